//! What a server may do wrong.

use std::io;
use std::thread;
use std::time::Duration;

use tiny_http::{Request, Response};

use crate::{Answer, answer_of};

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
    /// The right answer without leave for other origins to read it.
    NoCors,
}

impl Fault {
    /// Answers; `own` is what a sound server would say.
    pub(crate) fn answer(self, request: Request, own: impl Fn() -> Answer) -> io::Result<()> {
        match self {
            Self::Status(status) => request.respond(Response::empty(status)),
            Self::Body(kind, body) => request.respond(answer_of(kind, body)),
            Self::Late(time) => {
                thread::sleep(time);
                request.respond(own())
            }
            // The server has waited already.
            Self::Held => request.respond(own()),
            Self::NoCors => request.respond(Response::from_data(own().into_reader().into_inner())),
        }
    }
}
