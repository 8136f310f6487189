//! Whether the addresses in a guide still lead somewhere. Being unreachable is told apart from being gone.

use std::io::Read as _;
use std::thread;
use std::time::Duration;

use anyhow::Result;
use serde_json::Value;
use ureq::Agent;

use super::finding::Finding;
use super::place::Places;
use super::rules::{DEAD_ANCHOR, LINK_BROKEN, LINK_UNREACHABLE};
use super::written;

/// How long is waited and how often is tried.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How often an address is tried that does not answer.
    pub tries: u32,
    /// The pause after the first try; each next one is twice as long.
    pause: Duration,
    /// The longest that a try may take.
    time: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { tries: 3, pause: Duration::from_secs(1), time: Duration::from_secs(15) }
    }
}

/// So much of a page is looked through for an anchor, in bytes.
const MAX_PAGE: u64 = 4 << 20;

/// What came of an address.
enum Answer {
    /// The server says that there is nothing.
    Gone(u16),
    /// It could not be had, for this reason.
    Unreachable(String),
    /// It is there; the page, where it is text.
    There(String),
}

/// Asks for every address of a guide, each once.
///
/// # Errors
/// When the schema cannot be made.
pub fn check(text: &str, patience: Patience) -> Result<Vec<Finding>> {
    let file: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let schema = crate::schema::published_of_guide()?;
    let places = Places::of(text);
    let agent = agent(patience);
    let mut known: Vec<(String, Option<Finding>)> = Vec::new();
    let mut findings = Vec::new();
    for part in written::walk(&schema, &file).parts.iter().filter(|part| part.form == "Contact") {
        let Some(url) = part.value["url"].as_str().filter(|url| url.starts_with("http")) else {
            continue;
        };
        if !known.iter().any(|(asked, _)| asked == url) {
            known.push((url.to_owned(), ask(&agent, url, patience)));
        }
        let place = format!("{}.url", part.place);
        let found =
            known.iter().find(|(asked, _)| asked == url).and_then(|(_, found)| found.clone());
        let position = places.position(&place);
        findings.extend(found.map(|found| Finding { place, position, ..found }));
    }
    Ok(findings)
}

fn agent(patience: Patience) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(patience.time))
        .http_status_as_error(false)
        .user_agent("policy-guide link check")
        .build();
    config.into()
}

fn ask(agent: &Agent, url: &str, patience: Patience) -> Option<Finding> {
    match answer(agent, url, patience) {
        Answer::Gone(status) => Some(Finding::new(&LINK_BROKEN, "", &[&status.to_string()])),
        Answer::Unreachable(why) => {
            Some(Finding::new(&LINK_UNREACHABLE, "", &[&patience.tries.to_string(), &why]))
        }
        Answer::There(page) => {
            let anchor = url.split_once('#').map(|(_, anchor)| anchor)?;
            // A route inside of a page's own script is no anchor.
            let is_anchor =
                !page.is_empty() && !anchor.is_empty() && !anchor.contains(['/', '=', '!']);
            (is_anchor && !has_anchor(&page, anchor))
                .then(|| Finding::new(&DEAD_ANCHOR, "", &[anchor]))
        }
    }
}

/// Tries until there is an answer that will not change by trying again.
fn answer(agent: &Agent, url: &str, patience: Patience) -> Answer {
    let mut pause = patience.pause;
    let mut reason = String::new();
    for n in 0..patience.tries {
        if n > 0 {
            thread::sleep(pause);
            pause *= 2;
        }
        match agent.get(url).call() {
            Ok(mut response) => match response.status().as_u16() {
                status @ (404 | 410) => return Answer::Gone(status),
                status @ (408 | 425 | 429 | 500..=599) => reason = status.to_string(),
                // Whoever refuses a program still has the page.
                _ => {
                    let mut page = Vec::new();
                    let read =
                        response.body_mut().as_reader().take(MAX_PAGE).read_to_end(&mut page);
                    let page = read.map_or_else(
                        |_| String::new(),
                        |_| String::from_utf8_lossy(&page).into_owned(),
                    );
                    return Answer::There(page);
                }
            },
            Err(error) => reason = error.to_string(),
        }
    }
    Answer::Unreachable(reason)
}

/// Whether a page has an element of that id, or a named anchor.
fn has_anchor(page: &str, anchor: &str) -> bool {
    ["id", "name"].iter().any(|attribute| {
        ["\"", "'", ""].iter().any(|quote| {
            let wanted = format!("{attribute}={quote}{anchor}{quote}");
            page.match_indices(&wanted).any(|(at, _)| {
                let after = page.get(at + wanted.len()..).unwrap_or("");
                !quote.is_empty() || after.starts_with([' ', '>', '/'])
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use site::{Fault, Site};

    const QUICK: Patience =
        Patience { tries: 2, pause: Duration::from_millis(1), time: Duration::from_secs(5) };

    #[track_caller]
    fn rules(url: &str) -> Vec<&'static str> {
        let text = format!(r#"{{"policies": [{{"contacts": [{{"url": "{url}"}}]}}]}}"#);
        let found = check(&text, QUICK).unwrap();
        found.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn a_dead_address_is_told_apart_from_one_that_could_not_be_reached() {
        let served = Site::of(env!("CARGO_MANIFEST_DIR")).start(0).unwrap();
        let url = |path: &str| format!("{}{path}", served.origin);
        assert_eq!(rules(&url("/Cargo.toml")), [""; 0]);
        assert_eq!(rules(&url("/none")), ["link-broken"]);
        assert_eq!(rules("http://127.0.0.1:9/"), ["link-unreachable"]);
        served.set_fault("/busy", Fault::Status(503));
        assert_eq!(rules(&url("/busy")), ["link-unreachable"]);
        assert_eq!(served.n_requests("/busy"), 2);
        served.set_fault("/shy", Fault::Status(403));
        assert_eq!(rules(&url("/shy")), [""; 0]);
    }

    #[test]
    fn an_anchor_that_the_page_lacks_is_dead() {
        let served = Site::of(env!("CARGO_MANIFEST_DIR")).start(0).unwrap();
        let page = b"<h2 id='phones'>x</h2><a name=\"old\">y</a><p id=bare>".to_vec();
        served.set_fault("/page", Fault::Body("text/html", page));
        for anchor in ["phones", "old", "bare", "/route", ""] {
            assert_eq!(rules(&format!("{}/page#{anchor}", served.origin)), [""; 0], "{anchor}");
        }
        assert_eq!(rules(&format!("{}/page#gone", served.origin)), ["dead-anchor"]);
    }
}
