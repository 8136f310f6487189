//! The same short journey on every hostile host page, in every engine.

use policy_guide_tests::Engine;
use policy_guide_tests::hostile::{Host, Round};

/// Visits the hosts that no release goes out without; `HOST=name` visits just that one.
#[track_caller]
fn every_host_is_survived_in(engine: Engine) {
    let only = std::env::var("HOST").ok();
    let is_held = |host: &Host| host.is_blocker && host.open.is_none();
    let wanted =
        |host: &Host| only.as_ref().map_or_else(|| is_held(host), |name| name == host.name);
    let found = Round::start(engine).visit(wanted);
    let failed: Vec<String> = found
        .iter()
        .filter_map(|found| Some(format!("{}: {}", found.host.name, found.result.as_ref().err()?)))
        .collect();
    assert!(failed.is_empty(), "{} of {} hosts:\n{}", failed.len(), found.len(), failed.join("\n"));
}

#[test]
fn every_host_is_survived_in_chromium() {
    every_host_is_survived_in(Engine::Chromium);
}

#[test]
fn every_host_is_survived_in_firefox() {
    every_host_is_survived_in(Engine::Firefox);
}

#[test]
fn every_host_is_survived_in_webkit() {
    every_host_is_survived_in(Engine::WebKit);
}
