//! The written form of a guide, field by field. The comments here are what an editor's program shows beside a field.

use std::collections::BTreeMap;

use schemars::JsonSchema;

/// A guide: a list of policies with the words to describe, filter and match them.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Guide {
    /// Where this schema is, for editors' programs.
    #[schemars(rename = "$schema")]
    pub schema: Option<String>,
    /// The format of the file: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u64,
    /// Stable name of the guide: overlays, lists of changes and what a reader saved refer to it.
    #[schemars(regex(pattern = r"^[a-z0-9-]+$"))]
    pub id: String,
    /// What the list is called.
    pub title: Words,
    /// The place that it holds for.
    pub region: Option<Words>,
    /// The note printed under the list.
    pub note: Option<Words>,
    /// Where the list comes from.
    pub source: Option<Source>,
    /// The general line that the source prints.
    pub hotline: Option<Contact>,
    /// The languages of the texts; texts without a language are in the first.
    pub languages: Option<Vec<Tag>>,
    /// What the guide calls its filters, where it has names of its own.
    pub facets: Option<FacetNames>,
    /// Words that are worth searching for, as the empty search box gives them.
    pub examples: Option<Words>,
    /// The address of the list of changes, beside this file: `changes.json`. Without it no list is asked for.
    pub changes: Option<String>,
    /// What the list is divided into, in the order shown.
    pub categories: Vec<Term>,
    /// The words of the other filters.
    pub vocabulary: Vocabulary,
    /// What the finder asks.
    pub questions: Option<Vec<Question>>,
    /// Groups of words that people use for the same thing; the search takes one for another.
    pub synonyms: Option<Vec<Vec<String>>>,
    /// The policies, in the order of the source.
    pub policies: Vec<Policy>,
}

/// What a guide calls its filters.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct FacetNames {
    /// The categories.
    pub category: Option<Words>,
    /// Whom a policy serves.
    pub audience: Option<Words>,
    /// The kinds of support.
    pub support: Option<Words>,
    /// The offices.
    pub agency: Option<Words>,
}

/// A text: in the guide's first language, or one text a language.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
pub enum Words {
    /// In the guide's first language.
    Plain(String),
    /// By language, such as `zh` and `en`.
    ByLanguage(BTreeMap<Tag, String>),
}

/// A language such as `zh`, `en` or `zh-Hant`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(transparent)]
pub struct Tag(#[schemars(regex(pattern = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"))] pub String);

/// A day as `YYYY-MM-DD`.
#[derive(Debug, JsonSchema)]
#[schemars(transparent)]
pub struct Day(#[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))] pub String);

/// Where the list comes from.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Source {
    /// The name of the document.
    pub document: Option<String>,
    /// The day that the guide was last compared with it.
    pub checked: Option<Day>,
}

/// The words of the filters beside the categories.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Vocabulary {
    /// Whom policies are for.
    pub audiences: Vec<Term>,
    /// What kinds of support there are.
    pub supports: Vec<Term>,
    /// The offices.
    pub agencies: Vec<Term>,
}

/// A word of a filter, or an answer: its id, and its name in each language under the language's tag.
#[derive(Debug, JsonSchema)]
#[schemars(extend(
    "patternProperties" = { "^[a-z]{2,3}(-[A-Za-z0-9]+)*$": { "type": "string" }, "^//": true },
    "additionalProperties" = false,
))]
pub struct Term {
    /// Stable name: addresses and the snippets on partners' pages refer to it.
    #[schemars(regex(pattern = r"^[A-Za-z0-9-]+$"))]
    pub id: String,
    /// A name that fits on a chip.
    pub short: Option<Words>,
    /// Other ways to write it; the search knows them.
    pub aliases: Option<Vec<String>>,
    /// Of an office: whether the city or its districts run it. Districts' overlays replace the latter.
    pub level: Option<Level>,
}

/// Who runs an office.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Level {
    /// The city.
    City,
    /// Each district its own.
    District,
}

/// A question of the finder.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Question {
    /// Stable name: conditions refer to it.
    pub id: String,
    /// What is asked.
    pub text: Words,
    /// More about it.
    pub help: Option<Words>,
    /// Whether several answers may hold at once.
    pub many: Option<bool>,
    /// What can be answered.
    pub answers: Vec<Term>,
}

/// One policy of the list.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Policy {
    /// The number printed in the list.
    #[schemars(range(min = 1))]
    pub number: u32,
    /// The id of its category.
    pub category: String,
    /// The source's own words.
    pub official: Official,
    /// The ids of the offices, in the order of the source.
    pub agencies: Option<Vec<String>>,
    /// Whom to ask, in the order of the source.
    pub contacts: Option<Vec<Contact>>,
    /// What the editors add.
    pub editorial: Option<Editorial>,
    /// Whether it is in force; without it, it is.
    pub status: Option<Status>,
    /// The last day it holds, or held.
    pub valid_until: Option<Day>,
    /// The number of the policy that took its place.
    #[schemars(range(min = 1))]
    pub replaced_by: Option<u32>,
}

/// The cells of the source, verbatim: line breaks kept, surrounding blanks trimmed.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Official {
    /// What the policy says.
    #[schemars(length(min = 1))]
    pub text: String,
    /// Who handles it; empty where the source leaves it out.
    pub agency: Option<String>,
    /// Whom to call; empty where the source leaves it out.
    pub contact: Option<String>,
}

/// A way to ask: a number, an address, or a number that the source misprints.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Contact {
    /// The id of the office; left out where the source does not say whose number it is.
    pub agency: Option<String>,
    /// What the number is for.
    pub label: Option<Words>,
    /// A number that can be dialled.
    pub phone: Option<String>,
    /// What the source prints where it can't be dialled.
    pub printed: Option<String>,
    /// A page to open: http or https.
    pub url: Option<String>,
    /// What the reader should know before calling.
    pub note: Option<Words>,
}

/// What the editors add to the source.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Editorial {
    /// A short title.
    pub title: Option<Words>,
    /// What it is about, in two lines.
    pub summary: Option<Words>,
    /// The ids of those whom it is for.
    pub audiences: Option<Vec<String>>,
    /// The ids of the kinds of support.
    pub supports: Option<Vec<String>>,
    /// What it gives; the first that reaches the reader is shown large.
    pub benefits: Option<Vec<Benefit>>,
    /// What must hold for it to apply: all of them.
    pub conditions: Option<Vec<Condition>>,
    /// Words that people use and the text does not.
    pub keywords: Option<Vec<String>>,
}

/// Something that a policy gives.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Benefit {
    /// The official words that grant it: a part of `official.text`.
    pub quote: String,
    /// Its name in a few words.
    pub label: Words,
    /// How much, at most two decimals; the quote must say the same.
    pub amount: Option<f64>,
    /// Of what; without it, yuan.
    pub unit: Option<Unit>,
    /// How exact the amount is; without it, just so.
    pub limit: Option<Limit>,
    /// For each of what.
    pub per: Option<Per>,
    /// Whether it goes to somebody else than the reader, for example from the city to a district.
    pub indirect: Option<bool>,
    /// What the reader should know about it.
    pub note: Option<Words>,
}

/// What an amount counts.
#[derive(Debug, JsonSchema)]
pub enum Unit {
    /// Renminbi yuan.
    CNY,
    /// Hundredths of a whole.
    #[schemars(rename = "percent")]
    Percent,
    /// Hundredths of a percentage point.
    #[schemars(rename = "bp")]
    BasisPoints,
    /// Persons.
    #[schemars(rename = "people")]
    People,
    /// Years.
    #[schemars(rename = "years")]
    Years,
    /// Months.
    #[schemars(rename = "months")]
    Months,
    /// Courses, projects or sessions.
    #[schemars(rename = "sessions")]
    Sessions,
    /// Times.
    #[schemars(rename = "times")]
    Times,
}

/// How exact an amount is.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Limit {
    /// Just so.
    Exact,
    /// A ceiling.
    Max,
    /// A floor.
    Min,
    /// Approximately.
    About,
}

/// What an amount is for each of.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Per {
    /// A person.
    Person,
    /// A person and month.
    PersonMonth,
    /// A project.
    Project,
    /// A site or base.
    Base,
    /// An enterprise.
    Enterprise,
    /// A year.
    Year,
}

/// Something that must hold, asked as one of the guide's questions.
#[derive(Debug, JsonSchema)]
#[schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))]
pub struct Condition {
    /// The id of the question.
    pub question: String,
    /// The ids of the answers, any of which will do.
    #[schemars(length(min = 1))]
    pub any_of: Vec<String>,
    /// The official words that demand it: a part of `official.text`.
    pub quote: String,
}

/// Whether a policy is in force.
#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
pub enum Status {
    /// In force.
    Active,
    /// No longer in force; it stays in the list, marked.
    Expired,
    /// Another policy took its place: `replaced_by`.
    Replaced,
}
