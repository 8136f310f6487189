//! Characters that look like others, or like nothing: folded on the way in, and told.

use policy_core::load::is_hidden;
use unicode_normalization::UnicodeNormalization as _;

use super::hint::Hint;

/// Radicals of the supplement that Unicode does not decompose, with the characters that they look like.
const RADICALS: [(char, char); 34] = [
    ('⺁', '厂'),
    ('⺈', '刀'),
    ('⺌', '小'),
    ('⺍', '小'),
    ('⺕', '彐'),
    ('⺝', '月'),
    ('⺠', '民'),
    ('⺢', '水'),
    ('⺤', '爪'),
    ('⺩', '王'),
    ('⺫', '目'),
    ('⺬', '示'),
    ('⺮', '竹'),
    ('⺶', '羊'),
    ('⺼', '肉'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻢', '马'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻰', '龙'),
];

/// Signs that end a line in one program or another.
const LINE_ENDS: [char; 3] = ['\u{b}', '\u{c}', '\u{85}'];

/// Folds a text in place; returns what there is to tell.
pub fn fold(text: &mut String) -> Vec<Hint> {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return Vec::new();
    }
    if text.contains(LINE_ENDS) {
        *text = text.replace(LINE_ENDS, "\n");
    }
    let n_hidden = text.chars().filter(|c| is_unseen(*c)).count();
    let n_private = text.chars().filter(|c| is_private(*c)).count();
    let odd: String = text.chars().filter(|c| folded(*c).is_some()).collect();
    if n_hidden + n_private == 0 && odd.is_empty() {
        return Vec::new();
    }
    let kept = text.chars().filter(|c| !is_unseen(*c) && !is_private(*c));
    *text = kept.map(|c| folded(c).unwrap_or(c)).collect();
    let mut hints = Vec::new();
    if n_hidden > 0 {
        hints.push(Hint::Hidden(n_hidden));
    }
    if n_private > 0 {
        hints.push(Hint::Private(n_private));
    }
    if !odd.is_empty() {
        hints.push(Hint::Folded(odd));
    }
    hints
}

/// A soft hyphen is seen only where a line breaks, joiners and selectors never.
fn is_unseen(c: char) -> bool {
    is_hidden(c)
        || matches!(
            c,
            '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{180e}' | '\u{fe00}'..='\u{fe0f}' | '\u{34f}'
        )
        || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e01ef}')
}

/// Characters that mean something in one font only.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// The character that a radical or a compatibility form stands for.
fn folded(c: char) -> Option<char> {
    match c {
        '\u{2f00}'..='\u{2fd5}'
        | '\u{f900}'..='\u{faff}'
        | '\u{2f800}'..='\u{2fa1f}'
        | '⺟'
        | '⻳' => std::iter::once(c).nfkc().next().filter(|plain| *plain != c),
        '\u{2e80}'..='\u{2eff}' => {
            RADICALS.iter().find(|(radical, _)| *radical == c).map(|(_, plain)| *plain)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_characters_and_what_nobody_sees_goes() {
        let mut text = "⼈⻓示\u{ad}例\u{e001}".to_owned();
        let hints = fold(&mut text);
        assert_eq!(text, "人长示例");
        assert_eq!(hints, [Hint::Hidden(1), Hint::Private(1), Hint::Folded("⼈⻓".into())]);
        let mut plain = "人才 10万".to_owned();
        assert!(fold(&mut plain).is_empty());
        let mut lines = "一\u{b}二\u{c}三".to_owned();
        assert!(fold(&mut lines).is_empty());
        assert_eq!(lines, "一\n二\n三");
    }
}
