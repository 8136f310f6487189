//! The texts that every language must have. `{}` stands for a value, in order.

/// The words of the interface in one language.
#[derive(Debug)]
pub struct Strings {
    /// What the widget is called where the guide has no title yet.
    pub name: &'static str,
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
}
