//! What a reader has chosen: query, filters, opened and saved policies, answers, order, view and language.
//!
//! How it is written as a link, and read from one, is in `permalink`.

use crate::facet::{Facet, PerFacet};

/// More choices, answers or open cards than this are left out.
pub(crate) const MAX_ITEMS: usize = 200;

/// What a reader has asked for: all that a link restores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// What is typed in the search box.
    pub query: String,
    /// Ids chosen in each facet, sorted. Ids that the guide does not know stay, so that they survive an older guide.
    pub chosen: PerFacet<Vec<String>>,
    /// Numbers of the opened policies, sorted.
    pub open: Vec<u32>,
    /// The order of the list.
    pub sort: Sort,
    /// What is shown of the guide.
    pub view: View,
    /// Numbers of the saved policies, sorted.
    pub saved: Vec<u32>,
    /// Answers to the guide's questions, by id: the ids of what was answered, none where the question was skipped.
    pub answers: Vec<(String, Vec<String>)>,
    /// The language the reader has switched to; `None` leaves it to the page.
    pub lang: Option<String>,
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best match first when something is searched for, else as in the source.
    #[default]
    Auto,
    /// As in the source.
    Number,
    /// The largest sum of money first.
    Amount,
}

/// What is shown of the guide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The list of policies.
    #[default]
    List,
    /// The questions, and what they found.
    Finder,
    /// Every office and number.
    Contacts,
    /// What the reader saved.
    Saved,
}

/// The views and their names in links and attributes.
pub const VIEWS: [(View, &str); 4] = [
    (View::List, "list"),
    (View::Finder, "finder"),
    (View::Contacts, "contacts"),
    (View::Saved, "saved"),
];

/// The name of `value` in such a table.
pub fn name_of<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(known, _)| *known == value).map_or("", |(_, name)| name)
}

/// What is named so in such a table; the default where nothing is.
pub fn named<T: Copy + Default>(table: &[(T, &'static str)], name: &str) -> T {
    table.iter().find(|(_, known)| *known == name).map_or_else(T::default, |(value, _)| *value)
}

/// The orders and their names in links.
pub const SORTS: [(Sort, &str); 3] =
    [(Sort::Auto, "auto"), (Sort::Number, "number"), (Sort::Amount, "amount")];

impl Selection {
    /// Whether nothing narrows the list.
    pub fn is_everything(&self) -> bool {
        self.query.trim().is_empty() && self.n_chosen() == 0
    }

    /// How many choices are made in all facets together.
    pub fn n_chosen(&self) -> usize {
        Facet::ALL.iter().map(|facet| self.chosen[*facet].len()).sum()
    }

    /// Whether `id` is chosen.
    pub fn is_chosen(&self, facet: Facet, id: &str) -> bool {
        self.chosen[facet].iter().any(|chosen| chosen == id)
    }

    /// Chooses `id`, or takes the choice back.
    pub fn toggle(&mut self, facet: Facet, id: &str) {
        let chosen = &mut self.chosen[facet];
        match chosen.binary_search_by(|known| known.as_str().cmp(id)) {
            Ok(place) => drop(chosen.remove(place)),
            Err(place) => chosen.insert(place, id.to_owned()),
        }
    }

    /// Opens a policy, or closes it.
    pub fn toggle_open(&mut self, number: u32) {
        toggle(&mut self.open, number);
    }

    /// Saves a policy, or forgets it.
    pub fn toggle_saved(&mut self, number: u32) {
        toggle(&mut self.saved, number);
    }

    /// Answers a question; no answer skips it.
    pub fn answer(&mut self, question: &str, answers: Vec<String>) {
        self.revise(question);
        if self.answers.len() < MAX_ITEMS {
            self.answers.push((question.to_owned(), answers));
        }
    }

    /// Takes the answer to a question back, so that it is asked again.
    pub fn revise(&mut self, question: &str) {
        self.answers.retain(|(known, _)| known != question);
    }

    /// Everything shown again; what is open, the order and the language stay.
    pub fn clear(&mut self) {
        self.query.clear();
        self.chosen = PerFacet::default();
    }
}

/// Takes a number in, or out.
fn toggle(numbers: &mut Vec<u32>, number: u32) {
    match numbers.binary_search(&number) {
        Ok(place) => drop(numbers.remove(place)),
        Err(place) => numbers.insert(place, number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_replaces_the_one_before() {
        let mut selection = Selection::decode("pg=a.who:graduate;a.status:-");
        selection.answer("who", vec!["founder".into()]);
        assert_eq!(selection.encode(), "pg=a.status:-;a.who:founder");
        selection.revise("status");
        assert_eq!(selection.encode(), "pg=a.who:founder");
    }

    #[test]
    fn a_choice_is_taken_back_by_choosing_again() {
        let mut selection = Selection::default();
        selection.toggle(Facet::Support, "loan");
        assert!(!selection.is_everything());
        selection.toggle(Facet::Support, "loan");
        assert!(selection.is_everything());
    }
}
