//! From bytes to text, whatever encoding an editor's program wrote.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::grid::Hint;

/// A text and what had to be guessed about it.
pub struct Decoded {
    /// Line breaks as `\n`, without a byte order mark.
    pub text: String,
    /// The guesses.
    pub hints: Vec<Hint>,
}

/// Reads a text: by its byte order mark, as UTF-8, or as what its bytes look like.
pub fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, is_guess) = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => (encoding, false),
        None => match wide(bytes) {
            Some(encoding) => (encoding, true),
            None if std::str::from_utf8(bytes).is_ok() => (UTF_8, false),
            None => (detect(bytes), true),
        },
    };
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let mut hints = Vec::new();
    if is_guess {
        hints.push(Hint::Encoding(encoding.name().to_owned()));
    }
    let n_bad = text.matches('\u{fffd}').count();
    if n_bad > 0 {
        hints.push(Hint::BadBytes(n_bad));
    }
    Decoded { text: text.replace("\r\n", "\n").replace('\r', "\n"), hints }
}

/// Two bytes a character, without a mark: half of the bytes of digits, commas and line breaks are zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(64 << 10)).unwrap_or(bytes);
    if !bytes.len().is_multiple_of(2) || !start.contains(&0) {
        return None;
    }
    // How many signs of a table there are; `None` where the bytes are no such text.
    let signs = |encoding: &'static Encoding| {
        let (text, is_bad) = encoding.decode_without_bom_handling(start);
        let is_text = text.chars().all(|c| !c.is_control() || c.is_whitespace());
        let n = text.chars().filter(|c| c.is_ascii_digit() || ",\t\n<>;".contains(*c)).count();
        (!is_bad && is_text && n > 0).then_some((n, encoding))
    };
    let found = [UTF_16LE, UTF_16BE].into_iter().filter_map(signs);
    found.max_by_key(|(n, _)| *n).map(|(_, encoding)| encoding)
}

/// GB18030 wherever its bytes make sense: detection of short tables errs, and here a Chinese table is likely.
fn detect(bytes: &[u8]) -> &'static Encoding {
    if !GB18030.decode_without_bom_handling(bytes).1 {
        return GB18030;
    }
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Allow);
    // GBK is read as what grew out of it.
    if guess.name() == "GBK" { GB18030 } else { guess }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "序号,类别\n1,加强工程师引进㑇";

    #[track_caller]
    fn check(bytes: &[u8], hints: &[Hint]) {
        let decoded = decode(bytes);
        assert_eq!((decoded.text.as_str(), decoded.hints.as_slice()), (TEXT, hints));
    }

    #[test]
    fn utf_8_with_and_without_a_mark_and_gb18030_are_told_apart() {
        check(TEXT.as_bytes(), &[]);
        check(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), &[]);
        check(TEXT.replace('\n', "\r\n").as_bytes(), &[]);
        check(&GB18030.encode(TEXT).0, &[Hint::Encoding("gb18030".into())]);
        let wide = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        check(&[b"\xff\xfe".as_slice(), &wide].concat(), &[]);
        check(&wide, &[Hint::Encoding("UTF-16LE".into())]);
        let big = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        check(&big, &[Hint::Encoding("UTF-16BE".into())]);
    }

    #[test]
    fn damaged_bytes_are_counted() {
        let decoded = decode(b"\xef\xbb\xbfa\xffb\xfe");
        assert_eq!(decoded.hints, [Hint::BadBytes(2)]);
    }
}
