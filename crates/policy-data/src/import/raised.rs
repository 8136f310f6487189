//! Raised and lowered characters, written as the characters that Unicode has for them.

/// Where a run of text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Height {
    /// Above the line.
    Raised,
    /// Below the line.
    Lowered,
}

const PLAIN: &str = "0123456789+-=()n";
const ABOVE: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
const BELOW: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

/// The text in such characters; as it is where one of them has none.
pub fn written(text: &str, height: Height) -> String {
    let table = match height {
        Height::Raised => ABOVE,
        Height::Lowered => BELOW,
    };
    let one =
        |c: char| PLAIN.chars().position(|plain| plain == c).and_then(|at| table.chars().nth(at));
    text.chars().map(one).collect::<Option<String>>().unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_raised_and_words_stay() {
        assert_eq!(written("2", Height::Raised), "²");
        assert_eq!(written("2", Height::Lowered), "₂");
        assert_eq!(written("注", Height::Raised), "注");
    }
}
