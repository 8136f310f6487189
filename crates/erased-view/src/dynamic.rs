//! What follows signals: pieces drawn anew, attributes, properties, effects; and listeners.

use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::types::Element;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::JsValue;

use crate::element::{Binding, Property};
use crate::event::property;
use crate::{ErasedState, ErasedView, Kind};

/// Draws a piece of the view.
pub(crate) struct Dynamic(pub Box<dyn FnMut() -> ErasedView + Send>);

/// A piece that is drawn anew whenever a signal that `draw` read changes.
pub fn dynamic<V: Into<ErasedView>>(mut draw: impl FnMut() -> V + Send + 'static) -> ErasedView {
    ErasedView(Kind::Dynamic(Dynamic(Box::new(move || draw().into()))))
}

/// The effect that draws a piece.
pub(crate) struct DynamicState(Option<RenderEffect<ErasedState>>);

impl Dynamic {
    pub fn build(self) -> DynamicState {
        let mut draw = self.0;
        DynamicState(Some(RenderEffect::new(move |before: Option<ErasedState>| {
            let view = draw();
            match before {
                None => view.build(),
                Some(mut state) => {
                    view.rebuild(&mut state);
                    state
                }
            }
        })))
    }
}

impl Drop for DynamicState {
    fn drop(&mut self) {
        if let Some(effect) = self.0.take() {
            // The effect keeps what it drew alive, and that may keep the effect alive.
            drop(effect.take_value());
        }
    }
}

impl DynamicState {
    /// Acts on what is drawn.
    pub fn with(&self, act: &mut dyn FnMut(&mut ErasedState)) {
        if let Some(effect) = &self.0 {
            effect.with_value_mut(|drawn| act(drawn));
        }
    }

    pub fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let mut is_done = false;
        self.with(&mut |drawn| is_done = drawn.insert_before_this(child));
        is_done
    }
}

/// What an element holds as long as it is drawn.
#[derive(Default)]
pub(crate) struct Bindings {
    effects: Vec<RenderEffect<()>>,
    listeners: Vec<RemoveEventHandler<Element>>,
}

pub(crate) fn bind(element: &Element, bindings: Vec<Binding>) -> Bindings {
    let mut held = Bindings::default();
    for binding in bindings {
        match binding {
            Binding::Event(name, listener) => {
                held.listeners.push(Rndr::add_event_listener(element, &name, listener));
            }
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
            // To write what stands there would end what an input method composes.
            if property(element, name).as_ref() != Some(&value) {
                Rndr::set_property(element, name, &value);
            }
        }
        Binding::Effect(effect) => effect(element),
        Binding::Event(..) => {}
    }
}
