//! Tells the host page what happens: one event each, and one console line where something is wrong.

use js_sys::{Array, Object, Reflect, Uint32Array};
use leptos::prelude::*;
use policy_core::Issue;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::app::Report;
use crate::i18n::Lang;
use crate::more::door_sentence;
use crate::state::{Failure, More, State};
use crate::sync::Happening;

/// A function that turns reports into events on `host`.
pub(super) fn reporter(host: HtmlElement) -> impl Fn(State, Report) {
    move |state, report| {
        let detail = Object::new();
        let set = |key: &str, value: JsValue| {
            let _ = Reflect::set(&detail, &key.into(), &value);
        };
        let name = match report {
            Report::Happening(Happening::Ready) => {
                set("results", array(&numbers(state)));
                "policy-guide-ready"
            }
            Report::Happening(Happening::FilterChange) => {
                set("filter", state.permalink.read_untracked().encode().into());
                set("results", array(&numbers(state)));
                "policy-guide-filter-change"
            }
            Report::Happening(Happening::Open(number)) => {
                set("policy", number.into());
                "policy-guide-open"
            }
            Report::Call { policy, phone } => {
                set("policy", policy.map_or(JsValue::NULL, JsValue::from));
                set("phone", phone.into());
                "policy-guide-contact"
            }
            Report::Failed(failure) => {
                set("reason", reason(state, &failure).into());
                "policy-guide-error"
            }
            Report::Faulty(issues) => {
                let sentences = issues.iter().map(|issue| JsValue::from(sentence(state, issue)));
                set("issues", sentences.collect::<Array>().into());
                "policy-guide-error"
            }
        };
        if name == "policy-guide-error" {
            web_sys::console::warn_2(&"policy-guide:".into(), &detail);
        }
        dispatch(&host, name, &detail);
    }
}

/// The numbers of the policies shown, in order.
pub(super) fn numbers(state: State) -> Vec<u32> {
    let guide = state.guide();
    let outcome = state.outcome.read_untracked();
    outcome
        .shown
        .iter()
        .filter_map(|position| guide.policies.get(*position))
        .map(|policy| policy.number)
        .collect()
}

/// In one piece: number by number, ten thousand would cross the border one after the other, at every key.
fn array(numbers: &[u32]) -> JsValue {
    Array::from(&Uint32Array::from(numbers)).into()
}

/// A short word for scripts; the reader sees a sentence.
fn reason(state: State, failure: &Failure) -> String {
    match failure {
        Failure::Network => "network".to_owned(),
        Failure::Timeout => "timeout".to_owned(),
        Failure::Status(status) => ["http-", &status.to_string()].concat(),
        Failure::Data(issue) => ["data: ", &sentence(state, issue)].concat(),
    }
}

fn dispatch(host: &HtmlElement, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = host.dispatch_event(&event);
    }
}

/// The sentences come with the second file.
fn sentence(state: State, issue: &Issue) -> String {
    match state.data.read_untracked().more {
        More::Here => door_sentence(issue, Lang::En),
        More::Coming | More::Failed => String::new(),
    }
}
