//! All that a view may ask of the outside.

/// A wish that a view raises; what carries it out is not the view's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Put a text on the clipboard.
    Copy(String),
    /// Put the link to a policy on the clipboard.
    CopyLink(u32),
    /// Hand a policy to the system's share sheet.
    Share(u32),
    /// Print the page.
    Print,
    /// Print one policy by itself.
    PrintOne(u32),
    /// Get ready to search: the reader has turned to the search box.
    PrepareSearch,
    /// Load the guide again.
    Retry,
    /// Bring the card of a policy into view.
    Reveal(u32),
    /// A number is being called: told to the host page.
    Call {
        /// The policy, where the number stands with one.
        policy: Option<u32>,
        /// The number as printed.
        phone: String,
    },
}
