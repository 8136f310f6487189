//! Sums as people type and say them: 5万, 2万5, 100w, 一百万, 一千三, 壹佰万, 1,000,000, 百分之三, 3个点.

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
    /// It is a share: 3%, 百分之三, 3个点.
    pub is_share: bool,
}

const DIGITS: &str = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖";
const STEPS: [(char, u64); 11] = [
    ('十', 10),
    ('拾', 10),
    ('百', 100),
    ('佰', 100),
    ('千', 1000),
    ('仟', 1000),
    ('k', 1000),
    ('万', 10_000),
    ('萬', 10_000),
    ('w', 10_000),
    ('亿', 100_000_000),
];
const CURRENCIES: &str = "元块圆￥";
/// Before a share, as it is said.
const PERCENT: [char; 3] = ['百', '分', '之'];
/// After a share.
const POINTS: [&[char]; 4] =
    [&['%'], &['个', '百', '分', '点'], &['个', '点'], &['百', '分', '点']];

/// Reads a number with its multipliers and currency; `None` where there is none.
pub fn read_number(chars: &[char]) -> Option<Number> {
    if let Some(rest) = chars.strip_prefix(&PERCENT) {
        let (hundredths, len) = read_arabic(rest).or_else(|| read_chinese(rest))?;
        return Some(share(hundredths, len + PERCENT.len()));
    }
    let (hundredths, len, is_money) = match read_arabic(chars) {
        Some((value, len)) => with_steps(chars, value, len),
        None => read_chinese(chars).map(|(value, len)| (value, len, true))?,
    };
    let rest = chars.get(len..).unwrap_or(&[]);
    if let Some(sign) = POINTS.iter().find(|sign| rest.starts_with(sign)) {
        return Some(share(hundredths, len + sign.len()));
    }
    // 十 alone and 十分 are words like any other, and so is one digit.
    if !chars.first().is_some_and(char::is_ascii_digit) && hundredths < 10_000 {
        return None;
    }
    let is_currency = rest.first().is_some_and(|c| CURRENCIES.contains(*c));
    let len = len + usize::from(is_currency);
    Some(Number { hundredths, len, is_money: is_money || is_currency, is_share: false })
}

fn share(hundredths: u64, len: usize) -> Number {
    Number { hundredths, len, is_money: false, is_share: true }
}

/// The multipliers after digits, and the digit after those that is said in short: 100万, 5k, 2万5.
fn with_steps(chars: &[char], value: u64, len: usize) -> (u64, usize, bool) {
    let (mut value, mut len, mut last) = (value, len, 1);
    while let Some((sign, step)) = chars.get(len).and_then(|c| step_of(*c)) {
        // "100km" and "5kg" are no money.
        let next = chars.get(len + 1);
        if sign.is_ascii() && next.is_some_and(char::is_ascii_alphabetic) {
            break;
        }
        value = value.saturating_mul(step);
        (len, last) = (len + 1, step);
    }
    if last >= 1000
        && let Some((more, n)) = read_arabic(chars.get(len..).unwrap_or(&[]))
    {
        // 2万5 is 2万5千; 2万5000 says all of it.
        let step = chars.get(len + n).and_then(|c| step_of(*c));
        let short = if n == 1 { last / 10 } else { 1 };
        value = value.saturating_add(more.saturating_mul(step.map_or(short, |(_, step)| step)));
        len += n + usize::from(step.is_some());
    }
    (value, len, last > 1)
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

/// 一百万, 两千, 二十五万, in short 一千三 and 两万五, or one digit by itself.
fn read_chinese(chars: &[char]) -> Option<(u64, usize)> {
    let (mut total, mut part, mut digit, mut len, mut steps) = (0_u64, 0_u64, None, 0, 0);
    // What a last digit counts: after 千 hundreds, after 零 ones.
    let mut short = 1;
    for c in chars.iter().take_while(|c| is_han(**c)) {
        if let Some(value) = digit_of(*c) {
            // 一千三一个月: what follows is no part of the sum.
            if steps > 0 && digit.is_some_and(|digit| digit > 0) {
                break;
            }
            short = if value == 0 { 1 } else { short };
            digit = Some(value);
        } else if let Some((_, step)) = step_of(*c) {
            if digit.is_none() && part == 0 && total == 0 && step != 10 {
                break;
            }
            steps += 1;
            if step >= 10_000 {
                total = total
                    .saturating_add(part)
                    .saturating_add(digit.unwrap_or(0))
                    .saturating_mul(step);
                part = 0;
            } else {
                part = part.saturating_add(digit.unwrap_or(1) * step);
            }
            (digit, short) = (None, step / 10);
        } else {
            break;
        }
        len += 1;
    }
    let value = total.saturating_add(part).saturating_add(digit.unwrap_or(0) * short.max(1));
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
    let at = DIGITS.chars().position(|known| known == c)?;
    u64::try_from(at % 10).ok()
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
    fn sums_as_they_are_said() {
        check("两万五", Some(25_000.0), "", true);
        check("一万五", Some(15_000.0), "", true);
        check("一千三一个月", Some(1300.0), "一个月", true);
        check("一百二", Some(120.0), "", true);
        check("一万零五", Some(10_005.0), "", true);
        check("2万5", Some(25_000.0), "", true);
        check("2万5千", Some(25_000.0), "", true);
        check("2万5000", Some(25_000.0), "", true);
        check("1千3", Some(1300.0), "", true);
        check("壹佰万", Some(1e6), "", true);
        check("贰拾萬元", Some(200_000.0), "", true);
        check("60w", Some(600_000.0), "", true);
        check("8k", Some(8000.0), "", true);
    }

    #[test]
    fn shares_as_they_are_written_and_said() {
        for text in ["3%", "百分之三", "百分之3", "3个点", "三个点", "三个百分点"]
        {
            let number = read_number(&text.chars().collect::<Vec<_>>()).unwrap();
            assert_eq!((number.hundredths, number.is_share), (300, true), "{text}");
            assert_eq!(number.len, text.chars().count(), "{text}");
        }
    }

    #[test]
    fn a_sum_beyond_all_measure_ends() {
        for text in ["九千亿", "9w", "99999999999999999999"] {
            let chars: Vec<char> = text.repeat(40).chars().collect();
            assert!(read_number(&chars).is_some(), "{text}");
        }
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
        check("百分之", None, "", false);
        check("5kg", Some(5.0), "kg", false);
    }
}
