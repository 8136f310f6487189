//! Tells the host page what happens: one event each, and one console line where something is wrong.

use js_sys::{Array, Object, Reflect, Uint32Array};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::event::WidgetEvent;
use crate::i18n::Lang;
use crate::state::{Failure, State};

/// A function that turns what happens into events on `host`.
pub(super) fn teller(state: State, host: HtmlElement) -> impl Fn(WidgetEvent) {
    move |event| {
        let detail = Object::new();
        let set = |key: &str, value: JsValue| {
            let _ = Reflect::set(&detail, &key.into(), &value);
        };
        let name = match event {
            WidgetEvent::Ready => {
                set("results", array(&numbers(state)));
                "policy-guide-ready"
            }
            WidgetEvent::FilterChange => {
                set("filter", state.selection.read_untracked().encode().into());
                set("results", array(&numbers(state)));
                "policy-guide-filter-change"
            }
            WidgetEvent::Open(number) => {
                set("policy", number.into());
                "policy-guide-open"
            }
            WidgetEvent::Call { policy, phone } => {
                set("policy", policy.map_or(JsValue::NULL, JsValue::from));
                set("phone", phone.into());
                "policy-guide-contact"
            }
            WidgetEvent::Failed(failure) => {
                set("reason", reason(&failure).into());
                "policy-guide-error"
            }
            WidgetEvent::Faulty(issues) => {
                let sentences =
                    issues.iter().map(|issue| JsValue::from(issue.sentence(Lang::En.tag())));
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
fn reason(failure: &Failure) -> String {
    match failure {
        Failure::Network => "network".to_owned(),
        Failure::Timeout => "timeout".to_owned(),
        Failure::Status(status) => ["http-", &status.to_string()].concat(),
        Failure::Data(issue) => ["data: ", &issue.sentence(Lang::En.tag())].concat(),
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

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use policy_core::{Selection, load};

    use super::*;
    use crate::config::Settings;

    #[test]
    fn each_failure_has_a_word_for_scripts() {
        let (_, issues) = load("<html>");
        let data = Failure::Data(Box::new(issues[0].clone()));
        let words = [Failure::Network, Failure::Timeout, Failure::Status(503), data];
        let words = words.map(|failure| reason(&failure));
        assert_eq!(words[..3], ["network", "timeout", "http-503"]);
        assert!(words[3].starts_with("data: ") && words[3].is_ascii(), "{}", words[3]);
    }

    #[test]
    fn a_page_gets_the_numbers_that_are_shown_in_their_order() {
        Owner::new().with(|| {
            let asked = Selection::decode("pg=audience:graduate;sort:number");
            let state = State::new(&Settings::default(), asked);
            assert_eq!(numbers(state), [0; 0], "before the guide is there");
            let (guide, _) = load(include_str!("../../public/policies.json"));
            state.show_guide(guide, 0, None);
            assert_eq!(numbers(state), [3, 15]);
        });
    }
}
