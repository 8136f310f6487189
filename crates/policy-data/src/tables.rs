//! Pinyin, variants and likenesses of the characters of a guide, and words that say nothing or belong elsewhere: see
//! `policy_core::search::Tables` for how they are written.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::{ToPinyin as _, ToPinyinMulti as _};
use policy_core::Guide;
use policy_core::search::{Asks, Engine};

use crate::simplified::simplified;

/// Words that people put around what they want, words for what other offices do, and groups of characters that look alike.
const FILLERS: &str = include_str!("fillers.txt");
const ELSEWHERE: &str = include_str!("elsewhere.txt");
const LOOK_ALIKES: &str = include_str!("look_alikes.txt");

/// Characters that are in use with a second reading. Others have one only in names and old texts: those readings would
/// mislead more than help.
const SEVERAL_READINGS: &str = "重行长调还都参会校传数乐率应单朝为分好教处更兴降便强量着得地省车模差系约色识角\
                              核给薄中种转卷圈称创当发干间将结据看累没难宁曲任少舍盛似提挑吐相血扎涨只正";

/// The radicals of U+2F00 on, as the characters that they look like: some programs copy them out of a document instead.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广\
    廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹\
    米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食\
    首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
const FIRST_RADICAL: char = '\u{2f00}';

/// The tables of a guide, and of the questions that its policies answer, as text.
pub fn of(guide: &Guide, asks: &Asks) -> String {
    let texts = Engine::texts(guide).chain(asks.texts());
    let chars: BTreeSet<char> = texts.flat_map(str::chars).filter(|c| is_han(*c)).collect();
    let mut lines = pinyin(&chars);
    lines.push(format!("= {}", variants(&chars)));
    let is_used = |group: &&str| group.chars().any(|c| chars.contains(&c));
    let look_alikes: Vec<&str> = LOOK_ALIKES.split_whitespace().filter(is_used).collect();
    lines.push(format!("~ {}", look_alikes.join(" ")));
    lines.push(format!("! {}", words(ELSEWHERE)));
    lines.push(format!("- {}", words(FILLERS)));
    lines.join("\n") + "\n"
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// A line a syllable: the characters that usually sound so, and those that sometimes do.
fn pinyin(chars: &BTreeSet<char>) -> Vec<String> {
    let mut rows: BTreeMap<String, [String; 2]> = BTreeMap::new();
    for c in chars {
        let Some(usual) = usual_sound(*c) else { continue };
        for sound in pinyin_of(*c) {
            let is_rare = usize::from(sound != usual);
            rows.entry(sound).or_default()[is_rare].push(*c);
        }
    }
    let lines = rows.into_iter().map(|(sound, [usual, rare])| match usual.as_str() {
        // A syllable that no character usually has.
        "" => format!("{sound} - {rare}"),
        usual => format!("{sound} {usual} {rare}").trim_end().to_owned(),
    });
    lines.collect()
}

/// The sound that a character has in most words, without its tone.
fn usual_sound(c: char) -> Option<String> {
    // The library's first is the one of 转文.
    if c == '转' {
        return Some("zhuan".to_owned());
    }
    c.to_pinyin().map(|sound| typed(sound.plain()))
}

/// ü is typed as v.
fn typed(sound: &str) -> String {
    sound.replace('ü', "v")
}

/// The pinyin of a character without its tones.
fn pinyin_of(c: char) -> BTreeSet<String> {
    if !SEVERAL_READINGS.contains(c) {
        return usual_sound(c).into_iter().collect();
    }
    let all = c.to_pinyin_multi().into_iter().flatten();
    all.map(|sound| typed(sound.plain())).collect()
}

/// Pairs of a character that isn't used in the guide and the one that is.
fn variants(chars: &BTreeSet<char>) -> String {
    let mut pairs = String::new();
    for (radical, c) in (FIRST_RADICAL..).zip(RADICALS.chars()) {
        let simplified = simplified(c).unwrap_or(c);
        if chars.contains(&simplified) {
            pairs.extend([radical, simplified]);
        }
    }
    for c in '\u{4e00}'..='\u{9fff}' {
        if let Some(to) = simplified(c)
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

    fn tables() -> policy_core::search::Tables {
        let (guide, _) = load(include_str!("../../../public/policies.json"));
        policy_core::search::Tables::read(&of(&guide, &Asks::default()))
    }

    #[test]
    fn covers_the_characters_in_use_and_their_variants() {
        let tables = tables();
        assert_eq!(tables.fold("職稱評審"), "职称评审");
        assert!(tables.spellings("职称", 4).iter().any(|spelling| spelling.full == "zhicheng"));
        assert!(tables.spellings("重庆", 4).iter().any(|spelling| spelling.full == "chongqing"));
        assert!(tables.spellings("女", 4).iter().any(|spelling| spelling.full == "nv"));
    }

    #[test]
    fn the_usual_sound_of_a_word_is_among_the_first() {
        let tables = tables();
        for (word, usual) in [
            ("招聘", "zhaopin"),
            ("信息技术", "xinxijishu"),
            ("成果转化", "chengguozhuanhua"),
            ("研究", "yanjiu"),
        ] {
            assert_eq!(tables.spellings(word, 1)[0].full, usual, "{word}");
        }
    }

    #[test]
    fn radicals_are_the_characters_that_they_look_like() {
        assert_eq!(RADICALS.chars().count(), 214);
        // 工 and 人 as U+2F2F and U+2F08.
        assert_eq!(tables().fold("\u{2f2f}程师\u{2f08}才"), "工程师人才");
    }
}
