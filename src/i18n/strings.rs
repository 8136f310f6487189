//! The texts that every language must have. `{}` stands for a value, in order.

/// The words of the interface in one language.
#[derive(Debug)]
pub struct Strings {
    /// What the widget is called where the guide has no title yet.
    pub name: &'static str,
    /// Characters after which a title may be broken, where the language has no blanks between words.
    pub phrase_ends: &'static str,
    /// Name of the search box.
    pub search_label: &'static str,
    /// Inside the empty search box; takes the guide's examples.
    pub search_hint: &'static str,
    /// Name of the button that empties the search box.
    pub search_clear: &'static str,
    /// Label of the switch to the other language, in that language.
    pub lang_switch: &'static str,
    /// What the language switch does, in the other language.
    pub lang_switch_name: &'static str,
    /// Label of the large-text switch.
    pub scale_switch: &'static str,
    /// Label of the theme switch.
    pub theme_switch: &'static str,
    /// Name of the group of switches.
    pub preferences: &'static str,
    /// Name of the row of views.
    pub views: &'static str,
    /// Link to the list, the first that a keyboard comes to.
    pub skip_to_results: &'static str,
    /// The list of policies.
    pub view_list: &'static str,
    /// The questions.
    pub view_finder: &'static str,
    /// Offices and numbers.
    pub view_contacts: &'static str,
    /// What the reader saved.
    pub view_saved: &'static str,
    /// Heading of the filters.
    pub filters: &'static str,
    /// Button that opens the filters; takes the number chosen.
    pub filters_open: &'static str,
    /// Button that closes the filters; takes the number shown.
    pub filters_done: &'static str,
    /// Button that closes the filters when nothing is left.
    pub filters_none: &'static str,
    /// Name of a button that closes something.
    pub close: &'static str,
    /// Name of the facet.
    pub facet_category: &'static str,
    /// Name of the facet.
    pub facet_audience: &'static str,
    /// Name of the facet.
    pub facet_support: &'static str,
    /// Name of the facet.
    pub facet_agency: &'static str,
    /// Name of the list of chosen filters.
    pub chosen: &'static str,
    /// A choice on its chip; takes the facet and the choice.
    pub chip: &'static str,
    /// Name of a chip's remove button; takes the choice.
    pub chip_remove: &'static str,
    /// Button that takes back all filters and the query.
    pub clear: &'static str,
    /// The status line when nothing is filtered; takes the total.
    pub status_all: &'static str,
    /// The status line; takes the number shown and the total.
    pub status_some: &'static str,
    /// What more would match; takes the number.
    pub status_outside: &'static str,
    /// How many of those shown perhaps match; takes the number.
    pub status_perhaps: &'static str,
    /// Heading of the policies that perhaps match.
    pub perhaps: &'static str,
    /// Said while the search index is being made.
    pub finding: &'static str,
    /// A policy's number in words; takes the number.
    pub number: &'static str,
    /// Before a figure that is a ceiling.
    pub max: &'static str,
    /// Before a figure that is a floor.
    pub min: &'static str,
    /// Before a figure that is approximate.
    pub about: &'static str,
    /// Before a sum of money.
    pub currency_before: &'static str,
    /// After a sum of money.
    pub currency_after: &'static str,
    /// After a figure.
    pub per_person: &'static str,
    /// After a figure.
    pub per_person_month: &'static str,
    /// After a figure.
    pub per_project: &'static str,
    /// After a figure.
    pub per_base: &'static str,
    /// After a figure.
    pub per_enterprise: &'static str,
    /// After a figure.
    pub per_year: &'static str,
    /// After a number.
    pub unit_people: &'static str,
    /// After the number one.
    pub unit_year: &'static str,
    /// After a number.
    pub unit_years: &'static str,
    /// After a number.
    pub unit_months: &'static str,
    /// After a number.
    pub unit_sessions: &'static str,
    /// After a number.
    pub unit_times: &'static str,
    /// After a number.
    pub unit_bp: &'static str,
    /// Name of a call button; takes the number.
    pub call: &'static str,
    /// Name of a call button; takes the office and the number.
    pub call_office: &'static str,
    /// What stands where the source prints no number.
    pub no_phone: &'static str,
    /// The printed number can't be dialled.
    pub unverified: &'static str,
    /// How many other numbers there are; takes the number.
    pub others: &'static str,
    /// The source does not say whose number it is.
    pub no_owner: &'static str,
    /// A policy without any sum of money.
    pub no_amount: &'static str,
    /// A policy whose sums are paid to somebody else.
    pub no_amount_paid: &'static str,
    /// Label before the audiences.
    pub for_whom: &'static str,
    /// Button that opens a card.
    pub details_open: &'static str,
    /// Button that closes a card.
    pub details_close: &'static str,
    /// Mark of a policy that is no longer in force.
    pub expired: &'static str,
    /// Mark of a policy that another has replaced; takes its number.
    pub replaced: &'static str,
    /// Takes a day.
    pub valid_until: &'static str,
    /// Said while loading.
    pub loading: &'static str,
    /// Said when loading is slow.
    pub slow: &'static str,
    /// Reason.
    pub failed_network: &'static str,
    /// Button.
    pub retry: &'static str,
    /// Notice of a last good copy; takes its day.
    pub stale: &'static str,
    /// Quiet notice of rows left out; takes how many.
    pub issues_notice: &'static str,
    /// Name of a card's star; takes the title.
    pub save_policy: &'static str,
    /// What the finder is for, and that answers stay here.
    pub finder_lead: &'static str,
    /// The way to the finder; takes how many questions it asks at most.
    pub finder_entry: &'static str,
    /// Which question this is: its number, and how many there are.
    pub question: &'static str,
    /// Takes the answer.
    pub next: &'static str,
    /// Leaves the question open.
    pub skip: &'static str,
    /// Stands for the answer to a skipped question.
    pub skipped: &'static str,
    /// Asks a question again: its answer.
    pub revise: &'static str,
    /// Forgets all answers.
    pub restart: &'static str,
    /// Shows what is found so far.
    pub show_results: &'static str,
    /// The groups of the finder, with how many are in each.
    pub group_likely: &'static str,
    /// Some condition is open.
    pub group_check: &'static str,
    /// Some condition is not met.
    pub group_no: &'static str,
    /// Asks the question before again.
    pub back: &'static str,
    /// Before a benefit whose condition is still open.
    pub if_it_applies: &'static str,
    /// What the directory is.
    pub contacts_lead: &'static str,
    /// Name of the list that leads to each office.
    pub jump: &'static str,
    /// Contacts whose office the source does not name.
    pub no_office: &'static str,
    /// Which policies a number serves.
    pub serves: &'static str,
    /// Downloads the office's numbers.
    pub vcard: &'static str,
    /// Nothing is saved.
    pub saved_none: &'static str,
    /// What the saved list is for.
    pub saved_lead: &'static str,
    /// Prints the visit sheet.
    pub print_sheet: &'static str,
    /// Copies the link to what is saved.
    pub copy_saved: &'static str,
    /// Forgets what is saved.
    pub forget: &'static str,
    /// Said when all that was saved is forgotten.
    pub forgot: &'static str,
    /// Takes that back.
    pub undo: &'static str,
    /// Room for notes.
    pub notes: &'static str,
    /// What the QR code is.
    pub qr: &'static str,
    /// The comparison.
    pub compare: &'static str,
    /// Which facet fits what was searched for.
    pub nearest: &'static str,
    /// Name of a copy button; takes the number.
    pub copy_number: &'static str,
    /// Button that copies a card as text.
    pub copy_card: &'static str,
    /// Button.
    pub share: &'static str,
    /// Button that copies the link to a card.
    pub link: &'static str,
    /// Button that prints one policy.
    pub print_one: &'static str,
    /// Said after copying.
    pub copied: &'static str,
    /// Said where copying is not allowed.
    pub copy_by_hand: &'static str,
    /// The caution in every opened card.
    pub may_apply: &'static str,
    /// Heading of all the benefits of a card.
    pub benefits: &'static str,
    /// Heading of the official text.
    pub official_text: &'static str,
    /// Label of the cell in the source.
    pub official_agency: &'static str,
    /// Label of the cell in the source.
    pub official_contact: &'static str,
    /// Heading of the contacts.
    pub contacts: &'static str,
    /// Label before the offices.
    pub agencies: &'static str,
    /// Before a number that can't be dialled.
    pub printed: &'static str,
    /// Mark of a benefit that does not reach the reader.
    pub indirect: &'static str,
    /// Mark of a benefit that goes to an organization.
    pub to_unit: &'static str,
    /// Heading when nothing matches.
    pub empty_title: &'static str,
    /// Takes how many match outside the filters.
    pub empty_outside: &'static str,
    /// When nothing matches the words.
    pub empty_nothing: &'static str,
    /// When the filters alone leave nothing.
    pub empty_filters: &'static str,
    /// Button that takes back the filters but keeps the words.
    pub empty_keep_query: &'static str,
    /// Button that takes back all.
    pub empty_clear: &'static str,
    /// Heading when loading failed.
    pub failed_title: &'static str,
    /// Reason.
    pub failed_timeout: &'static str,
    /// Reason; takes the HTTP status.
    pub failed_status: &'static str,
    /// Reason; takes the sentence.
    pub failed_data: &'static str,
    /// What the list is narrowed to for good; takes the choices.
    pub locked: &'static str,
    /// Link to the full site.
    pub see_all: &'static str,
    /// A district's overlay could not be used.
    pub overlay_lost: &'static str,
    /// Who gave a number; takes the district.
    pub from_district: &'static str,
    /// Who gave a number, where the district has no name.
    pub from_own_district: &'static str,
    /// Mark of a policy of the district's own.
    pub local: &'static str,
    /// Mark of a policy that the district puts first.
    pub pinned: &'static str,
    /// Name of the chips under the search box.
    pub hints: &'static str,
    /// Words that were searched for lately.
    pub recent: &'static str,
    /// Draws more cards; takes how many.
    pub cards_more: &'static str,
    /// Name of the order control.
    pub sort_label: &'static str,
    /// The default order.
    pub sort_auto: &'static str,
    /// Order by number.
    pub sort_number: &'static str,
    /// Order by sum.
    pub sort_amount: &'static str,
    /// Before the name of the source.
    pub source: &'static str,
    /// Takes a day.
    pub checked: &'static str,
    /// The caution at the foot.
    pub prevails: &'static str,
    /// A policy is new.
    pub change_new: &'static str,
    /// A policy was changed.
    pub change_updated: &'static str,
    /// It is new since a day.
    pub change_is_new: &'static str,
    /// What changed on a day.
    pub change_is_updated: &'static str,
    /// What is in the list no more since a day.
    pub change_gone: &'static str,
    /// The number that it had.
    pub change_was: &'static str,
    /// The names of the fields that can change, in the order of `policy_core::changes::Field`.
    pub change_fields: &'static str,
    /// It is over.
    pub no_longer: &'static str,
    /// It is over since a day.
    pub no_longer_since: &'static str,
    /// Another policy took its place: its number.
    pub replaced_by: &'static str,
}
