//! Phone numbers that can be dialled as they are printed.

/// A number as printed that a phone can dial: landline with area code, mobile, hotline or +international.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Phone(String);

/// Area codes of two digits after the leading 0 (Beijing 010 and the 02x cities) have 8-digit numbers.
const SHORT_AREA_NUMBER_LEN: usize = 8;

impl Phone {
    /// Reads a printed number; `None` where a phone could not dial it as it stands.
    ///
    /// ```
    /// use policy_core::phone::Phone;
    /// assert_eq!(Phone::parse("023-12333").unwrap().href(), "tel:02312333");
    /// assert_eq!(Phone::parse("023-881525981"), None); // one digit too many
    /// ```
    pub fn parse(printed: &str) -> Option<Self> {
        let printed = printed.trim();
        let shape_is_plain = printed
            .chars()
            .enumerate()
            .all(|(idx, c)| c.is_ascii_digit() || matches!(c, '-' | ' ') || (idx == 0 && c == '+'));
        let digits = digits_of(printed);
        let dialable = if printed.starts_with('+') {
            (8..=15).contains(&digits.len())
        } else {
            is_landline(&digits) && has_area_code(printed)
                || is_mobile(&digits)
                || is_service_line(&digits)
        };
        (shape_is_plain && dialable).then(|| Self(printed.to_owned()))
    }

    /// The number as printed.
    pub fn printed(&self) -> &str {
        &self.0
    }

    /// Digits only.
    pub fn digits(&self) -> String {
        digits_of(&self.0)
    }

    /// The link that dials it.
    pub fn href(&self) -> String {
        let plus = if self.0.starts_with('+') { "+" } else { "" };
        ["tel:", plus, &self.digits()].concat()
    }
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A leading 0 and area code, then a subscriber's number or a five-digit hotline such as 12333.
fn is_landline(digits: &str) -> bool {
    let Some(rest) = digits.strip_prefix('0') else { return false };
    let short_area = rest.starts_with('1') || rest.starts_with('2');
    let subscriber = rest.get(if short_area { 2 } else { 3 }..).unwrap_or("");
    let full = match subscriber.len() {
        SHORT_AREA_NUMBER_LEN => true,
        7 => !short_area,
        _ => false,
    };
    let hotline = subscriber.len() == 5 && subscriber.starts_with('1');
    (full && !subscriber.starts_with(['0', '1'])) || hotline
}

/// No area code has five digits: of 08888-4567891 a phone would dial another place's number.
fn has_area_code(printed: &str) -> bool {
    printed.split(['-', ' ']).next().is_none_or(|code| code.len() != 5)
}

fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && !digits.starts_with("10")
}

/// National lines without area code: 110, 12333, 95598, 400 and 800 numbers.
fn is_service_line(digits: &str) -> bool {
    match digits.len() {
        3 => digits.starts_with('1'),
        5 => digits.starts_with('1') || digits.starts_with('9'),
        10 => digits.starts_with("400") || digits.starts_with("800"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, href: Option<&str>) {
        assert_eq!(Phone::parse(printed).map(|phone| phone.href()).as_deref(), href, "{printed}");
    }

    #[test]
    fn dials_what_the_list_prints() {
        check("023-67183829", Some("tel:02367183829"));
        check("023-12333", Some("tel:02312333"));
        check("13370750313", Some("tel:13370750313"));
        check(" 0571-8765432 ", Some("tel:05718765432"));
        check("12345", Some("tel:12345"));
        check("400-123-4567", Some("tel:4001234567"));
        check("+86 23 67183829", Some("tel:+862367183829"));
    }

    #[test]
    fn refuses_what_no_phone_can_dial() {
        for printed in [
            "023-881525981",
            "023-8815259",
            "08888-4567891",
            "08888-45678912",
            "023-12333;phone-context=x",
            "",
            "/",
            "023-6718382a",
            "88152598188152598188152598188152598188152598",
            "tel:02367183829",
            "０２３-67183829",
            "6718 3829",
            "+1",
            "02367183829+",
        ] {
            check(printed, None);
        }
    }
}
