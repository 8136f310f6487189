//! What a view asks for that touches the page around it or takes time.

/// Something to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Reads the list that is looked at again, with the answers as they are now.
    ReadAgain,
    /// Takes the list that is looked at, read with the answers as they are now.
    Take,
    /// Ends a job that is under way.
    Cancel,
    /// Compares with the published guide.
    Compare,
    /// Shows the guide as it is now in the preview.
    Preview,
    /// Makes the zip and hands it over.
    Publish,
    /// Writes the files of the zip into a folder that somebody chooses.
    PublishIntoFolder,
    /// Hands the work over as a file.
    SaveDraft,
    /// Opens work that is kept in this browser, by its id.
    OpenDraft(String),
    /// Forgets it.
    ForgetDraft(String),
    /// Begins a guide from nothing, with a title.
    Begin(String),
    /// Gives a policy back what is published of it, by its published number and the one that it has now.
    KeepPublished(Option<u64>, Option<u64>),
    /// Begins another guide: what is open stays among the drafts.
    Leave,
    /// Puts a text into the clipboard.
    Copy(String),
    /// Gives the focus to the first of these ids that is there, once it is drawn.
    Focus(Vec<String>),
    /// Keeps whether the preview stands beside the form for the next visit.
    KeepBeside,
    /// Keeps the language of the page for the next visit.
    KeepLanguage,
}
