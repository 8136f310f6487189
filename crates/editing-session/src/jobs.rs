//! What takes time: done anywhere, such as in a worker, with a question and an answer that are text and bytes.

use anyhow::Result;
use policy_core::load;
use policy_core::search::Asks;
use policy_data::check::beside::few_asks;
use policy_data::check::{self, Finding, Level};
use policy_data::import::written;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::compare::compare;
use crate::completeness::Section;
use crate::package::pack;
use crate::place::of_check;
use crate::publish::{Publishing, files, served};
use crate::reading::{Answers, Read, Refused, read};

/// What can be asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "lowercase")]
pub enum Job {
    /// Reads a list, whose bytes stand beside the question.
    Read {
        /// The name of its file.
        name: String,
        /// The guide that it goes into; nothing where one is begun.
        guide: Value,
        /// Policies that earlier lists took out.
        kept: Vec<Value>,
        /// What a person has answered.
        answers: Answers,
    },
    /// Checks the guide, and an overlay for it.
    Check {
        /// The guide.
        guide: Value,
        /// Its questions in people's own words, where there is such a file.
        asks: Value,
        /// The overlay, where there is one.
        overlay: Value,
        /// `YYYY-MM-DD`.
        today: String,
    },
    /// Compares with the published guide.
    Compare {
        /// As it is published.
        published: Value,
        /// As it is now.
        guide: Value,
    },
    /// Makes the files that the widget reads, by name.
    Preview(Box<Publishing>),
    /// Makes the zip. The bytes of its pages stand beside the question.
    Publish(Box<Publishing>),
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
    Read(Box<Read>),
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

/// Does a job that is written as JSON.
///
/// # Errors
/// When the question cannot be understood, or something cannot be written.
pub fn run(question: &str, bytes: &[u8]) -> Result<Done> {
    let json = match serde_json::from_str(question)? {
        Job::Read { name, guide, kept, answers } => {
            let guide = (!guide.is_null()).then(|| written(&guide)).transpose()?;
            let reading = match read(bytes, &name, guide.as_deref(), &kept, &answers) {
                Ok(read) => Reading::Read(Box::new(read)),
                Err(refused) => Reading::Refused(refused),
            };
            serde_json::to_string(&reading)?
        }
        Job::Check { guide, asks, overlay, today } => {
            serde_json::to_string(&checks(&guide, &asks, &overlay, &today)?)?
        }
        Job::Compare { published, guide } => serde_json::to_string(&compare(&published, &guide))?,
        Job::Preview(publishing) => {
            let files = served(&publishing)?.into_iter();
            let named = files.map(|file| {
                (file.name, Value::from(String::from_utf8_lossy(&file.bytes).into_owned()))
            });
            Value::Object(named.collect()).to_string()
        }
        Job::Publish(publishing) => {
            let files = files(&publishing, bytes)?;
            let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
            return Ok(Done { json: json!(names).to_string(), bytes: pack(&files)? });
        }
    };
    Ok(Done { json, bytes: Vec::new() })
}

/// Every check that is not held, in the order of the guide.
fn checks(guide: &Value, asks: &Value, overlay: &Value, today: &str) -> Result<Vec<OpenCheck>> {
    let text = written(guide)?;
    let mut findings = check::check(&text, today)?;
    if !asks.is_null() {
        findings.extend(few_asks(&load(&text).0, &Asks::read(&asks.to_string())));
    }
    let mut open: Vec<OpenCheck> = findings.into_iter().map(|one| open_check(one, false)).collect();
    if !overlay.is_null() {
        let findings = check::overlay::check(&written(overlay)?, &text, today)?;
        open.extend(findings.into_iter().map(|one| open_check(one, true)));
    }
    Ok(open)
}

fn open_check(finding: Finding, is_overlay: bool) -> OpenCheck {
    let place = of_check(&finding.place);
    OpenCheck {
        rule: finding.rule.to_owned(),
        is_error: finding.level == Level::Error,
        policy: finding.policy,
        section: Section::of(&place, finding.rule).id().to_owned(),
        place,
        is_overlay,
        message: finding.message,
        advice: finding.advice,
    }
}
