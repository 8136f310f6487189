//! The rules that make the document's checkboxes work without a script: any of what is ticked inside a facet, all facets
//! together. One stylesheet for our page and for a partner's, under one class of ours.
//!
//! A rule starts from the facets, [`ANCHOR`], so that an engine looks for ticked boxes there and not among all cards.

use policy_core::guide::TermIdx;
use policy_core::{Facet, Guide};

/// What holds the facets; all that they hide follows it as a sibling or inside of one.
pub(super) const ANCHOR: &str = "policy-guide-filters";
/// In a larger guide there are no facets: at this size the rules weigh 370 KB (8 KB brotli), and grow with the square.
/// The links to the categories stay.
pub(super) const MAX_POLICIES: usize = 300;

/// Policies that are hidden when something of a facet is ticked, but none of their own terms.
struct Rule {
    facet: Facet,
    allowed: Vec<TermIdx>,
    /// Positions in the guide.
    policies: Vec<usize>,
}

impl Rule {
    /// Holds when the anchor has something of the facet ticked, but nothing that is allowed.
    fn condition(&self, guide: &Guide) -> String {
        let name = ["[name=", self.facet.id(), "]"].concat();
        let any = [":has(", &name, ":checked)"].concat();
        let allowed = self.allowed.iter().filter_map(|idx| guide.terms[self.facet].get(*idx));
        let allowed = allowed
            .map(|term| [&name, "[value=\"", &quoted(&term.id), "\"]:checked"].concat())
            .collect::<Vec<_>>()
            .join(",");
        if allowed.is_empty() { any } else { [&any, ":not(:has(", &allowed, "))"].concat() }
    }

    /// The policies, as a selector.
    fn targets(&self, guide: &Guide) -> String {
        let numbers = self.policies.iter().map(|idx| guide.policies[*idx].number.to_string());
        let cards = numbers.map(|number| ["[data-policy=\"", &number, "\"]"].concat());
        [":is(", &cards.collect::<Vec<_>>().join(","), ")"].concat()
    }
}

/// The rules of a guide: policies with the same terms of a facet share one.
fn rules(guide: &Guide) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for facet in Facet::ALL {
        for (idx, policy) in guide.policies.iter().enumerate() {
            let allowed = &policy.terms[facet];
            let same = |rule: &&mut Rule| rule.facet == facet && rule.allowed == *allowed;
            match rules.iter_mut().find(same) {
                Some(rule) => rule.policies.push(idx),
                None => rules.push(Rule { facet, allowed: allowed.clone(), policies: vec![idx] }),
            }
        }
    }
    rules
}

/// The stylesheet; `None` for a guide that is too large.
pub(super) fn sheet(guide: &Guide) -> Option<String> {
    if guide.policies.len() > MAX_POLICIES {
        return None;
    }
    let anchor = [".", ANCHOR].concat();
    let rules: Vec<(Rule, String)> = rules(guide)
        .into_iter()
        .map(|rule| {
            let condition = rule.condition(guide);
            (rule, condition)
        })
        .collect();
    let mut hidden = Vec::new();
    for (rule, condition) in &rules {
        hidden.push([&anchor, condition, "~* ", &rule.targets(guide)].concat());
    }
    for category in 0..guide.terms[Facet::Category].len() {
        let its = |idx: &usize| guide.policies[*idx].category() == category;
        let all = none_shown(guide, &rules, its);
        let target = ["~* [data-category=\"", &category.to_string(), "\"]"].concat();
        hidden.push([anchor.as_str(), &all, &target].concat());
    }
    let none = none_shown(guide, &rules, |_| true);
    Some(
        [
            "@supports selector(:has(a)){",
            &INSIDE.replace("ANCHOR", &anchor),
            &hidden.join(",\n"),
            "{display:none!important}\n",
            &[&anchor, &none, "~.policy-guide-none"].concat(),
            "{display:block!important}}\n",
            &PRINT.replace("ANCHOR", &anchor),
        ]
        .concat(),
    )
}

/// A condition of the anchor that holds when each of the policies is hidden by some facet.
fn none_shown(
    guide: &Guide,
    rules: &[(Rule, String)],
    is_asked: impl Fn(&usize) -> bool,
) -> String {
    let mut all: Vec<String> = Vec::new();
    for idx in (0..guide.policies.len()).filter(is_asked) {
        let its = rules.iter().filter(|(rule, _)| rule.policies.contains(&idx));
        let conditions: Vec<&str> = its.map(|(_, condition)| condition.as_str()).collect();
        let any = [":is(", &conditions.join(","), ")"].concat();
        if !all.contains(&any) {
            all.push(any);
        }
    }
    all.concat()
}

/// A list to hide, its count and the facets themselves: the same for every guide. What is hidden is not counted.
const INSIDE: &str = "
ANCHOR[hidden]{display:block!important}
ANCHOR{counter-reset:policy-guide}
ANCHOR~* [data-policy]{counter-increment:policy-guide}
.policy-guide-n::before{content:counter(policy-guide)}
ANCHOR:has(:checked)~.policy-guide-status .policy-guide-some{display:inline!important}
ANCHOR:has(:checked)~.policy-guide-status .policy-guide-all{display:none!important}
";
/// What was hidden stays hidden on paper, where nothing can be ticked.
const PRINT: &str = "@media print{ANCHOR[hidden]{display:none!important}}";

/// A text inside of a quoted string of CSS, and of a `<style>`.
fn quoted(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    text.chars()
        .map(|c| if is_plain(c) { c.to_string() } else { format!("\\{:x} ", u32::from(c)) })
        .collect()
}

#[cfg(test)]
mod tests;
