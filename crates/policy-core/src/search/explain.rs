//! Why a policy answers a query: which words, where they stand, and how they come from what was typed.

use std::cmp::Ordering;

use super::clause::{Alternative, Clause, What};
use super::engine::Engine;
use super::query::parse;
use super::tokens::texts;
use super::{How, Place, Reason, find_words};
use crate::guide::{Guide, Policy};
use crate::highlight::find;

impl Engine {
    /// Why the policy at `idx` answers the query: one reason a clause that it answers, in the order of the query.
    pub fn explain(&self, guide: &Guide, idx: usize, query: &str) -> Vec<Reason> {
        let Some(policy) = guide.policies.get(idx) else { return Vec::new() };
        let number = u32::try_from(idx).unwrap_or(u32::MAX);
        let reasons = parse(query, self).into_iter().filter_map(|clause| {
            let best = self.best(&clause, number)?;
            Some(self.reason(guide, policy, &clause.typed, best))
        });
        joined(reasons)
    }

    /// The alternative that is worth most for a policy; a number to call is no sum.
    fn best<'a>(&self, clause: &'a Clause, policy: u32) -> Option<&'a Alternative> {
        let holds = |alternative: &&Alternative| {
            let found = self.look_up(&alternative.what, &mut Vec::new());
            found.iter().any(|(known, _)| *known == policy)
        };
        let ways = clause.alternatives.iter().filter(holds);
        let worth = |way: &Alternative| way.worth + if way.how == How::Phone { 1.0 } else { 0.0 };
        ways.max_by(|a, b| worth(a).total_cmp(&worth(b)).then(Ordering::Greater))
    }

    fn reason(&self, guide: &Guide, policy: &Policy, typed: &str, best: &Alternative) -> Reason {
        let found = match &best.what {
            What::Word(text) | What::Phone(text) | What::Prefix(text) | What::Letters(text) => {
                text.clone()
            }
            What::Office(idx) => {
                let office = guide.terms[crate::Facet::Agency].get(*idx);
                office.map_or_else(String::new, |office| office.name.get("zh").to_owned())
            }
            What::Amount(_) | What::Percent(_) | What::Number(_) => typed.to_owned(),
        };
        let place = place_of(guide, policy, best, &found, self);
        let how = if place == Place::Ask && best.how == How::Literal { How::Ask } else { best.how };
        Reason { typed: typed.to_owned(), found, place, how }
    }
}

/// Reasons for pairs of characters that overlap as one for what they are pairs of.
fn joined(reasons: impl Iterator<Item = Reason>) -> Vec<Reason> {
    let mut all: Vec<Reason> = Vec::new();
    for reason in reasons {
        let Some(last) = all.last_mut() else {
            all.push(reason);
            continue;
        };
        let goes_on = last.typed == last.found && reason.typed == reason.found;
        let chars: Vec<char> = reason.typed.chars().collect();
        if goes_on && find(&last.typed, &reason.typed).is_some() {
            continue;
        }
        if goes_on && find(&reason.typed, &last.typed).is_some() {
            *last = reason;
        } else if let ([first, second], true) = (chars.as_slice(), goes_on)
            && (last.place, last.how) == (reason.place, reason.how)
            && last.typed.ends_with(*first)
        {
            last.typed.push(*second);
            last.found.push(*second);
        } else {
            all.push(reason);
        }
    }
    all
}

/// Where the words stand: the place that weighs most.
fn place_of(
    guide: &Guide,
    policy: &Policy,
    best: &Alternative,
    found: &str,
    engine: &Engine,
) -> Place {
    match best.what {
        What::Office(_) => return Place::Office,
        What::Phone(_) => return Place::Contact,
        What::Number(_) => return Place::Number,
        What::Amount(_) | What::Percent(_) => return Place::Official,
        What::Word(_) | What::Prefix(_) | What::Letters(_) => {}
    }
    let words = [found.to_owned()];
    let holds = |text: &str| !find_words(&engine.tables.fold(text), &words).is_empty();
    let places = texts(guide, policy).into_iter().filter(|(text, ..)| holds(text));
    let best = places.max_by(|a, b| a.1.total_cmp(&b.1).then(Ordering::Greater));
    best.map_or(Place::Ask, |(.., place)| place)
}
