//! What tests ask a copy of the work.

use editing_session::jobs::{Done, Job, Reading};
use editing_session::{Act, Answers, Checked, OpenCheck, Replica, Report, Session};

pub(crate) const DAY: &str = "2026-12-01";

/// A copy of the work that answers: it comes from the text of the work.
pub(crate) fn copy_of(session: &Session) -> Replica {
    let mut copy = Replica::default();
    copy.open(session.draft().into_bytes()).unwrap();
    assert_eq!(copy.session().draft(), session.draft());
    copy
}

pub(crate) fn ask(copy: &mut Replica, job: &Job, bytes: &[u8]) -> Done {
    copy.run(&serde_json::to_string(job).unwrap(), bytes).unwrap()
}

pub(crate) fn read(copy: &mut Replica, name: &str, bytes: &[u8], answers: &Answers) -> Reading {
    let job = Job::Read { name: name.to_owned(), answers: answers.clone() };
    serde_json::from_str(&ask(copy, &job, bytes).json).unwrap()
}

pub(crate) fn reported(copy: &mut Replica, name: &str, bytes: &[u8], answers: &Answers) -> Report {
    match read(copy, name, bytes, answers) {
        Reading::Read(report) => *report,
        Reading::Refused(refused) => panic!("{refused:?}"),
    }
}

pub(crate) fn taken_with(
    session: &mut Session,
    name: &str,
    bytes: &[u8],
    answers: &Answers,
) -> Report {
    let mut copy = copy_of(session);
    let report = reported(&mut copy, name, bytes, answers);
    let act = ask(&mut copy, &Job::Take, &[]).bytes;
    session.apply(Act::read(serde_json::from_slice(&act).unwrap()).unwrap());
    report
}

pub(crate) fn checked(session: &Session, policy: Option<u32>) -> Checked {
    let job = Job::Check { today: DAY.to_owned(), policy };
    serde_json::from_str(&ask(&mut copy_of(session), &job, &[]).json).unwrap()
}

pub(crate) fn checks(session: &Session) -> Vec<OpenCheck> {
    checked(session, None).open
}
