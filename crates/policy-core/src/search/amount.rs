//! Sums of money as people type them: 5万, 100w, 一百万, 1,000,000, 2000块.

use super::fold::is_han;

/// A number at the start of what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value in hundredths.
    pub hundredths: u64,
    /// How many characters it takes.
    pub len: usize,
    /// A multiplier or a currency says that it is money.
    pub is_money: bool,
}

const DIGITS: &str = "零一二三四五六七八九";
const STEPS: [(char, u64); 8] = [
    ('十', 10),
    ('百', 100),
    ('千', 1000),
    ('k', 1000),
    ('万', 10_000),
    ('萬', 10_000),
    ('w', 10_000),
    ('亿', 100_000_000),
];
const CURRENCIES: &str = "元块圆￥";

/// Reads a number with its multipliers and currency; `None` where there is none.
pub fn read_number(chars: &[char]) -> Option<Number> {
    let arabic = read_arabic(chars);
    // 十 alone and 十分 are words like any other.
    let chinese = || read_chinese(chars).filter(|(hundredths, _)| *hundredths >= 10_000);
    let (mut hundredths, mut len) = arabic.or_else(chinese)?;
    let mut is_money = arabic.is_none();
    if arabic.is_some() {
        while let Some(step) = chars.get(len).and_then(|c| step_of(*c)) {
            // "100km" and "5kg" are no money.
            let next = chars.get(len + 1);
            if step.0.is_ascii() && next.is_some_and(char::is_ascii_alphanumeric) {
                break;
            }
            hundredths = hundredths.saturating_mul(step.1);
            len += 1;
            is_money = true;
        }
    }
    if chars.get(len).is_some_and(|c| CURRENCIES.contains(*c)) {
        len += 1;
        is_money = true;
    }
    Some(Number { hundredths, len, is_money })
}

fn step_of(c: char) -> Option<(char, u64)> {
    STEPS.into_iter().find(|(step, _)| *step == c)
}

/// Digits with separators and decimals.
fn read_arabic(chars: &[char]) -> Option<(u64, usize)> {
    let (mut value, mut decimals, mut len) = (0_u64, None, 0);
    for (at, c) in chars.iter().enumerate() {
        match (c.to_digit(10), decimals) {
            (Some(digit), None) => {
                value = value.saturating_mul(10).saturating_add(u64::from(digit));
            }
            (Some(digit), Some(n @ (0 | 1))) => {
                value = value.saturating_mul(10).saturating_add(u64::from(digit));
                decimals = Some(n + 1);
            }
            (Some(_), Some(_)) => {}
            (None, None) if *c == '.' && at > 0 && digit_after(chars, at) => decimals = Some(0),
            (None, None) if *c == ',' && at > 0 && digit_after(chars, at) => continue,
            _ => break,
        }
        len = at + 1;
    }
    let shift = [100, 10, 1].get(decimals.unwrap_or(0)).copied().unwrap_or(1);
    (len > 0).then_some((value.saturating_mul(shift), len))
}

fn digit_after(chars: &[char], at: usize) -> bool {
    chars.get(at + 1).is_some_and(char::is_ascii_digit)
}

/// 一百万, 两千, 二十五万, or one digit by itself.
fn read_chinese(chars: &[char]) -> Option<(u64, usize)> {
    let (mut total, mut part, mut digit, mut len, mut steps) = (0_u64, 0_u64, None, 0, 0);
    for c in chars.iter().take_while(|c| is_han(**c)) {
        if let Some(value) = digit_of(*c) {
            digit = Some(value);
        } else if let Some((_, step)) = step_of(*c) {
            if digit.is_none() && part == 0 && total == 0 && step != 10 {
                break;
            }
            steps += 1;
            if step >= 10_000 {
                total = (total + part + digit.unwrap_or(0)) * step;
                part = 0;
            } else {
                part += digit.unwrap_or(1) * step;
            }
            digit = None;
        } else {
            break;
        }
        len += 1;
    }
    let value = total + part + digit.unwrap_or(0);
    (len > 0 && (steps > 0 || len == 1)).then_some((value.saturating_mul(100), len))
}

/// A whole number in digits of either kind: 12, 十二, 五.
pub fn read_ordinal(chars: &[char]) -> Option<u32> {
    let (hundredths, len) = read_arabic(chars).or_else(|| read_chinese(chars))?;
    (len == chars.len()).then(|| u32::try_from(hundredths / 100).ok()).flatten()
}

fn digit_of(c: char) -> Option<u64> {
    if c == '两' {
        return Some(2);
    }
    DIGITS.chars().position(|known| known == c).and_then(|at| u64::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, yuan: Option<f64>, rest: &str, is_money: bool) {
        let chars: Vec<char> = text.chars().collect();
        let number = read_number(&chars);
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let value = number.map(|number| number.hundredths as f64 / 100.0);
        assert_eq!(value, yuan, "{text}");
        if let Some(number) = number {
            assert_eq!(chars[number.len..].iter().collect::<String>(), rest, "{text}");
            assert_eq!(number.is_money, is_money, "{text}");
        }
    }

    #[test]
    fn every_writing_of_a_sum() {
        check("100万", Some(1e6), "", true);
        check("100w补贴", Some(1e6), "补贴", true);
        check("一百万元", Some(1e6), "", true);
        check("1,000,000", Some(1e6), "", false);
        check("2.5万", Some(25_000.0), "", true);
        check("两千块", Some(2000.0), "", true);
        check("二十五万", Some(250_000.0), "", true);
        check("12", Some(12.0), "", false);
    }

    #[test]
    fn a_place_in_a_list() {
        let ordinal = |text: &str| read_ordinal(&text.chars().collect::<Vec<_>>());
        assert_eq!(
            ["12", "十二", "五", "二十"].map(ordinal),
            [Some(12), Some(12), Some(5), Some(20)]
        );
        assert_eq!(["", "几", "五六", "12x"].map(ordinal), [None; 4]);
    }

    #[test]
    fn what_is_no_sum() {
        check("一站式", None, "", false);
        check("十分", None, "", false);
        check("安家", None, "", false);
        check("5kg", Some(5.0), "kg", false);
    }
}
