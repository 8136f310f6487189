//! From bytes to text, whatever encoding an editor's program wrote.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, GB18030, UTF_8};

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
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, false),
        None => (detect(bytes), true),
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
    }

    #[test]
    fn damaged_bytes_are_counted() {
        let decoded = decode(b"\xef\xbb\xbfa\xffb\xfe");
        assert_eq!(decoded.hints, [Hint::BadBytes(2)]);
    }
}
