//! How a link is written, and what chat apps make of it: more put behind it or before it, `:`, `;`, `,` and `=`
//! percent-encoded, everything encoded twice.

/// The name of our part of a fragment.
pub const NAMESPACE: &str = "pg=";
/// Our part may be encoded so many times over as a whole.
const MAX_TIMES: usize = 3;

/// Our part of a fragment, as it was written before anybody encoded it as a whole; empty where there is none.
/// What else there is stands apart by `&`, `?` or `#`, none of which is ever ours.
pub fn ours(fragment: &str) -> String {
    let part = fragment.split(['#', '?', '&']).find_map(own);
    let mut part = part.unwrap_or_default();
    for _ in 0..MAX_TIMES {
        // A `:` is never missing, and never encoded but inside of a value.
        if part.contains(':') || !part.contains('%') {
            break;
        }
        part = unescape(&part);
    }
    // What was encoded together with ours.
    part.split(['#', '?', '&']).next().unwrap_or("").to_owned()
}

/// What stands after the name, if it is our part, however many times it was encoded.
fn own(part: &str) -> Option<String> {
    let mut part = part.trim_start_matches(['/', '!']).to_owned();
    for _ in 0..MAX_TIMES {
        if part.starts_with(NAMESPACE) {
            break;
        }
        part = unescape(&part);
    }
    part.strip_prefix(NAMESPACE).map(ToOwned::to_owned)
}

/// A value without its encoding; without all of them where it was encoded more than once. At most `max` characters.
pub fn plain(value: &str, max: usize) -> String {
    let mut plain = unescape(value);
    loop {
        plain = plain.trim().chars().take(max).collect();
        // Where it was cut there may be a blank.
        plain.truncate(plain.trim_end().len());
        if !is_escaped(&plain) {
            return plain;
        }
        plain = unescape(&plain);
    }
}

/// Whether a text is one that nobody types: all that isn't a letter or digit is percent-encoded, and what is meant is
/// no plain text or was encoded again.
fn is_escaped(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut is_telling) = (0, false);
    while let Some(&byte) = bytes.get(at) {
        match hex_pair(bytes, at + 1).filter(|_| byte == b'%') {
            Some(meant) => {
                is_telling |= meant > 0x7f || matches!(meant, b'%' | b',');
                at += 3;
            }
            None if is_unreserved(byte) => at += 1,
            None => return false,
        }
    }
    is_telling && std::str::from_utf8(&bytes_of(text)).is_ok()
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte)
}

/// Percent-encodes all that has a meaning in a link or in ours.
pub fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if is_unreserved(byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push('%');
            escaped.push(hex(byte >> 4));
            escaped.push(hex(byte & 15));
        }
    }
    escaped
}

fn hex(digit: u8) -> char {
    char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase()
}

/// Undoes percent-encoding; a stray `%` stands for itself and broken UTF-8 is replaced.
pub fn unescape(text: &str) -> String {
    String::from_utf8_lossy(&bytes_of(text)).chars().filter(|c| !c.is_control()).collect()
}

fn bytes_of(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = if byte == b'%' { hex_pair(bytes, at + 1) } else { None };
        plain.push(pair.unwrap_or(byte));
        at += if pair.is_some() { 3 } else { 1 };
    }
    plain
}

fn hex_pair(bytes: &[u8], at: usize) -> Option<u8> {
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    u8::try_from(digit(at)? * 16 + digit(at + 1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::selection::Selection;

    const PLAIN: &str = "pg=q:%E5%AE%89%E5%AE%B6;audience:graduate,student;open:3,12;a.who:me";

    fn check(shared: &str) {
        assert_eq!(Selection::decode(shared), Selection::decode(PLAIN), "{shared}");
    }

    #[test]
    fn what_chat_apps_put_around_a_link_changes_nothing() {
        assert_eq!(Selection::decode(PLAIN).query, "安家");
        for shared in [
            format!("#{PLAIN}#wechat_redirect"),
            format!("#{PLAIN}?from=timeline"),
            format!("#{PLAIN}?from=singlemessage&isappinstalled=0#rd"),
            format!("#{PLAIN}&x=1"),
            format!("#?from=timeline&{PLAIN}"),
            format!("?from=timeline#{PLAIN}"),
            format!("#/{PLAIN}"),
            format!("#!{PLAIN}"),
            format!("##{PLAIN}&wechat_redirect"),
        ] {
            check(&shared);
        }
    }

    #[test]
    fn signs_that_were_encoded_on_the_way_are_read() {
        let signs = PLAIN.replace(':', "%3A").replace(';', "%3B").replace(',', "%2C");
        check(&signs);
        check(&signs.replace('=', "%3D"));
        check(&PLAIN.replace(',', "%2C"));
        check(&PLAIN.replace(',', "%252c"));
        check(&PLAIN.replace('=', "%3d"));
    }

    #[test]
    fn a_link_that_was_encoded_again_is_read() {
        let mut shared = PLAIN.to_owned();
        for _ in 0..MAX_TIMES {
            shared = escape(&shared);
            check(&shared);
            check(&format!("#{shared}#wechat_redirect"));
            check(&format!("#pg={}", shared.split_once('D').map_or("", |(_, rest)| rest)));
        }
        check(&PLAIN.replace('%', "%25"));
        check(&PLAIN.replace('%', "%2525"));
        check("pg=q:安家;audience:graduate,student;open:3,12;a.who:me");
    }

    #[test]
    fn a_percent_sign_that_somebody_typed_stays() {
        for query in ["100%", "3%20", "a%20b 安", "%zz", "%", "50%的补贴"] {
            let selection = Selection { query: query.to_owned(), ..Selection::default() };
            assert_eq!(Selection::decode(&selection.encode()), selection, "{query}");
        }
    }
}
