//! Sounds and variants for the characters of a guide, and words that say nothing: see `policy_core::search::Tables` for how they are written.

use std::collections::{BTreeMap, BTreeSet};

use character_converter::traditional_to_simplified;
use pinyin::ToPinyinMulti as _;
use policy_core::Guide;
use policy_core::search::Engine;

/// The tables as text.
pub fn of(guide: &Guide) -> String {
    let chars: BTreeSet<char> =
        Engine::texts(guide).flat_map(str::chars).filter(|c| is_han(*c)).collect();
    let mut sounds: BTreeMap<String, String> = BTreeMap::new();
    for c in &chars {
        for sound in sounds_of(*c) {
            sounds.entry(sound).or_default().push(*c);
        }
    }
    let mut lines: Vec<String> =
        sounds.into_iter().map(|(sound, chars)| format!("{sound} {chars}")).collect();
    lines.push(format!("= {}", variants(&chars)));
    let fillers: Vec<&str> = include_str!("fillers.txt").split_whitespace().collect();
    lines.push(format!("- {}", fillers.join(" ")));
    lines.join("\n") + "\n"
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Every sound without its tone; ü is typed as v.
fn sounds_of(c: char) -> BTreeSet<String> {
    let Some(all) = c.to_pinyin_multi() else { return BTreeSet::new() };
    all.into_iter().map(|sound| sound.plain().replace('ü', "v")).collect()
}

/// Pairs of a character that isn't used in the guide and the one that is.
fn variants(chars: &BTreeSet<char>) -> String {
    let mut pairs = String::new();
    for c in '\u{4e00}'..='\u{9fff}' {
        let text = c.to_string();
        let simplified = traditional_to_simplified(&text);
        let mut to = simplified.chars();
        if let (Some(to), None) = (to.next(), to.next())
            && to != c
            && chars.contains(&to)
            && !chars.contains(&c)
        {
            pairs.extend([c, to]);
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy_core::load;

    #[test]
    fn covers_the_characters_in_use_and_their_variants() {
        let (guide, _) = load(include_str!("../../../public/policies.json"));
        let tables = policy_core::search::Tables::read(&of(&guide));
        assert_eq!(tables.fold("職稱評審"), "职称评审");
        assert!(tables.spellings("职称", 4).iter().any(|spelling| spelling.full == "zhicheng"));
        assert!(tables.spellings("重庆", 4).iter().any(|spelling| spelling.full == "chongqing"));
        assert!(tables.spellings("女", 4).iter().any(|spelling| spelling.full == "nv"));
    }
}
