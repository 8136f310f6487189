//! A copy of the work for what takes time, such as in a worker: it opens the file that was opened, does what was done, and
//! answers questions about it.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::change::Act;
use crate::compare::{Compared, compare};
use crate::history::Document;
use crate::jobs::{Checked, Done, Job, OpenCheck, Reading, Told, checks};
use crate::opening::{Found, Opening};
use crate::package::pack;
use crate::place::items;
use crate::publish::{Publishing, files, served};
use crate::reading::{Answers, Read, Report, read};
use crate::session::Session;
use crate::slices::whole;

/// The copy, and what was found out about it.
#[derive(Debug, Default)]
pub struct Replica {
    session: Session,
    /// The list that was read last, and has not been taken.
    read: Option<Read>,
    /// The checks that are not held on a day.
    checked: Option<(String, Vec<OpenCheck>)>,
    compared: Option<Compared>,
    /// Is told how much of a job is done, in percent.
    tell: Option<fn(u32)>,
}

impl Replica {
    /// A copy that tells how much of a job is done, in percent.
    pub fn telling(tell: fn(u32)) -> Self {
        Self { tell: Some(tell), ..Self::default() }
    }

    /// Opens the file that the work began with.
    ///
    /// # Errors
    /// When it is neither a guide nor work that was saved.
    pub fn open(&mut self, file: Vec<u8>) -> Result<()> {
        let Found::Work(session) = Opening::of(file).whole() else {
            anyhow::bail!("the work does not begin with a guide")
        };
        *self = Self { session: *session, tell: self.tell, ..Self::default() };
        Ok(())
    }

    /// Does what was done elsewhere.
    ///
    /// # Errors
    /// When it cannot be understood.
    pub fn act(&mut self, act: String) -> Result<()> {
        let act = Act::read(whole(act).context("an act is no JSON")?);
        if self.session.apply(act.context("an act is none that is known")?) {
            self.checked = None;
            self.compared = None;
        }
        Ok(())
    }

    /// The work as it is here.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Does a job that is written as JSON.
    ///
    /// # Errors
    /// When the question cannot be understood, or something cannot be written.
    pub fn run(&mut self, question: &str, bytes: &[u8]) -> Result<Done> {
        let json = match serde_json::from_str(question)? {
            Job::Read { name, answers } => {
                serde_json::to_string(&self.read(bytes, &name, &answers))?
            }
            Job::Take => return self.take(),
            Job::Check { today, policy } => {
                serde_json::to_string(&Checked::of(self.checks(&today)?, policy))?
            }
            Job::Compare { n_shown } => serde_json::to_string(&self.compared().beginning(n_shown))?,
            Job::Published { was, is } => {
                serde_json::to_string(&self.session.keeping_published(was, is))?
            }
            Job::Preview(told) => preview(&self.publishing(&told))?,
            Job::Files(told) => {
                let bytes = preview(&self.publishing(&told))?.into_bytes();
                return Ok(Done { bytes, ..Done::default() });
            }
            Job::Publish { told, pages } => {
                return publish(&Publishing { pages, ..self.publishing(&told) }, bytes);
            }
            Job::Draft => {
                return Ok(Done { bytes: self.session.draft().into_bytes(), ..Done::default() });
            }
        };
        Ok(Done { json, bytes: Vec::new() })
    }

    fn read(&mut self, bytes: &[u8], name: &str, answers: &Answers) -> Reading {
        let guide = self.session.guide();
        let guide = (!guide.is_null()).then(|| format!("{guide:#}\n"));
        let kept = items(self.session.file(Document::TakenOut), "");
        match read(bytes, name, guide.as_deref(), kept, answers, self.tell) {
            Ok(read) => {
                let report = Box::new(Report::of(&read));
                self.read = Some(read);
                Reading::Read(report)
            }
            Err(refused) => Reading::Refused(refused),
        }
    }

    fn take(&self) -> Result<Done> {
        let read = self.read.as_ref().context("no list was read")?;
        let bytes = serde_json::to_vec(&self.session.taking(read))?;
        Ok(Done { json: String::new(), bytes })
    }

    fn checks(&mut self, today: &str) -> Result<&[OpenCheck]> {
        let known = self.checked.take().filter(|(day, _)| day == today);
        let checked = match known {
            Some(known) => known,
            None => (today.to_owned(), checks(&self.session, today)?),
        };
        Ok(&self.checked.insert(checked).1)
    }

    fn compared(&mut self) -> &Compared {
        let session = &self.session;
        self.compared.get_or_insert_with(|| compare(session.published(), session.guide()))
    }

    fn publishing(&self, told: &Told) -> Publishing {
        self.session.publishing(&told.date, &told.until, told.marks)
    }
}

/// The files that the widget reads, by name.
fn preview(publishing: &Publishing) -> Result<String> {
    let files = served(publishing)?
        .into_iter()
        .map(|file| (file.name, Value::from(String::from_utf8_lossy(&file.bytes).into_owned())));
    Ok(Value::Object(files.collect()).to_string())
}

fn publish(publishing: &Publishing, bytes: &[u8]) -> Result<Done> {
    let files = files(publishing, bytes)?;
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    Ok(Done { json: json!(names).to_string(), bytes: pack(&files)? })
}
