//! Where to look when nothing was found.

use super::fold::{fold, fold_char, is_han};
use crate::facet::Facet;
use crate::guide::{Guide, Term, TermIdx};
use crate::highlight::find;
use crate::permalink::MAX_QUERY;

/// More than this is no help.
const MAX: usize = 3;

/// The words of facets that share most pairs of characters or words with the query, best first; none where none does.
pub fn nearest(guide: &Guide, query: &str) -> Vec<(Facet, TermIdx)> {
    let query: String = query.chars().take(MAX_QUERY).map(fold_char).collect();
    let mut found: Vec<(usize, Facet, TermIdx)> = Vec::new();
    // An office is nothing to browse by.
    for facet in [Facet::Support, Facet::Audience, Facet::Category] {
        let terms = guide.terms[facet].iter().enumerate();
        found.extend(terms.map(|(idx, term)| (shared(&query, term), facet, idx)));
    }
    found.retain(|(shared, ..)| *shared > 0);
    found.sort_by_key(|(shared, ..)| std::cmp::Reverse(*shared));
    found.into_iter().take(MAX).map(|(_, facet, idx)| (facet, idx)).collect()
}

fn shared(query: &str, term: &Term) -> usize {
    let names = term.name.texts().chain(term.aliases.iter().map(String::as_str));
    let names = names.map(|name| {
        let name = fold(name);
        // One character in common says nothing: 结婚登记 is no 人才登记.
        let chars: Vec<char> = query.chars().collect();
        let pairs = chars.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c)));
        let pairs = pairs.filter(|pair| find(&name, &pair.iter().collect::<String>()).is_some());
        let mut words = query.split_whitespace().filter(|word| word.len() > 3 && word.is_ascii());
        pairs.count()
            + words.by_ref().filter(|word| name.split_whitespace().any(|own| own == *word)).count()
                * 2
    });
    names.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::guide;

    #[test]
    fn what_shares_most_comes_first() {
        let guide = guide();
        assert_eq!(nearest(&guide, "公积金贷款")[0], (Facet::Support, 1));
        assert_eq!(nearest(&guide, "student loans")[0], (Facet::Support, 1));
        assert_eq!(nearest(&guide, "火锅"), []);
        assert_eq!(nearest(&guide, "贷记卡毕竟"), [], "single characters in common");
    }
}
