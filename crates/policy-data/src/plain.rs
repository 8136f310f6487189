//! Sentences about a file for two kinds of readers: whoever edits the file as text is told the names of its fields, in
//! brackets and backticks, as in “choose an audience (`audiences`)”; whoever fills in a form is not.

/// The brackets, as English and Chinese write them.
const BRACKETS: [(&str, &str); 2] = [(" (`", "`)"), ("（`", "`）")];

/// The sentence without the names of fields.
pub fn without_fields(text: &str) -> String {
    BRACKETS.into_iter().fold(text.to_owned(), |text, (opens, closes)| {
        let mut pieces = text.split(opens);
        let first = pieces.next().unwrap_or("").to_owned();
        pieces.fold(first, |kept, piece| {
            kept + piece.split_once(closes).map_or(piece, |(_, rest)| rest)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_out_what_stands_in_brackets_and_backticks() {
        assert_eq!(without_fields("选一个（`a`、`b`），再看"), "选一个，再看");
        assert_eq!(without_fields("choose (`a`, `b`), then (so)"), "choose, then (so)");
        assert_eq!(without_fields("(`a"), "(`a");
    }
}
