//! What takes time: done anywhere, such as in a worker, with a question and an answer that are text and bytes.

use std::collections::BTreeMap;

use anyhow::Result;
use policy_core::load;
use policy_core::search::Asks;
use policy_data::check::beside::{asks_closed, few_asks};
use policy_data::check::{self, Finding, Level};
use policy_data::import::written;
use serde::{Deserialize, Serialize};

use crate::completeness::Section;
use crate::history::Document;
use crate::place::of_check;
use crate::publish::Drawn;
use crate::reading::{Answers, Refused, Report};
use crate::session::Session;

/// What can be asked of whoever has a copy of the documents: a question has no guide in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Job {
    /// Reads a list, whose bytes stand beside the question, for the guide as it is.
    Read {
        /// The name of its file.
        name: String,
        /// What a person has answered.
        answers: Answers,
    },
    /// Makes what has to be done to take the list that was read last: an [`crate::Act`], in the bytes of the answer.
    Take,
    /// Checks the guide, and an overlay for it.
    Check {
        /// `YYYY-MM-DD`.
        today: String,
        /// The number of the policy that somebody looks at: all of its checks are handed over.
        policy: Option<u32>,
    },
    /// Compares with the published guide.
    Compare {
        /// So many policies that differ are handed over.
        n_shown: usize,
    },
    /// Makes what has to be done to give a policy back what is published of it: an [`crate::Act`], or `null`.
    Published {
        /// Its published number.
        was: Option<u64>,
        /// The number that it has now.
        is: Option<u64>,
    },
    /// Makes the files that the widget reads, by name.
    Preview(Told),
    /// The same for somebody who does not read them here: in the bytes of the answer.
    Files(Told),
    /// Makes the zip. The bytes of its pages stand beside the question, one page after another.
    Publish {
        /// What readers are told.
        told: Told,
        /// Pages that were drawn elsewhere.
        pages: Vec<Drawn>,
    },
    /// Makes the text of the work, to be saved, in the bytes of the answer.
    Draft,
}

/// What readers are told of the changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The day of publication, `YYYY-MM-DD`.
    pub date: String,
    /// The last day on which readers see marks; empty for good.
    pub until: String,
    /// Whether readers are shown what changed.
    pub marks: bool,
}

/// What a job came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// What is told, as JSON.
    pub json: String,
    /// A file.
    pub bytes: Vec<u8>,
}

/// How the reading of a list ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// It is read.
    Read(Box<Report>),
    /// It is not, and why.
    Refused(Refused),
}

/// A check that is not held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCheck {
    /// The name of the rule.
    pub rule: String,
    /// Whether it must be mended before the guide is published.
    pub is_error: bool,
    /// The number of the policy.
    pub policy: Option<u32>,
    /// Where it stands, as a pointer.
    pub place: String,
    /// The part of the form that it belongs to.
    pub section: String,
    /// Whether it is about the overlay.
    pub is_overlay: bool,
    /// What is wrong, in Chinese and English.
    pub message: [String; 2],
    /// What to do, in Chinese and English.
    pub advice: [String; 2],
}

/// The checks that are not held: of very many the first, and those of a policy that somebody looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// How many errors there are, and how many warnings.
    pub counts: [usize; 2],
    /// How many there are of each policy, by its number.
    pub by_policy: BTreeMap<u32, usize>,
    /// Errors first, those of the overlay after those of the guide, policy by policy.
    pub open: Vec<OpenCheck>,
    /// Whether there are more than these.
    pub has_more: bool,
}

/// So many checks are handed over at most, beside those of a policy that is looked at.
pub const MAX_CHECKS: usize = 1_000;

impl Checked {
    /// Of all that there are, `policy` looked at.
    pub fn of(all: &[OpenCheck], policy: Option<u32>) -> Self {
        let n_errors = all.iter().filter(|one| one.is_error).count();
        let mut by_policy = BTreeMap::new();
        for number in all.iter().filter(|one| !one.is_overlay).filter_map(|one| one.policy) {
            *by_policy.entry(number).or_insert(0) += 1;
        }
        let is_own = |one: &OpenCheck| policy.is_some() && one.policy == policy;
        let shown = all.iter().enumerate().filter(|(idx, one)| *idx < MAX_CHECKS || is_own(one));
        Self {
            counts: [n_errors, all.len() - n_errors],
            by_policy,
            open: shown.map(|(_, one)| one.clone()).collect(),
            has_more: all.len() > MAX_CHECKS,
        }
    }
}

/// Every check that is not held: errors first, those of the overlay last, policy by policy.
pub(crate) fn checks(session: &Session, today: &str) -> Result<Vec<OpenCheck>> {
    let (asks, overlay) = (session.file(Document::Asks), session.file(Document::Overlay));
    let text = written(session.guide())?;
    let mut findings = check::check(&text, today)?;
    if let Some(file) = session.closed_asks() {
        findings.push(asks_closed(file));
    }
    if !asks.is_null() {
        findings.extend(few_asks(&load(&text).0, &Asks::read(&asks.to_string())));
    }
    let mut open: Vec<OpenCheck> = findings.into_iter().map(|one| open_check(one, false)).collect();
    if !overlay.is_null() {
        let findings = check::overlay::check(&written(overlay)?, &text, today)?;
        open.extend(findings.into_iter().map(|one| open_check(one, true)));
    }
    open.sort_by_key(|one| (!one.is_error, one.is_overlay, one.policy));
    Ok(open)
}

fn open_check(finding: Finding, is_overlay: bool) -> OpenCheck {
    let place = of_check(&finding.place);
    let section = Section::of(&place, finding.rule).id().to_owned();
    let (rule, policy, is_error) =
        (finding.rule.to_owned(), finding.policy, finding.level == Level::Error);
    let [message, advice] = finding.for_a_form();
    OpenCheck { rule, is_error, policy, place, section, is_overlay, message, advice }
}
