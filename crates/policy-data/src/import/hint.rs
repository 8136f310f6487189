//! What reading a file had to guess, left out or could not carry over, before anybody knows what the cells mean.

/// A hint; each is a sentence in `finding/words_of_files.rs`. Texts are whole: reports shorten them where they must.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The text's encoding was found out, not declared.
    Encoding(String),
    /// Bytes that mean nothing in that encoding, how many.
    BadBytes(usize),
    /// The value of a formula was taken as it was last computed.
    Formula,
    /// A formula that was never computed, so that the cell shows nothing that could be read.
    FormulaEmpty(String),
    /// Numbers that a word processor counts and shows before paragraphs, as they were written into the text; empty
    /// where they are not known, or are only marks.
    AutomaticNumber(String),
    /// A cell that shows an error such as `#REF!`.
    ErrorValue(String),
    /// A cell that holds a number and no text: zeros and hyphens of its look may be missing.
    NumberValue,
    /// A number whose look was worked out from the cell's format: the number, and how it looks.
    Formatted(String, String),
    /// A date or a duration, whose look depends on the program that shows it.
    DateValue(String),
    /// A sign of a symbol font that is no letter.
    Symbol,
    /// Characters that nobody sees were taken out, how many.
    Hidden(usize),
    /// Characters that only one font has were taken out, how many.
    Private(usize),
    /// Characters that only look like others, such as Kangxi radicals, were written as those.
    Folded(String),
    /// Text that the author has hidden.
    HiddenText(String),
    /// A row that is hidden, and what it holds.
    HiddenRow(String),
    /// A column that is hidden, and what it holds.
    HiddenColumn(String),
    /// A sheet that is hidden, and what it holds.
    HiddenSheet(String),
    /// Text that is struck out.
    StruckOut(String),
    /// Text that a tracked change takes away.
    Deleted(String),
    /// Text that a tracked change puts in.
    Inserted(String),
    /// A row that a tracked change takes away.
    DeletedRow(String),
    /// Words that a form shows as long as nothing is filled in.
    Placeholder(String),
    /// A footnote or endnote of the cell.
    Footnote(String),
    /// A remark that the author's program shows in the margin.
    Comment(String),
    /// A box of text that stands in the cell.
    TextBox(String),
    /// A box of text that lies over the sheet.
    FloatingBox(String),
    /// A picture.
    Picture,
    /// A link under the words of the cell.
    Link(String),
    /// A formula of mathematics, and how it was written.
    Math(String),
    /// Raised or lowered characters, and how they were written.
    Raised(String),
    /// Text of the page's head or foot.
    PageHead(String),
    /// A quotation mark that nothing closes: it was read as a letter.
    QuoteNotClosed,
    /// A row with more values than there are heads; those that were put together again, if any.
    TooManyValues {
        /// How many values.
        has: usize,
        /// How many heads.
        heads: usize,
        /// The values that were put together again.
        joined: Option<String>,
    },
    /// Lines that were put together again into one row.
    LinesJoined,
    /// What the file is, whatever its name says, in Chinese and English.
    Really(&'static str, &'static str),
    /// A part of the file that is read by nobody here.
    PartUnread(String),
}

impl Hint {
    /// The reported text, to go on with it.
    pub fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::HiddenText(text)
            | Self::StruckOut(text)
            | Self::Deleted(text)
            | Self::Inserted(text)
            | Self::Placeholder(text)
            | Self::TextBox(text)
            | Self::Raised(text)
            | Self::AutomaticNumber(text)
            | Self::Footnote(text) => Some(text),
            _ => None,
        }
    }
}
