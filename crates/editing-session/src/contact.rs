//! A contact as it is typed: what will be dialled or opened, or that it can only be shown.

use policy_core::link::Link;
use policy_core::phone::Phone;
use policy_data::import::half_width;
use serde_json::{Value, json};

/// What a typed line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing yet.
    Nothing,
    /// A number, and the address that dials it.
    Phone(String, String),
    /// An address that opens.
    Link(String),
    /// Words or a number that no phone dials.
    Printed(String),
}

/// Reads a line. Full-width digits and dashes are taken for plain ones; nothing else is corrected.
pub fn read(line: &str) -> Typed {
    let line = line.trim();
    if line.is_empty() {
        return Typed::Nothing;
    }
    if let Some(link) = Link::parse(line).filter(|_| line.contains("://")) {
        return Typed::Link(link.href().to_owned());
    }
    let plain: String = line.chars().map(plain).collect();
    match Phone::parse(&with_dash(&plain)) {
        Some(phone) => Typed::Phone(phone.printed().to_owned(), phone.href()),
        None => Typed::Printed(line.to_owned()),
    }
}

/// (023)60000001 is 023-60000001.
fn with_dash(line: &str) -> String {
    let parts = line.strip_prefix('(').and_then(|line| line.split_once(')'));
    match parts {
        Some((area, rest)) => [area.trim(), "-", rest.trim_start_matches([' ', '-'])].concat(),
        None => line.to_owned(),
    }
}

fn plain(c: char) -> char {
    match half_width(c) {
        '－' | '—' | '–' | '‐' | '‑' | '−' => '-',
        '＋' => '+',
        '　' => ' ',
        '（' => '(',
        '）' => ')',
        other => other,
    }
}

/// The contact with what was typed in the place of its number, address or printed words; all else stays. One in a list
/// stays where nothing is left of it; one that stands alone, as the guide's hotline, goes.
pub fn with_typed(pointer: &str, contact: &Value, line: &str) -> Option<Value> {
    let mut contact = contact.as_object().cloned().unwrap_or_default();
    let (name, text) = match read(line) {
        Typed::Nothing => ("printed", String::new()),
        Typed::Phone(number, _) => ("phone", number),
        Typed::Link(address) => ("url", address),
        Typed::Printed(words) => ("printed", words),
    };
    for other in ["phone", "url", "printed"].into_iter().filter(|other| *other != name) {
        contact.shift_remove(other);
    }
    if text.is_empty() {
        contact.shift_remove(name);
    } else {
        contact.insert(name.to_owned(), json!(text));
    }
    let stays = !contact.is_empty() || pointer.ends_with(|c: char| c.is_ascii_digit());
    stays.then(|| contact.into())
}

/// What stands in a contact, to be edited in one line.
pub fn line_of(contact: &Value) -> &str {
    let mut fields = ["phone", "url", "printed"].into_iter();
    fields.find_map(|name| contact[name].as_str()).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_will_be_dialled() {
        assert_eq!(
            read("０２３—60000001"),
            Typed::Phone("023-60000001".into(), "tel:02360000001".into())
        );
        for line in ["(023)60000001", "（０２３） 60000001", "(023)-60000001"] {
            let number = Typed::Phone("023-60000001".into(), "tel:02360000001".into());
            assert_eq!(read(line), number, "{line}");
        }
        assert_eq!(read("(转)60000001"), Typed::Printed("(转)60000001".into()));
        assert_eq!(read("https://example.org/a"), Typed::Link("https://example.org/a".into()));
        assert_eq!(read("023-600000012"), Typed::Printed("023-600000012".into()));
        assert_eq!(read("javascript://x"), Typed::Printed("javascript://x".into()));
        assert_eq!(read(" "), Typed::Nothing);
    }

    #[test]
    fn typing_keeps_the_office_and_the_note() {
        let before = json!({ "agency": "a", "printed": "023-6", "note": { "zh": "n" } });
        let after = with_typed("/contacts/0", &before, "023-60000001").unwrap();
        assert_eq!(after, json!({ "agency": "a", "note": { "zh": "n" }, "phone": "023-60000001" }));
        assert_eq!(line_of(&after), "023-60000001");
        let rest = json!({ "agency": "a", "note": { "zh": "n" } });
        assert_eq!(with_typed("/contacts/0", &after, ""), Some(rest));
        let only = json!({ "phone": "023-60000001" });
        assert_eq!(with_typed("/contacts/0", &only, ""), Some(json!({})));
        assert_eq!(with_typed("/hotline", &only, ""), None);
    }
}
