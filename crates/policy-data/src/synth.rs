//! `synth`: a guide of any size in the words of a real one, to see how the search and the list bear it.
//! The sentences are the real guide's own, shuffled; what they add up to is no policy.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

/// The seed where none is given.
pub const SEED: u64 = 7;

/// Numbers without order that are the same for the same seed.
struct Noise(u64);

impl Noise {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end.max(1)
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}

/// A guide of `n` policies, as JSON; `guide` is the text of the real one.
///
/// # Errors
/// When the guide that lends its words is no guide.
pub fn synth(guide: &str, n: usize, seed: u64) -> Result<String> {
    let mut guide: Value = serde_json::from_str(guide).context("the guide is not JSON")?;
    let real = guide["policies"].as_array().cloned().context("the guide has no policies")?;
    let clauses: Vec<String> =
        real.iter().flat_map(|policy| clauses(&policy["official"]["text"])).collect();
    let mut noise = Noise(seed);
    let made: Option<Vec<Value>> =
        (1..=n).map(|number| policy(&real, &clauses, number, &mut noise)).collect();
    guide["policies"] = made.context("the guide has no policies")?.into();
    guide["id"] = json!("synthetic");
    Ok(guide.to_string())
}

/// The clauses of a text, cut at its punctuation.
fn clauses(text: &Value) -> Vec<String> {
    let text = text.as_str().unwrap_or("");
    let parts = text.split(['，', '。', '；', '\n']).map(str::trim);
    parts.filter(|part| part.chars().count() > 5).map(ToOwned::to_owned).collect()
}

/// A real policy under another number, with some of the clauses of others.
fn policy(real: &[Value], clauses: &[String], number: usize, noise: &mut Noise) -> Option<Value> {
    let mut policy = noise.of(real)?.clone();
    let mut text = policy["official"]["text"].as_str()?.to_owned();
    for _ in 0..noise.below(5) {
        text.push_str(noise.of(clauses)?);
        text.push('。');
    }
    policy["official"]["text"] = json!(text);
    policy["number"] = json!(number);
    let other = noise.of(real)?["editorial"]["title"]["zh"].as_str()?.to_owned();
    let title = policy["editorial"]["title"]["zh"].as_str()?.to_owned();
    policy["editorial"]["title"]["zh"] = json!(format!("{title}·{other}"));
    Some(policy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy_core::load;

    const GUIDE: &str = include_str!("../../../public/policies.json");

    #[test]
    fn a_made_guide_is_sound_and_the_same_for_the_same_seed() {
        let made = synth(GUIDE, 200, SEED).unwrap();
        let (guide, issues) = load(&made);
        assert_eq!((guide.policies.len(), issues.len()), (200, 0));
        assert_eq!(made, synth(GUIDE, 200, SEED).unwrap());
        assert_ne!(made, synth(GUIDE, 200, SEED + 1).unwrap());
    }
}
