//! Which policies are shown, in which order, and what each further choice would leave.

use crate::facet::{Facet, PerFacet};
use crate::guide::{Guide, Policy};
use crate::search::{Answer, Certainty};
use crate::selection::{Selection, Sort};

/// What a reader sees of a guide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Positions among the guide's policies, in the order shown.
    pub shown: Vec<usize>,
    /// How many of those, the last ones, perhaps answer what is searched for; the others surely do.
    pub n_perhaps: usize,
    /// How many policies match what is searched for but not what is chosen.
    pub outside: usize,
    /// For each word of each facet: how many policies it holds for, among those that match
    /// what is searched for and what is chosen in the other facets.
    pub counts: PerFacet<Vec<usize>>,
    /// The words that the search found, folded: what to highlight.
    pub words: Vec<String>,
}

/// Applies what a reader asked for: any of the choices inside a facet, all facets together.
/// `answer` is what the search found, `None` where nothing is searched for.
pub fn apply(guide: &Guide, selection: &Selection, answer: Option<Answer>) -> Outcome {
    outcome(guide, selection, answer, true)
}

/// The same without the counts, which in a large guide take longer than all the rest: for as long as nobody sees them.
pub fn apply_uncounted(guide: &Guide, selection: &Selection, answer: Option<Answer>) -> Outcome {
    outcome(guide, selection, answer, false)
}

fn outcome(
    guide: &Guide,
    selection: &Selection,
    answer: Option<Answer>,
    is_counted: bool,
) -> Outcome {
    let chosen = Chosen::of(guide, selection);
    let candidates: Vec<(usize, Certainty)> = match &answer {
        Some(answer) => answer.hits.iter().map(|hit| (hit.policy, hit.certainty)).collect(),
        None => (0..guide.policies.len()).map(|idx| (idx, Certainty::Sure)).collect(),
    };
    let words = answer.map(|answer| answer.words).unwrap_or_default();
    let mut outcome = Outcome { words, ..Outcome::default() };
    for facet in Facet::ALL {
        outcome.counts[facet] = vec![0; guide.terms[facet].len()];
    }
    for &(idx, certainty) in &candidates {
        let Some(policy) = guide.policies.get(idx) else { continue };
        let failing = chosen.failing(policy);
        if is_counted {
            count(&mut outcome.counts, policy, &failing);
        }
        match failing.as_slice() {
            [] => {
                outcome.shown.push(idx);
                outcome.n_perhaps += usize::from(certainty == Certainty::Perhaps);
            }
            _ => outcome.outside += 1,
        }
    }
    let n_sure = outcome.shown.len() - outcome.n_perhaps;
    let (sure, perhaps) = outcome.shown.split_at_mut(n_sure);
    sort(guide, selection.sort, sure);
    sort(guide, selection.sort, perhaps);
    outcome
}

/// A policy counts for a facet when no other facet refuses it.
fn count(counts: &mut PerFacet<Vec<usize>>, policy: &Policy, failing: &[Facet]) {
    for facet in Facet::ALL {
        if failing.iter().all(|failed| *failed == facet) {
            for term in &policy.terms[facet] {
                if let Some(n) = counts[facet].get_mut(*term) {
                    *n += 1;
                }
            }
        }
    }
}

fn sort(guide: &Guide, order: Sort, shown: &mut [usize]) {
    match order {
        Sort::Auto => {}
        Sort::Number => {
            shown.sort_by_key(|idx| guide.policies.get(*idx).map(|policy| policy.number));
        }
        Sort::Amount => {
            shown.sort_by_key(|idx| {
                (std::cmp::Reverse(guide.policies.get(*idx).and_then(Policy::face_sum)), *idx)
            });
        }
    }
}

/// Leaves only what meets `choices` in the guide: any of them inside a facet, all facets together.
pub fn restrict(guide: &mut Guide, choices: &PerFacet<Vec<String>>) {
    let selection = Selection { chosen: choices.clone(), ..Selection::default() };
    let chosen = Chosen::of(guide, &selection);
    guide.policies.retain(|policy| chosen.failing(policy).is_empty());
}

/// The choices as a row of flags for each facet; a facet without a known choice refuses nothing.
struct Chosen(PerFacet<Option<Vec<bool>>>);

impl Chosen {
    fn of(guide: &Guide, selection: &Selection) -> Self {
        let mut chosen = PerFacet::default();
        for facet in Facet::ALL {
            let flags: Vec<bool> = guide.terms[facet]
                .iter()
                .map(|term| selection.is_chosen(facet, &term.id))
                .collect();
            chosen[facet] = flags.contains(&true).then_some(flags);
        }
        Self(chosen)
    }

    /// The facets that refuse the policy.
    fn failing(&self, policy: &Policy) -> Vec<Facet> {
        let refuses = |facet: &Facet| match &self.0[*facet] {
            None => false,
            Some(flags) => {
                !policy.terms[*facet].iter().any(|term| flags.get(*term).copied().unwrap_or(false))
            }
        };
        Facet::ALL.into_iter().filter(refuses).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Hit, Plain};
    use crate::testing::guide;

    #[test]
    fn a_restricted_guide_has_only_what_meets_the_choices() {
        let mut chosen = PerFacet::default();
        chosen[Facet::Support] = vec!["grant".to_owned(), "unknown".to_owned()];
        let mut small = guide();
        restrict(&mut small, &chosen);
        let numbers: Vec<u32> = small.policies.iter().map(|policy| policy.number).collect();
        assert_eq!(numbers, [1, 3]);
        let mut whole = guide();
        restrict(&mut whole, &PerFacet::default());
        assert_eq!(whole, guide());
    }

    #[track_caller]
    fn outcome(link: &str) -> (Vec<u32>, Outcome) {
        let guide = guide();
        let selection = Selection::decode(link);
        let answer = Plain::new(&guide).search(&selection.query);
        let outcome = apply(&guide, &selection, answer);
        (outcome.shown.iter().map(|idx| guide.policies[*idx].number).collect(), outcome)
    }

    #[track_caller]
    fn check(link: &str, numbers: &[u32]) {
        assert_eq!(outcome(link).0, numbers, "{link}");
    }

    #[test]
    fn without_a_choice_everything_is_shown() {
        check("", &[1, 2, 3]);
    }

    #[test]
    fn choices_add_up_inside_a_facet_and_narrow_across_facets() {
        check("pg=audience:engineer", &[1, 2]);
        check("pg=audience:engineer,graduate", &[1, 2, 3]);
        check("pg=audience:engineer;support:loan", &[2]);
        check("pg=category:fund;support:loan", &[2]);
        check("pg=audience:graduate;support:loan", &[]);
    }

    #[test]
    fn an_unknown_choice_refuses_nothing() {
        check("pg=audience:martian", &[1, 2, 3]);
    }

    #[test]
    fn counts_follow_the_other_facets_only() {
        let (_, outcome) = outcome("pg=audience:engineer");
        assert_eq!(
            outcome.counts[Facet::Audience],
            [2, 1],
            "the facet's own choice does not count"
        );
        assert_eq!(outcome.counts[Facet::Support], [1, 1]);
        assert_eq!(outcome.counts[Facet::Category], [1, 1]);
    }

    #[test]
    fn uncounted_is_all_but_the_counts() {
        let guide = guide();
        let selection = Selection::decode("pg=audience:engineer;support:loan");
        let counted = apply(&guide, &selection, None);
        let uncounted = apply_uncounted(&guide, &selection, None);
        assert_eq!(uncounted.counts[Facet::Support], [0, 0]);
        assert_eq!(Outcome { counts: counted.counts.clone(), ..uncounted }, counted);
    }

    #[test]
    fn says_how_many_match_outside_the_filters() {
        let (numbers, outcome) = outcome("pg=q:补;audience:graduate");
        assert_eq!((numbers.len(), outcome.outside), (1, 1));
    }

    #[test]
    fn what_is_only_a_perhaps_stays_below_what_is_sure_in_every_order() {
        let guide = guide();
        let hit = |policy, certainty| Hit { policy, score: 1, certainty };
        let hits =
            vec![hit(2, Certainty::Sure), hit(1, Certainty::Sure), hit(0, Certainty::Perhaps)];
        let answer = Answer { hits, words: Vec::new() };
        let outcome = apply(&guide, &Selection::decode("pg=q:x;sort:number"), Some(answer.clone()));
        assert_eq!((outcome.shown, outcome.n_perhaps), (vec![1, 2, 0], 1));
        let chosen = Selection::decode("pg=q:x;audience:graduate");
        let outcome = apply(&guide, &chosen, Some(answer));
        assert_eq!((outcome.shown, outcome.n_perhaps, outcome.outside), (vec![2], 0, 2));
    }

    #[test]
    fn the_largest_sum_on_a_face_comes_first_and_what_has_none_last() {
        check("pg=sort:amount", &[2, 1, 3]);
    }
}
