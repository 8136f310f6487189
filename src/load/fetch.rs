//! One request, without credentials, read as bytes.

use gloo_net::http::Request;
use web_sys::RequestCredentials;

use crate::state::Failure;

/// The body at `url`. Dropping the future lets the answer go.
pub(super) async fn fetch(url: &str) -> Result<Vec<u8>, Failure> {
    let request = Request::get(url).credentials(RequestCredentials::Omit);
    let response = request.send().await.map_err(|_| Failure::Network)?;
    if !response.ok() {
        return Err(Failure::Status(response.status()));
    }
    response.binary().await.map_err(|_| Failure::Network)
}
