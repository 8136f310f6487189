//! Cuts a text into pieces, so that quoted words and search hits can be highlighted.

use std::ops::Range;

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// They are what a benefit or condition quotes.
    pub quoted: bool,
    /// They are what was searched for.
    pub hit: bool,
    /// They are a number with its unit, not to be broken over two lines.
    pub amount: bool,
}

/// Cuts `text` at the ends of `quotes` and `hits` (bytes). The pieces together are the text.
pub fn pieces<'a>(text: &'a str, quotes: &[Range<usize>], hits: &[Range<usize>]) -> Vec<Piece<'a>> {
    let amounts = find_amounts(text);
    let places = quotes.iter().chain(hits).chain(&amounts);
    let mut cuts: Vec<usize> = places.flat_map(|place| [place.start, place.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let within =
        |places: &[Range<usize>], at: usize| places.iter().any(|place| place.contains(&at));
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .filter_map(|(&start, &end)| {
            let text = text.get(start..end)?;
            Some(Piece {
                text,
                quoted: within(quotes, start),
                hit: within(hits, start),
                amount: within(&amounts, start),
            })
        })
        .collect()
}

/// What may stand in a number and after it: "2.5万元/人·月", "3%", "6个月".
const UNITS: &str = ".,万亿元%个月年人项期次/·";

/// The places of numbers with their units.
fn find_amounts(text: &str) -> Vec<Range<usize>> {
    let mut amounts: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match amounts.last_mut() {
            Some(amount) if amount.end == at && (c.is_ascii_digit() || UNITS.contains(c)) => {
                amount.end = end;
            }
            _ if c.is_ascii_digit() => amounts.push(at..end),
            _ => {}
        }
    }
    amounts
}

/// The first byte of `words` in `text`. Plainer than `str::find`, whose clever way is a kilobyte in a browser
/// and pays off on texts far longer than ours.
pub fn find(text: &str, words: &str) -> Option<usize> {
    if words.is_empty() {
        return Some(0);
    }
    let words = words.as_bytes();
    // The last byte tells Chinese characters apart where the first seldom does: most places end with it.
    let last = words.last();
    let fits = |window: &[u8]| window.last() == last && window == words;
    text.as_bytes().windows(words.len()).position(fits)
}

/// The first place of each of `quotes` in `text`.
pub fn find_quotes<'a>(text: &str, quotes: impl Iterator<Item = &'a str>) -> Vec<Range<usize>> {
    quotes.filter_map(|quote| find(text, quote).map(|start| start..start + quote.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, quotes: &[&str], hits: &[&str], expected: &[(&str, bool, bool)]) {
        let quotes = find_quotes(text, quotes.iter().copied());
        let hits = find_quotes(text, hits.iter().copied());
        let found = pieces(text, &quotes, &hits);
        assert_eq!(found.iter().map(|p| p.text).collect::<String>(), text);
        assert_eq!(found.iter().map(|p| (p.text, p.quoted, p.hit)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn quotes_and_hits_may_overlap() {
        check(
            "享受最高100万元安家补助。",
            &["最高100万元安家补助"],
            &["安家"],
            &[
                ("享受", false, false),
                ("最高", true, false),
                ("100万元", true, false),
                ("安家", true, true),
                ("补助", true, false),
                ("。", false, false),
            ],
        );
    }

    #[test]
    fn a_number_keeps_its_unit() {
        let amounts = |text| find_amounts(text).into_iter().map(|at| &text[at]).collect::<Vec<_>>();
        assert_eq!(
            amounts("按2.5万元、1300元/人·月和3%，第12条"),
            ["2.5万元", "1300元/人·月", "3%", "12"]
        );
        assert_eq!(amounts("万元"), [""; 0]);
    }

    #[test]
    fn finds_what_stands_there() {
        assert_eq!(find("安家补助", "家补"), Some(3));
        assert_eq!((find("安家", "补"), find("安", "安家"), find("x", "")), (None, None, Some(0)));
    }

    #[test]
    fn a_text_without_highlights_is_one_piece() {
        check("按规定发放。", &[], &[], &[("按规定发放。", false, false)]);
        assert_eq!(pieces("", &[], &[]), []);
    }
}
