//! The same short journey on every hostile host page, in every engine.

use policy_guide_tests::hostile::Round;
use policy_guide_tests::{Engine, asked};

/// Visits every host; `HOST=name,name` visits just those.
#[track_caller]
fn every_host_is_survived_in(engine: Engine) {
    let is_wanted = asked("HOST", None);
    let found = Round::start(engine).visit(|host| is_wanted(host.name));
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
