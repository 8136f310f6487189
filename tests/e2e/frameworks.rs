//! The element in every framework in Chromium, and in some of them in the other engines: each way of using it does what
//! `docs/compatibility.md` says. `cargo xtask compatibility frameworks` visits all of them in all engines.

use policy_guide_tests::frameworks::{FRAMEWORKS, Tour, WAYS};
use policy_guide_tests::{Engine, asked};

/// One that sets properties, one that sets attributes, and one that swaps text: how an engine treats the element differs
/// no further.
const SOME: &str = "react_19,vue_3,htmx";

/// Visits the pages of frameworks; `FRAMEWORK=folder,folder` visits just those.
#[track_caller]
fn the_element_is_at_home_in(engine: Engine) {
    let some = (engine != Engine::Chromium).then_some(SOME);
    let is_wanted = asked("FRAMEWORK", some);
    let tour = Tour::start(engine);
    let mut failed = Vec::new();
    for framework in FRAMEWORKS.iter().filter(|framework| is_wanted(framework.folder)) {
        for (way, found) in WAYS.iter().zip(tour.visit(framework)) {
            if let Some(Err(fault)) = found {
                failed.push(format!("{}, {}: {fault}", framework.name, way.name()));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_framework_has_the_element() {
    the_element_is_at_home_in(Engine::Chromium);
}

#[test]
fn some_frameworks_have_the_element_in_firefox() {
    the_element_is_at_home_in(Engine::Firefox);
}

#[test]
fn some_frameworks_have_the_element_in_webkit() {
    the_element_is_at_home_in(Engine::WebKit);
}
