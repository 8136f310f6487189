//! Places of a file, such as `policies[3].contacts[0].phone`, and where they stand in its text.

#[cfg(feature = "positions")]
pub use super::positions::Places;

/// The place of a field in an object at `place`.
pub fn within(place: &str, field: &str) -> String {
    if place.is_empty() { field.to_owned() } else { format!("{place}.{field}") }
}

/// The text of a file for whoever never sees it: nothing stands anywhere.
#[cfg(not(feature = "positions"))]
pub struct Places;

#[cfg(not(feature = "positions"))]
impl Places {
    /// Of a text.
    pub fn of(_text: &str) -> Self {
        Self
    }

    /// The beginning.
    pub fn position(&self, _place: &str) -> (usize, usize) {
        (1, 1)
    }

    /// What was read from a text has no field twice.
    pub fn repeated_fields(&self) -> Vec<super::Finding> {
        Vec::new()
    }
}
