//! Which parts of a shared string of an .xls file have a font of their own: what is struck out inside a cell.

use std::ops::Range;

/// Set where characters have two bytes, where a phonetic text follows, and where runs of fonts follow.
const WIDE: u8 = 1;
const EXTENDED: u8 = 4;
const RICH: u8 = 8;

/// From a character on, in UTF-16 units, the font of this index.
pub type Run = (usize, usize);

/// The runs of each shared string, in order. `parts` are the table's record and those that continue it (MS-XLS 2.4.265).
/// What is damaged has no runs.
pub fn runs_of(parts: &[&[u8]]) -> Vec<Vec<Run>> {
    let mut bytes = Bytes { parts, at: 0 };
    let mut strings = Vec::new();
    // How often strings are used, and how many there are.
    let n = bytes.long().and_then(|_| bytes.long()).unwrap_or(0);
    for _ in 0..n {
        let Some(runs) = string(&mut bytes) else { break };
        strings.push(runs);
    }
    strings
}

fn string(bytes: &mut Bytes<'_>) -> Option<Vec<Run>> {
    let n_units = bytes.short()?;
    let flags = bytes.byte()?;
    let n_runs = if flags & RICH == 0 { 0 } else { bytes.short()? };
    let n_extended = if flags & EXTENDED == 0 { 0 } else { bytes.long()? };
    bytes.skip_text(n_units, flags & WIDE != 0)?;
    let runs = (0..n_runs).map(|_| Some((bytes.short()?, bytes.short()?)));
    let runs = runs.collect::<Option<Vec<Run>>>()?;
    bytes.skip(n_extended)?;
    Some(runs)
}

/// The parts of a text, in UTF-16 units, whose font `is_struck`. Before the first run stands the cell's own font.
pub fn struck_parts(
    runs: &[Run],
    own: usize,
    is_struck: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let ends = runs.iter().map(|(from, _)| *from).chain([usize::MAX]);
    let fonts = [own].into_iter().chain(runs.iter().map(|(_, font)| *font));
    let mut from = 0;
    let mut parts = Vec::new();
    for (end, font) in ends.zip(fonts) {
        if is_struck(font) && end > from {
            parts.push(from..end);
        }
        from = end;
    }
    parts
}

/// A text without its parts, and what they were.
pub fn without(text: &str, parts: &[Range<usize>]) -> (String, String) {
    let (mut kept, mut struck, mut at) = (String::new(), String::new(), 0);
    for c in text.chars() {
        let is_struck = parts.iter().any(|part| part.contains(&at));
        let side = if is_struck { &mut struck } else { &mut kept };
        side.push(c);
        at += c.len_utf16();
    }
    (kept, struck)
}

/// Bytes that go on from one record to the next.
struct Bytes<'a> {
    parts: &'a [&'a [u8]],
    at: usize,
}

impl Bytes<'_> {
    /// Steps over parts that are used up.
    fn settle(&mut self) {
        while let [part, rest @ ..] = self.parts
            && self.at >= part.len()
        {
            (self.at, self.parts) = (self.at - part.len(), rest);
        }
    }

    fn byte(&mut self) -> Option<u8> {
        self.settle();
        let byte = self.parts.first()?.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn short(&mut self) -> Option<usize> {
        Some(usize::from(self.byte()?) | usize::from(self.byte()?) << 8)
    }

    fn long(&mut self) -> Option<usize> {
        Some(self.short()? | self.short()? << 16)
    }

    fn skip(&mut self, n: usize) -> Option<()> {
        self.at += n;
        self.settle();
        (n == 0 || self.at == 0 || !self.parts.is_empty()).then_some(())
    }

    /// Characters that go on in another record begin there with their width.
    fn skip_text(&mut self, mut n_units: usize, mut is_wide: bool) -> Option<()> {
        while n_units > 0 {
            let left = self.parts.first()?.len().saturating_sub(self.at);
            let width = if is_wide { 2 } else { 1 };
            let n = n_units.min(left / width);
            self.at += n * width;
            n_units -= n;
            if n_units > 0 {
                // An odd byte at the end of a record is none of a character.
                (self.at, self.parts) = (0, self.parts.get(1..)?);
                is_wide = self.byte()? & WIDE != 0;
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn shorts(all: &[u16]) -> Vec<u8> {
        all.iter().flat_map(|n| n.to_le_bytes()).collect()
    }

    #[test]
    fn runs_are_read_across_records_and_beside_phonetic_texts() {
        let first = [
            shorts(&[3, 0, 3, 0, 4]),
            vec![WIDE | RICH],
            shorts(&[1]),
            units("旧的新的"),
            shorts(&[2, 6]),
            shorts(&[2]),
            vec![EXTENDED],
            shorts(&[3, 0]),
            b"ab".to_vec(),
            b"xyz".to_vec(),
            shorts(&[4]),
            vec![WIDE | RICH],
            shorts(&[2]),
            units("一二"),
        ];
        let second = [vec![0], b"cd".to_vec(), shorts(&[0, 5])];
        let (first, second, third) = (first.concat(), second.concat(), shorts(&[3, 0]));
        let found = runs_of(&[&first, &second, &third]);
        assert_eq!(found, [vec![(2, 6)], vec![], vec![(0, 5), (3, 0)]]);
        assert_eq!(runs_of(&[&first]).len(), 2, "what is cut short has no runs");
        assert!(runs_of(&[]).is_empty());
    }

    #[test]
    fn what_is_struck_out_is_taken_out() {
        let struck = struck_parts(&[(2, 6), (4, 0)], 1, |font| font == 6);
        assert_eq!(struck, [Range { start: 2, end: 4 }]);
        assert_eq!(without("𠮷旧的新", &struck), ("𠮷新".into(), "旧的".into()));
        assert_eq!(struck_parts(&[(2, 0)], 6, |font| font == 6), [Range { start: 0, end: 2 }]);
        assert!(struck_parts(&[], 0, |font| font == 6).is_empty());
    }
}
