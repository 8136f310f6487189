//! One request, without credentials, read as bytes, that can be given up.

use gloo_net::http::Request;
use web_sys::{AbortController, RequestCredentials};

use crate::state::Failure;

/// A request that has not been sent. Engines without `AbortController` wait as long as the network does.
pub(super) struct Abortable(Option<AbortController>);

/// Gives a request up.
pub(super) struct Aborter(Option<AbortController>);

impl Abortable {
    pub(super) fn new() -> Self {
        Self(AbortController::new().ok())
    }

    pub(super) fn aborter(&self) -> Aborter {
        Aborter(self.0.clone())
    }

    /// The body at `url`.
    pub(super) async fn fetch(self, url: &str) -> Result<Vec<u8>, Failure> {
        let signal = self.0.as_ref().map(AbortController::signal);
        let request =
            Request::get(url).credentials(RequestCredentials::Omit).abort_signal(signal.as_ref());
        let failure = |_| match &signal {
            Some(signal) if signal.aborted() => Failure::Timeout,
            _ => Failure::Network,
        };
        let response = request.send().await.map_err(failure)?;
        if !response.ok() {
            return Err(Failure::Status(response.status()));
        }
        response.binary().await.map_err(failure)
    }
}

impl Aborter {
    pub(super) fn abort(&self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}
