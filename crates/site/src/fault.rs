//! What a server may do wrong.

use std::thread;
use std::time::Duration;

use crate::answer_of;
use crate::http::Answer;

/// A fault in the place of a file.
#[derive(Clone, Debug)]
pub enum Fault {
    /// A status and nothing else.
    Status(u16),
    /// Another body, of this type.
    Body(&'static str, Vec<u8>),
    /// The right answer, but only after this time.
    Late(Duration),
    /// The right answer, but only once the fault is taken away.
    Held,
    /// The right answer, with a rest after each place where it says this: a page that comes in little by little.
    Halting(&'static str),
    /// The right answer without leave for other origins to read it.
    NoCors,
}

impl Fault {
    /// Answers; `own` is what a sound server would say.
    pub(crate) fn answer(self, own: impl Fn() -> Answer) -> Answer {
        match self {
            Self::Status(status) => Answer::new(status, ""),
            Self::Body(kind, body) => answer_of(kind, body),
            Self::Late(time) => {
                thread::sleep(time);
                own()
            }
            Self::Halting(mark) => Answer { halts_after: Some(mark), ..own() },
            // The server has waited already.
            Self::Held => own(),
            Self::NoCors => Answer::new(200, own().body),
        }
    }
}
