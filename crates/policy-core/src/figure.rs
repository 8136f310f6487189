//! Figures: amounts with a unit, read from official wording and written for people.

use std::ops::Range;

pub use policy_format::Unit;

/// A quantity in hundredths, so that 2.5 is exact and no floating point is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(u64);

/// The largest amount that is read: ten trillion.
const MAX_WHOLE: u64 = 10_000_000_000_000;

impl Amount {
    /// A whole number of units; `None` beyond ten trillion.
    pub fn whole(units: u64) -> Option<Self> {
        (units <= MAX_WHOLE).then(|| Self(units * 100))
    }

    /// Hundredths of a unit; `None` beyond ten trillion units.
    pub fn hundredths(hundredths: u64) -> Option<Self> {
        (hundredths / 100 <= MAX_WHOLE).then_some(Self(hundredths))
    }

    /// The figure as a number of hundredths.
    pub fn in_hundredths(self) -> u64 {
        self.0
    }

    /// The figure in digits, and the multiplier word that follows it: 1000000 is `("100", "万")` in Chinese
    /// and `("1,000,000", "")` elsewhere.
    pub fn in_words(self, lang: &str) -> (String, &'static str) {
        if lang != "zh" {
            return (self.digits(","), "");
        }
        let step = [(100_000_000, "亿"), (10_000, "万")]
            .into_iter()
            .find(|(step, _)| self.0 >= step * 100 && self.0.is_multiple_of(*step));
        match step {
            Some((step, word)) => (Self(self.0 / step).digits(""), word),
            None => (self.digits(""), ""),
        }
    }

    fn digits(self, separator: &str) -> String {
        let whole = (self.0 / 100).to_string();
        let mut text = String::new();
        for (idx, digit) in whole.chars().enumerate() {
            if idx > 0 && (whole.len() - idx).is_multiple_of(3) {
                text.push_str(separator);
            }
            text.push(digit);
        }
        let cents = self.0 % 100;
        if cents > 0 {
            text.push('.');
            text.push(digit_char(cents / 10));
            if !cents.is_multiple_of(10) {
                text.push(digit_char(cents % 10));
            }
        }
        text
    }
}

fn digit_char(digit: u64) -> char {
    char::from(b'0' + u8::try_from(digit % 10).unwrap_or(0))
}

/// The units: the id in a guide, and how official wording writes them after the number.
pub const UNITS: [(Unit, &str, &[&str]); 8] = [
    (Unit::Yuan, "CNY", &["元", "块"]),
    (Unit::Percent, "percent", &["%", "％"]),
    (Unit::BasisPoints, "bp", &["BP", "bp", "个基点"]),
    (Unit::People, "people", &["人", "名"]),
    (Unit::Years, "years", &["年"]),
    (Unit::Months, "months", &["个月"]),
    (Unit::Sessions, "sessions", &["期"]),
    (Unit::Times, "times", &["次"]),
];

/// The unit that a text begins with, and the length of its word in bytes.
fn unit_at_start(text: &str) -> Option<(Unit, usize)> {
    UNITS.iter().find_map(|(unit, _, written)| {
        let word = written.iter().find(|word| text.starts_with(**word))?;
        Some((*unit, word.len()))
    })
}

/// A figure found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Bytes of the text: from the first digit to the end of the unit.
    pub place: Range<usize>,
    /// How many.
    pub amount: Amount,
    /// Of what; `None` where no known unit follows.
    pub unit: Option<Unit>,
}

/// Words that multiply the number before them.
const MULTIPLIERS: [(char, u64); 5] =
    [('十', 10), ('百', 100), ('千', 1_000), ('万', 10_000), ('亿', 100_000_000)];

/// Every figure in `text`, in order. Digits may be of full or half width.
///
/// ```
/// use policy_core::figure::{find_figures, Amount, Unit};
/// let figures = find_figures("最高100万元");
/// assert_eq!((figures[0].amount, figures[0].unit), (Amount::whole(1_000_000).unwrap(), Some(Unit::Yuan)));
/// ```
pub fn find_figures(text: &str) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut from = 0;
    while let Some(skip) = text[from..].find(|c| digit_of(c).is_some()) {
        let start = from + skip;
        let (amount, number_len) = read_number(&text[start..]);
        let unit_at = start + number_len;
        let unit = unit_at_start(&text[unit_at..]);
        from = unit_at + unit.map_or(0, |(_, len)| len);
        if let Some(amount) = amount {
            figures.push(Figure { place: start..from, amount, unit: unit.map(|(unit, _)| unit) });
        }
    }
    figures
}

/// The amount at the start of `text` with its multipliers, and how many bytes it takes.
fn read_number(text: &str) -> (Option<Amount>, usize) {
    let mut hundredths: u64 = 0;
    let mut decimals: Option<u32> = None;
    let mut chars = text.char_indices().peekable();
    while let Some(&(at, c)) = chars.peek() {
        let followed_by_digit =
            || text[at + c.len_utf8()..].chars().next().and_then(digit_of).is_some();
        match (digit_of(c), decimals) {
            (Some(digit), None) => {
                hundredths =
                    hundredths.saturating_mul(10).saturating_add(digit.saturating_mul(100));
            }
            (Some(digit), Some(n)) => {
                hundredths = hundredths
                    .saturating_add(digit * [10, 1].get(n as usize).copied().unwrap_or(0));
                decimals = Some(n.saturating_add(1));
            }
            (None, None) if c == '.' && followed_by_digit() => decimals = Some(0),
            (None, None)
                if matches!(c, ',' | '，') && groups_thousands(&text[at + c.len_utf8()..]) => {}
            _ => break,
        }
        chars.next();
    }
    while let Some(&(_, c)) = chars.peek() {
        let Some((_, factor)) = MULTIPLIERS.iter().find(|(word, _)| *word == c) else { break };
        hundredths = hundredths.saturating_mul(*factor);
        chars.next();
    }
    (Amount::hundredths(hundredths), chars.peek().map_or(text.len(), |(at, _)| *at))
}

/// Whether exactly three digits stand at the start.
fn groups_thousands(text: &str) -> bool {
    text.chars().take_while(|c| digit_of(*c).is_some()).count() == 3
}

fn digit_of(c: char) -> Option<u64> {
    match c {
        '0'..='9' => Some(u64::from(c) - u64::from('0')),
        '０'..='９' => Some(u64::from(c) - u64::from('０')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u64, Option<Unit>, &str)]) {
        let found: Vec<_> = find_figures(text)
            .into_iter()
            .map(|figure| (figure.amount.0, figure.unit, text[figure.place].to_owned()))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(a, u, t)| (*a, *u, (*t).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_what_the_list_writes() {
        check("最高100万元安家", &[(100_000_000, Some(Unit::Yuan), "100万元")]);
        check("2.5万元/人", &[(2_500_000, Some(Unit::Yuan), "2.5万元")]);
        check("2000元/人", &[(200_000, Some(Unit::Yuan), "2000元")]);
        check("的3%进行", &[(300, Some(Unit::Percent), "3%")]);
        check("LPR－150BP以上", &[(15_000, Some(Unit::BasisPoints), "150BP")]);
        check(
            "15期、2万人",
            &[(1_500, Some(Unit::Sessions), "15期"), (2_000_000, Some(Unit::People), "2万人")],
        );
        check("“416”科技", &[(41_600, None, "416")]);
    }

    #[test]
    fn reads_separators_full_width_and_decimals() {
        check("1,000,000元", &[(100_000_000, Some(Unit::Yuan), "1,000,000元")]);
        check("１００万", &[(100_000_000, None, "１００万")]);
        check("1.25%", &[(125, Some(Unit::Percent), "1.25%")]);
        check("2025.", &[(202_500, None, "2025")]);
        check("1,2", &[(100, None, "1"), (200, None, "2")]);
    }

    #[test]
    fn leaves_out_what_is_absurdly_large() {
        check("99999999999999999999999999亿元", &[]);
    }

    #[test]
    fn writes_amounts_as_each_language_does() {
        let amount = |n| Amount::whole(n).unwrap();
        assert_eq!(amount(1_000_000).in_words("zh"), ("100".into(), "万"));
        assert_eq!(amount(25_000).in_words("zh"), ("2.5".into(), "万"));
        assert_eq!(amount(8_000).in_words("zh"), ("8000".into(), ""));
        assert_eq!(amount(300_000_000).in_words("zh"), ("3".into(), "亿"));
        assert_eq!(amount(12_345).in_words("zh"), ("12345".into(), ""));
        assert_eq!(amount(1_000_000).in_words("en"), ("1,000,000".into(), ""));
        assert_eq!(Amount::hundredths(250).unwrap().in_words("en"), ("2.5".into(), ""));
    }
}
