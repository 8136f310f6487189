//! The parts of a policy that have no comparison of their own.

use super::Detail;
use super::fields::Versions;

/// The parts that have been looked at above; whatever else differs is reported by its path.
const KNOWN: [&str; 8] = [
    "number",
    "official",
    "category",
    "agencies",
    "contacts",
    "status",
    "valid_until",
    "replaced_by",
];
const KNOWN_EDITORIAL: [&str; 7] =
    ["title", "summary", "audiences", "supports", "keywords", "benefits", "conditions"];

pub(super) fn rest(versions: &Versions<'_>, found: &mut Vec<Detail>) {
    super::others(
        "",
        versions.old,
        versions.new,
        &|path| {
            KNOWN.contains(&path)
                || path.strip_prefix("editorial.").is_some_and(|key| KNOWN_EDITORIAL.contains(&key))
        },
        found,
    );
}
