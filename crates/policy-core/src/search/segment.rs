//! Cuts a run of Chinese characters into words of the lexicon, words that say nothing, and what is left.

use super::engine::Engine;

/// What a piece of a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word of the lexicon.
    Word,
    /// A word that people put around what they want.
    Filler,
    /// A word for what other offices do.
    Elsewhere,
    /// A character that belongs to no word.
    Rest,
}

/// A piece: what it is, and how many characters.
pub type Piece = (Kind, usize);

/// What two neighbours are worth that belong to no word and stand side by side in a text: more than two fillers of one
/// character (地方 is no 地), less than one of two.
const PAIR: usize = 16;
/// What a filler of one character is worth.
const SHORT_FILLER: usize = 6;

/// The best way to the end of the run from a place on.
#[derive(Clone, Copy)]
struct Way {
    value: usize,
    piece: Piece,
}

/// Cuts a run into the pieces that explain most of it; the longest words win.
pub fn segment(run: &[char], engine: &Engine, with_fillers: bool) -> Vec<Piece> {
    let end = Way { value: 0, piece: (Kind::Rest, 1) };
    let mut ways = vec![end; run.len() + 1];
    for at in (0..run.len()).rev() {
        let mut best = rest(run, at, &ways, engine);
        for piece in pieces_at(run.get(at..).unwrap_or(&[]), engine, with_fillers) {
            let after = ways.get(at + piece.1).map_or(0, |way| way.value);
            let value = value_of(piece) + after;
            if value > best.value {
                best = Way { value, piece };
            }
        }
        if let Some(way) = ways.get_mut(at) {
            *way = best;
        }
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(way) = ways.get(at).filter(|_| at < run.len()) {
        pieces.push(way.piece);
        at += way.piece.1;
    }
    pieces
}

/// One character that belongs to no word; worth something where the next does neither and both stand side by side.
fn rest(run: &[char], at: usize, ways: &[Way], engine: &Engine) -> Way {
    let after = ways.get(at + 1).copied();
    let (value, next) = after.map_or((0, Kind::Rest), |way| (way.value, way.piece.0));
    let is_pair = at + 1 < run.len()
        && next == Kind::Rest
        && run.get(at..at + 2).is_some_and(|pair| engine.index.is_pair(pair[0], pair[1]));
    Way { value: value + if is_pair { PAIR } else { 0 }, piece: (Kind::Rest, 1) }
}

fn pieces_at(rest: &[char], engine: &Engine, with_fillers: bool) -> Vec<Piece> {
    let mut pieces: Vec<Piece> =
        engine.lexicon.at_start(rest).map(|len| (Kind::Word, len)).collect();
    pieces.extend(engine.elsewhere(rest).map(|len| (Kind::Elsewhere, len)));
    if with_fillers {
        pieces.extend(engine.tables.filler(rest).map(|len| (Kind::Filler, len)));
    }
    pieces
}

/// Grows faster than the length, so that one long word beats two short ones.
fn value_of((kind, len): Piece) -> usize {
    match kind {
        Kind::Word => len * len * 10,
        Kind::Elsewhere => len * len * 11,
        Kind::Filler if len == 1 => SHORT_FILLER,
        Kind::Filler => len * len * 8,
        Kind::Rest => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Tables;
    use crate::testing::guide;

    #[track_caller]
    fn check(run: &str, expected: &str) {
        let mut guide = guide();
        guide.policies[0].official.text.push_str("提供地方办公");
        let tables = Tables::read("- 怎么 怎么办 办 地 的 找 个\n! 公积金");
        let engine = Engine::new(&guide, tables);
        let chars: Vec<char> = run.chars().collect();
        let mut at = 0;
        let pieces = segment(&chars, &engine, true).into_iter().map(|(kind, len)| {
            let piece: String = chars[at..at + len].iter().collect();
            at += len;
            match kind {
                Kind::Word => format!("<{piece}>"),
                Kind::Filler => format!("({piece})"),
                Kind::Elsewhere => format!("!{piece}!"),
                Kind::Rest => piece,
            }
        });
        let text: String = pieces.collect();
        assert_eq!(text, expected);
    }

    #[test]
    fn words_win_over_fillers_and_the_longest_wins() {
        check("贷款怎么办", "<贷款>(怎么办)");
        check("毕业生的补贴", "<毕业生>(的)<补贴>");
        check("公积金贷款", "!公积金!<贷款>");
        check("", "");
    }

    #[test]
    fn fillers_do_not_eat_into_words_of_the_texts() {
        check("找个地方办公", "(找)(个)地方办公");
        check("找个地儿", "(找)(个)(地)儿");
    }
}
