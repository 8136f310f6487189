//! The words of the views that come later, in each language. They travel in the second file, beside its code.

use std::cell::Cell;

use crate::i18n::Lang;

/// Makes the struct and reads it: a word that a language lacks is found by a test, one that nobody names does not compile.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Words; `{}` stands for a value, in order.
        #[derive(Debug)]
        pub struct Texts {
            $($(#[$doc])* pub $name: &'static str,)*
        }

        impl Texts {
            const NONE: Self = Self { $($name: "",)* };

            /// Reads lines of a name and its words, in the order of the fields.
            fn read(text: &'static str) -> Self {
                let mut lines = text.lines().map(|line| line.split_once(' ').map_or("", |(_, words)| words));
                Self { $($name: lines.next().unwrap_or(""),)* }
            }

            #[cfg(test)]
            const NAMES: &'static [&'static str] = &[$(stringify!($name),)*];
        }
    };
}

texts! {
    /// Saves a policy.
    save,
    /// It is saved.
    saved,
    /// What the finder is for, and that answers stay here.
    finder_lead,
    /// Which question this is: its number.
    question,
    /// Takes the answer.
    next,
    /// Leaves the question open.
    skip,
    /// Stands for the answer to a skipped question.
    skipped,
    /// Asks a question again: its answer.
    revise,
    /// Forgets all answers.
    restart,
    /// Shows what is found so far.
    show_results,
    /// The groups of the finder, with how many are in each.
    likely,
    /// Some condition is open.
    check,
    /// Some condition is not met.
    no,
    /// Before the quoted words of the source.
    because,
    /// What the directory is.
    contacts_lead,
    /// Contacts whose office the source does not name.
    no_office,
    /// Which policies a number serves.
    serves,
    /// Downloads the office's numbers.
    vcard,
    /// Nothing is saved.
    saved_none,
    /// What the saved list is for.
    saved_lead,
    /// Prints the visit sheet.
    print_sheet,
    /// Copies the link to what is saved.
    copy_saved,
    /// Forgets what is saved.
    forget,
    /// Room for notes.
    notes,
    /// What the QR code is.
    qr,
    /// The comparison.
    compare,
    /// Which facet fits what was searched for.
    nearest,
    /// Name of a copy button; takes the number.
    copy_number,
    /// Button that copies a card as text.
    copy_card,
    /// Button.
    share,
    /// Button that copies the link to a card.
    link,
    /// Button that prints one policy.
    print_one,
    /// Said after copying.
    copied,
    /// Said where copying is not allowed.
    copy_by_hand,
    /// The caution in every opened card.
    may_apply,
    /// Heading of all the benefits of a card.
    benefits,
    /// Heading of the official text.
    official_text,
    /// Label of the cell in the source.
    official_agency,
    /// Label of the cell in the source.
    official_contact,
    /// Heading of the contacts.
    contacts,
    /// Label before the offices.
    agencies,
    /// Before a number that can't be dialled.
    printed,
    /// Mark of a benefit that does not reach the reader.
    indirect,
    /// Heading when nothing matches.
    empty_title,
    /// Takes how many match outside the filters.
    empty_outside,
    /// When nothing matches the words.
    empty_nothing,
    /// When the filters alone leave nothing.
    empty_filters,
    /// Button that takes back the filters but keeps the words.
    empty_keep_query,
    /// Button that takes back all.
    empty_clear,
    /// Heading when loading failed.
    failed_title,
    /// Reason.
    failed_timeout,
    /// Reason; takes the HTTP status.
    failed_status,
    /// Reason; takes the sentence.
    failed_data,
    /// What the list is narrowed to for good; takes the choices.
    locked,
    /// Link to the full site.
    see_all,
    /// A district's overlay could not be used.
    overlay_lost,
    /// Who gave a number; takes the district.
    from_district,
    /// Who gave a number, where the district has no name.
    from_own_district,
    /// Mark of a policy of the district's own.
    local,
    /// Mark of a policy that the district puts first.
    pinned,
    /// Name of the chips under the search box.
    hints,
    /// Draws more cards; takes how many.
    cards_more,
    /// Name of the order control.
    sort_label,
    /// The default order.
    sort_auto,
    /// Order by number.
    sort_number,
    /// Order by sum.
    sort_amount,
    /// Before the name of the source.
    source,
    /// Takes a day.
    checked,
    /// The caution at the foot.
    prevails,
    /// A policy is new.
    change_new,
    /// A policy was changed.
    change_updated,
    /// It is new since a day.
    change_is_new,
    /// What changed on a day.
    change_is_updated,
    /// What is in the list no more since a day.
    change_gone,
    /// The number that it had.
    change_was,
    /// The names of the fields that can change, in the order of `policy_core::changes::FIELDS`.
    change_fields,
    /// It is over.
    expired,
    /// It is over since a day.
    expired_on,
    /// Another policy took its place: its number.
    replaced_by,
}

/// Chinese, then English.
#[cfg(not(target_arch = "wasm32"))]
const FILES: [&str; 2] = [include_str!("texts.zh.txt"), include_str!("texts.en.txt")];

thread_local! {
    static TEXTS: Cell<Option<&'static [Texts; 2]>> = const { Cell::new(None) };
}

/// Takes the words in: both languages, Chinese first, with a form feed between.
pub fn bring(text: String) {
    // Once for the life of the page.
    let text: &'static str = text.leak();
    let (zh, en) = text.split_once('\u{c}').unwrap_or((text, text));
    TEXTS.set(Some(Box::leak(Box::new([Texts::read(zh), Texts::read(en)]))));
}

/// The words in a language.
pub fn texts(lang: Lang) -> &'static Texts {
    #[cfg(not(target_arch = "wasm32"))]
    if TEXTS.get().is_none() {
        bring(FILES.join("\u{c}"));
    }
    let [zh, en] = TEXTS.get().unwrap_or(&[Texts::NONE; 2]);
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_in_the_order_of_the_fields() {
        for file in FILES {
            let names: Vec<&str> =
                file.lines().filter_map(|line| Some(line.split_once(' ')?.0)).collect();
            assert_eq!(names, Texts::NAMES);
            assert!(
                file.lines()
                    .all(|line| line.split_once(' ').is_some_and(|(_, words)| !words.is_empty()))
            );
        }
    }
}
