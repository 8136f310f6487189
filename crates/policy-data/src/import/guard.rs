//! Values that a spreadsheet would run as a formula when it opens a .csv: marked on the way out, unmarked on the way in.

/// What spreadsheets take as the beginning of a formula, the full-width forms included.
const STARTS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The mark: spreadsheets show what follows as text.
const MARK: char = '\'';

/// Marks a value that begins like a formula, or that would be taken for a marked one.
pub fn guarded(value: &str) -> String {
    if is_risky(value) { format!("{MARK}{value}") } else { value.to_owned() }
}

/// Takes the mark away again.
pub fn unguarded(value: &str) -> &str {
    value.strip_prefix(MARK).filter(|rest| is_risky(rest)).unwrap_or(value)
}

/// Whether it begins like a formula, marks aside.
fn is_risky(value: &str) -> bool {
    value.trim_start_matches(MARK).trim_start_matches(' ').starts_with(STARTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_marked_and_comes_back_as_it_was() {
        for value in [
            "=1+1", "+86 23", "-", "@SUM", "\t=1", "＝1", "'=1", "''=1", "  =1", "'", "'a", "",
            "安",
        ] {
            let marked = guarded(value);
            assert_eq!(unguarded(&marked), value);
            assert!(!marked.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{marked}");
        }
        assert_eq!(guarded("安"), "安");
    }
}
