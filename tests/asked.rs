//! Which rows of a table a developer wants to see alone.

/// Whether a name is among those that a variable of the environment asks for, divided by commas; `usual` holds where it
/// asks for none, and without that every name is wanted.
pub fn asked(variable: &str, usual: Option<&str>) -> impl Fn(&str) -> bool {
    let only = std::env::var(variable).ok().or_else(|| usual.map(ToOwned::to_owned));
    move |name| only.as_ref().is_none_or(|names| names.split(',').any(|one| one == name))
}
