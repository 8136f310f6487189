//! Numbers that Word counts by itself, worked out as the page shows them: levels, starts, and ways to write a number.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use super::docx_parts::is_on;
use super::xml::{Piece, attribute, walk};

/// Word has nine levels.
const N_LEVELS: usize = 9;

/// A level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// What is shown, with `%1` for the number of the first level.
    text: String,
    /// The style whose paragraphs have this level.
    style: Option<String>,
    /// Whether numbers above it are shown as figures.
    is_legal: bool,
    /// Whether it begins anew under a level above.
    is_restarted: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            style: None,
            is_legal: false,
            is_restarted: true,
        }
    }
}

/// A use of a list, with what it changes.
#[derive(Clone, Debug, Default)]
struct Use {
    list: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// The lists of a document.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
    uses: BTreeMap<String, Use>,
}

impl Numbering {
    /// Reads the part; what is damaged is left out.
    pub fn of(xml: &str) -> Self {
        let mut reader = Reader::default();
        // What was read before a fault stays.
        let _ = walk(xml, |piece| {
            match piece {
                Piece::Open(name, start) => reader.open(name, start),
                Piece::Close(name) => reader.close(name),
                Piece::Text(_) => {}
            }
            Ok(())
        });
        reader.numbering
    }

    /// The level that a style's paragraphs have.
    pub fn level_of(&self, id: &str, style: &str) -> Option<usize> {
        let levels = self.lists.get(&self.uses.get(id)?.list)?;
        let mut found = levels.iter().filter(|(_, level)| level.style.as_deref() == Some(style));
        found.next().map(|(idx, _)| *idx)
    }

    fn level(&self, id: &str, idx: usize) -> Option<&Level> {
        let one = self.uses.get(id)?;
        one.levels.get(&idx).or_else(|| self.lists.get(&one.list)?.get(&idx))
    }
}

#[derive(Default)]
struct Reader {
    numbering: Numbering,
    list: Option<String>,
    one: Option<(String, Use)>,
    /// The level that is open.
    idx: usize,
    level: Level,
}

impl Reader {
    fn open(&mut self, name: &str, start: &BytesStart<'_>) {
        let value = |name| attribute(start, name).unwrap_or_default();
        let number = |name| value(name).parse::<u32>().ok();
        match name {
            "abstractNum" => self.list = Some(value("abstractNumId")),
            "num" => self.one = Some((value("numId"), Use::default())),
            "lvl" | "lvlOverride" => {
                self.idx = value("ilvl").parse().unwrap_or(0).min(N_LEVELS - 1);
                self.level = Level::default();
            }
            "start" => self.level.start = number("val").unwrap_or(1),
            "numFmt" => self.level.format = value("val"),
            "lvlText" => self.level.text = value("val"),
            "pStyle" => self.level.style = attribute(start, "val"),
            "isLgl" => self.level.is_legal = is_on(start),
            "lvlRestart" => self.level.is_restarted = number("val") != Some(0),
            "abstractNumId" => {
                if let Some((_, one)) = &mut self.one {
                    one.list = value("val");
                }
            }
            "startOverride" => {
                if let (Some((_, one)), Some(start)) = (&mut self.one, number("val")) {
                    one.starts.insert(self.idx, start);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "lvl" => {
                let level = std::mem::take(&mut self.level);
                if let Some((_, one)) = &mut self.one {
                    one.levels.insert(self.idx, level);
                } else if let Some(list) = &self.list {
                    self.numbering.lists.entry(list.clone()).or_default().insert(self.idx, level);
                }
            }
            "abstractNum" => self.list = None,
            "num" => {
                if let Some((id, one)) = self.one.take() {
                    self.numbering.uses.insert(id, one);
                }
            }
            _ => {}
        }
    }
}

/// How far each list has counted.
#[derive(Clone, Debug, Default)]
pub struct Counters {
    counts: BTreeMap<String, [Option<u32>; N_LEVELS]>,
    begun: BTreeSet<(String, usize)>,
}

impl Counters {
    /// Counts a paragraph on; returns what the page shows before it, `None` where that is not known or is no number.
    pub fn next(&mut self, numbering: &Numbering, id: &str, idx: usize) -> Option<String> {
        let idx = idx.min(N_LEVELS - 1);
        let one = numbering.uses.get(id)?;
        let level = numbering.level(id, idx)?;
        let counts = self.counts.entry(one.list.clone()).or_default();
        let is_first = self.begun.insert((id.to_owned(), idx));
        let start = one.starts.get(&idx).copied().filter(|_| is_first);
        let count = start.or(counts[idx].map(|n| n.saturating_add(1))).unwrap_or(level.start);
        counts[idx] = Some(count);
        for (deeper, count) in counts.iter_mut().enumerate().skip(idx + 1) {
            if numbering.level(id, deeper).is_none_or(|level| level.is_restarted) {
                *count = None;
            }
        }
        let counts = *counts;
        shown(numbering, id, level, &counts)
    }
}

fn shown(
    numbering: &Numbering,
    id: &str,
    level: &Level,
    counts: &[Option<u32>; N_LEVELS],
) -> Option<String> {
    if level.format == "bullet" {
        return None;
    }
    let (mut shown, mut is_mark) = (String::new(), false);
    for c in level.text.chars() {
        let digit = c.to_digit(10).and_then(|n| usize::try_from(n).ok()).filter(|n| *n > 0);
        match (std::mem::take(&mut is_mark), digit) {
            (true, Some(n)) => {
                let of = numbering.level(id, n - 1)?;
                let count = counts.get(n - 1).copied().flatten().unwrap_or(of.start);
                let format = if level.is_legal { "decimal" } else { &of.format };
                shown.push_str(&written(count, format)?);
            }
            (false, _) if c == '%' => is_mark = true,
            _ => shown.push(c),
        }
    }
    Some(shown.trim().to_owned()).filter(|shown| !shown.is_empty())
}

/// A number as a format has it; `None` for formats that nobody here knows.
pub fn written(n: u32, format: &str) -> Option<String> {
    let nth = |signs: &str| {
        let idx = usize::try_from(n.checked_sub(1)?).ok()?;
        signs.chars().nth(idx).map(String::from)
    };
    match format {
        "decimal" => Some(n.to_string()),
        "decimalZero" => Some(format!("{n:02}")),
        "none" => Some(String::new()),
        "decimalFullWidth" | "decimalFullWidth2" => {
            let wide = |c: char| char::from_u32(u32::from(c) - u32::from('0') + u32::from('０'));
            n.to_string().chars().map(wide).collect()
        }
        "lowerLetter" => letter(n, b'a'),
        "upperLetter" => letter(n, b'A'),
        "lowerRoman" => roman(n).map(|text| text.to_lowercase()),
        "upperRoman" => roman(n),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => chinese(n),
        "ideographTraditional" => nth("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => nth("子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedParen" => nth("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalEnclosedFullstop" => nth("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
        _ => None,
    }
}

/// a, b, … z, aa, bb, …
fn letter(n: u32, first: u8) -> Option<String> {
    let idx = n.checked_sub(1)?;
    let letter = first + u8::try_from(idx % 26).ok()?;
    let times = usize::try_from(idx / 26).ok()?.min(20) + 1;
    Some(char::from(letter).to_string().repeat(times))
}

fn roman(n: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4_000).contains(&n) {
        return None;
    }
    let (mut rest, mut text) = (n, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            text.push_str(sign);
        }
    }
    Some(text)
}

/// 一, 十, 十一, 二十, 一百零一.
fn chinese(n: u32) -> Option<String> {
    let digit = |n: u32| "零一二三四五六七八九".chars().nth(usize::try_from(n).ok()?);
    let tens = |n: u32, is_whole: bool| -> Option<String> {
        let mut text = String::new();
        match n / 10 {
            0 => {}
            1 if is_whole => text.push('十'),
            tens => {
                text.push(digit(tens)?);
                text.push('十');
            }
        }
        if !n.is_multiple_of(10) {
            text.push(digit(n % 10)?);
        }
        Some(text)
    };
    match n {
        1..=99 => tens(n, true),
        100..=999 => {
            let zero = if (1..10).contains(&(n % 100)) { "零" } else { "" };
            Some([&digit(n / 100)?.to_string(), "百", zero, &tens(n % 100, false)?].concat())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (n, format, text) in [
            (3, "decimal", "3"),
            (3, "decimalZero", "03"),
            (12, "decimalFullWidth", "１２"),
            (28, "lowerLetter", "bb"),
            (4, "upperRoman", "IV"),
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (11, "japaneseCounting", "十一"),
            (20, "chineseCounting", "二十"),
            (101, "chineseCounting", "一百零一"),
            (110, "chineseCounting", "一百一十"),
            (2, "ideographTraditional", "乙"),
            (3, "decimalEnclosedCircle", "③"),
        ] {
            assert_eq!(written(n, format).as_deref(), Some(text), "{format}");
        }
        assert_eq!(written(21, "decimalEnclosedCircle"), None);
        assert_eq!(written(1, "cardinalText"), None);
    }

    const XML: &str = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"Two\"/><w:isLgl/><w:lvlText w:val=\"%1.%2\"/></w:lvl>\
        <w:lvl w:ilvl=\"2\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"·\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
        <w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>";

    #[test]
    fn levels_count_on_and_begin_anew_under_the_level_above() {
        let (numbering, mut counters) = (Numbering::of(XML), Counters::default());
        assert_eq!(numbering.level_of("1", "Two"), Some(1));
        let mut next = |id, level| counters.next(&numbering, id, level);
        let label = |text: &str| Some(text.to_owned());
        assert_eq!(next("1", 0), label("三、"));
        assert_eq!(next("1", 1), label("3.1"));
        assert_eq!(next("1", 1), label("3.2"));
        assert_eq!(next("1", 0), label("四、"));
        assert_eq!(next("1", 1), label("4.1"));
        assert_eq!(next("1", 2), None);
        assert_eq!(next("2", 0), label("一、"), "another use of the list begins where it says");
        assert_eq!(next("1", 0), label("二、"), "and both count together");
        assert_eq!(next("9", 0), None);
    }
}
