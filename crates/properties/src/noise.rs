//! Inputs without order that are the same in every run: seeds, damaged here and there.

/// Numbers that are the same for the same seed.
pub struct Noise(u64);

impl Noise {
    /// The same seed gives the same numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number, below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    /// A copy of `bytes` with a few things cut, doubled, overwritten, or put in from `words`.
    pub fn damage(&mut self, bytes: &[u8], words: &[&[u8]]) -> Vec<u8> {
        let mut damaged = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(damaged.len() + 1);
            let len = self.below(24).min(damaged.len() - at);
            let part = damaged[at..at + len].to_vec();
            match self.below(6) {
                0 => damaged.truncate(at),
                1 => drop(damaged.splice(at..at + len, [])),
                2 => drop(damaged.splice(at..at, part)),
                3 if at < damaged.len() => damaged[at] = u8::try_from(self.below(256)).unwrap_or(0),
                4 => {
                    let to = self.below(damaged.len() + 1);
                    drop(damaged.splice(to..to, part));
                }
                _ => {
                    let word = words.get(self.below(words.len())).copied().unwrap_or(b"");
                    drop(damaged.splice(at..at + len, word.iter().copied()));
                }
            }
        }
        damaged
    }
}

/// Holds `property` against each seed, and against `n` damaged copies of them.
pub fn hold(property: fn(&[u8]), seeds: &[&[u8]], words: &[&str], n: usize) {
    seeds.iter().for_each(|seed| property(seed));
    let words: Vec<&[u8]> = words.iter().map(|word| word.as_bytes()).collect();
    let mut noise = Noise::new(5);
    for _ in 0..n {
        let seed = seeds.get(noise.below(seeds.len())).copied().unwrap_or(b"");
        property(&noise.damage(seed, &words));
    }
}
