//! Short messages to the reader.

/// Something to tell the reader that soon goes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A text is on the clipboard.
    Copied,
    /// A text could not be copied and stands there to be copied by hand.
    CopyByHand(String),
    /// The saved list was emptied; these were in it.
    Forgot(Vec<u32>),
}
