//! What follows signals: pieces drawn anew, attributes, properties, effects; and listeners.

use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::JsValue;

use super::{Binding, Node, NodeState, Property};

/// Draws a piece of the view.
pub struct Live(pub(super) Box<dyn FnMut() -> Node + Send>);

/// A piece that is drawn anew whenever a signal that it read changes.
pub fn live<N: Into<Node>>(mut draw: impl FnMut() -> N + Send + 'static) -> Node {
    Node::Live(Live(Box::new(move || draw().into())))
}

/// The effect that draws a piece.
pub struct LiveState(Option<RenderEffect<NodeState>>);

impl Live {
    pub(super) fn build(self) -> LiveState {
        let mut draw = self.0;
        LiveState(Some(RenderEffect::new(move |before: Option<NodeState>| {
            let node = draw();
            match before {
                None => node.build(),
                Some(mut state) => {
                    node.rebuild(&mut state);
                    state
                }
            }
        })))
    }
}

impl Drop for LiveState {
    fn drop(&mut self) {
        if let Some(effect) = self.0.take() {
            // The effect keeps what it drew alive, and that may keep the effect alive.
            drop(effect.take_value());
        }
    }
}

impl LiveState {
    /// Acts on what is drawn.
    pub(super) fn with(&self, act: &mut dyn FnMut(&mut NodeState)) {
        if let Some(effect) = &self.0 {
            effect.with_value_mut(|drawn| act(drawn));
        }
    }

    pub(super) fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let mut is_done = false;
        self.with(&mut |drawn| is_done = drawn.insert_before_this(child));
        is_done
    }
}

/// What an element holds as long as it is drawn.
#[derive(Default)]
pub struct Bindings {
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<RemoveEventHandler<Element>>,
    /// Draws the only child anew.
    pub(super) fresh: Option<Box<dyn FnMut() -> Node + Send>>,
}

pub(super) fn bind(element: &Element, bindings: Vec<Binding>) -> Bindings {
    let mut held = Bindings::default();
    for binding in bindings {
        match binding {
            Binding::Event(name, listener) => {
                held.listeners.push(Rndr::add_event_listener(element, name, listener));
            }
            Binding::Fresh(draw) => held.fresh = Some(draw),
            mut binding => {
                let (element, mut said) = (element.clone(), None);
                let apply = move |_| apply(&element, &mut binding, &mut said);
                held.effects.push(RenderEffect::new(apply));
            }
        }
    }
    held
}

/// `said` is what it says already: saying it again would cost the browser a look at the styles, and the reader the
/// letters that an input method has not put together yet.
fn apply(element: &Element, binding: &mut Binding, said: &mut Option<String>) {
    match binding {
        Binding::Attribute(name, value) => {
            let value = value();
            if value == *said {
                return;
            }
            match &value {
                Some(value) => Rndr::set_attribute(element, name, value),
                None => Rndr::remove_attribute(element, name),
            }
            *said = value;
        }
        Binding::Property(name, value) => {
            let value = match value() {
                Property::Text(text) if said.as_ref() == Some(&text) => return,
                Property::Text(text) => JsValue::from(&**said.insert(text)),
                Property::Flag(flag) => JsValue::from(flag),
            };
            Rndr::set_property(element, name, &value);
        }
        Binding::Effect(effect) => effect(element),
        Binding::Event(..) | Binding::Fresh(_) => {}
    }
}
