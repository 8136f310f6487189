//! Numbers of policies and ordinals of headings, in any dress.

/// `7`, `7.`, `７`, `（7）`, `第7条`: a number above zero.
pub fn number_in(printed: &str) -> Option<u32> {
    let digits: String = printed.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let digits = digits.trim_matches(['(', ')', '（', '）', '.', '．', '、', '第', '条', '号']);
    let is_number =
        !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten().filter(|number| *number > 0)
}

/// A full-width digit as a plain one.
pub fn half_width(c: char) -> char {
    match c {
        '０'..='９' => {
            char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c)
        }
        _ => c,
    }
}

/// 一、加强…, （二）…, 1.…, 第三部分 …: without the ordinal.
pub fn without_heading_ordinal(text: &str) -> &str {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('第') {
        let after = rest.trim_start_matches(is_figure);
        let tail =
            ["部分", "章", "节", "类", "篇"].iter().find_map(|word| after.strip_prefix(word));
        let bare =
            tail.map(|tail| tail.trim_start_matches(['：', ':', '、', '.', ' ', '\u{3000}']));
        return bare.filter(|bare| after.len() < rest.len() && !bare.is_empty()).unwrap_or(text);
    }
    let inner = text.trim_start_matches(['（', '(']);
    let rest = inner.trim_start_matches(is_figure);
    let bare = rest.trim_start_matches(['）', ')', '、', '.', '．', ' ', '\u{3000}']);
    let is_ordinal = rest.len() < inner.len() && bare.len() < rest.len() && !bare.is_empty();
    if is_ordinal { bare } else { text }
}

/// Whether a text begins with an ordinal that headings have.
pub fn has_ordinal(text: &str) -> bool {
    without_heading_ordinal(text).len() < text.trim().len()
}

fn is_figure(c: char) -> bool {
    "一二三四五六七八九十".contains(c) || half_width(c).is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_any_dress() {
        for (printed, number) in [("7", 7), ("７", 7), ("（7）", 7), ("7、", 7), ("第 7 条", 7)]
        {
            assert_eq!(number_in(printed), Some(number), "{printed}");
        }
        for printed in ["", "0", "7-1", "1.1", "一", "99999999999"] {
            assert_eq!(number_in(printed), None, "{printed}");
        }
    }

    #[test]
    fn ordinals_of_headings_go_and_names_stay() {
        for (text, bare) in [
            ("一、人才引进", "人才引进"),
            ("（二）人才培养", "人才培养"),
            ("3.服务保障", "服务保障"),
            ("第三部分 服务保障", "服务保障"),
            ("十五五规划", "十五五规划"),
            ("第一", "第一"),
        ] {
            assert_eq!(without_heading_ordinal(text), bare);
        }
    }
}
