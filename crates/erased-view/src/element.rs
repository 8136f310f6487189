//! The builder of an element: its attributes, properties, listeners and children.

use std::borrow::Cow;

use leptos::ev::EventDescriptor;
use leptos::tachys::renderer::types::Element;
use leptos::wasm_bindgen::JsValue;

use crate::{ErasedView, Event, Kind};

/// An element under construction: one pointer, so that a chain of calls moves no more than that.
pub struct ErasedElement(pub(crate) Box<Built>);

pub(crate) struct Built {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
    pub bindings: Vec<Binding>,
    pub children: Vec<ErasedView>,
}

/// What keeps an element in step with signals, or listens to it.
pub(crate) enum Binding {
    Attribute(&'static str, Box<dyn FnMut() -> Option<String> + Send>),
    Property(&'static str, Box<dyn FnMut() -> Property + Send>),
    Effect(Box<dyn FnMut(&Element) + Send>),
    Event(Cow<'static, str>, Box<dyn FnMut(JsValue) + Send>),
}

/// The value of a property that a reader changes as well as we do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Property {
    /// Such as the value of an input.
    Text(String),
    /// Such as whether a box is checked.
    Flag(bool),
}

/// What [`ErasedElement::attr`] takes: a text, or a closure that follows signals; `None` takes the attribute away.
pub trait IntoAttribute {
    /// Adds the attribute to an element.
    fn add_to(self, element: ErasedElement, name: &'static str) -> ErasedElement;
}

impl IntoAttribute for &'static str {
    fn add_to(self, element: ErasedElement, name: &'static str) -> ErasedElement {
        element.attribute(name, Cow::Borrowed(self))
    }
}

impl IntoAttribute for String {
    fn add_to(self, element: ErasedElement, name: &'static str) -> ErasedElement {
        element.attribute(name, Cow::Owned(self))
    }
}

impl<F: FnMut() -> Option<String> + Send + 'static> IntoAttribute for F {
    fn add_to(self, element: ErasedElement, name: &'static str) -> ErasedElement {
        element.bind(Binding::Attribute(name, Box::new(self)))
    }
}

/// What the closure of [`ErasedElement::prop`] may return.
pub trait IntoProperty {
    /// The value.
    fn into_property(self) -> Property;
}

impl IntoProperty for bool {
    fn into_property(self) -> Property {
        Property::Flag(self)
    }
}

impl IntoProperty for String {
    fn into_property(self) -> Property {
        Property::Text(self)
    }
}

// Not inlined: each is called a hundred times, and a call is smaller than what it does.
impl ErasedElement {
    /// Starts an element.
    #[inline(never)]
    pub(crate) fn new(tag: &'static str) -> Self {
        let (attributes, bindings, children) = (Vec::new(), Vec::new(), Vec::new());
        Self(Box::new(Built { tag, attributes, bindings, children }))
    }

    /// Sets an attribute, once or in step with the signals that a closure reads.
    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        value.add_to(self, name)
    }

    /// Sets the class.
    pub fn class(self, class: impl IntoAttribute) -> Self {
        class.add_to(self, "class")
    }

    /// Keeps a property in step with the signals that `value` reads.
    pub fn prop<P: IntoProperty>(
        self,
        name: &'static str,
        mut value: impl FnMut() -> P + Send + 'static,
    ) -> Self {
        let value = move || value().into_property();
        self.bind(Binding::Property(name, Box::new(value)))
    }

    /// Runs `effect` with the element once it is made, and again whenever a signal that it read changes.
    pub(crate) fn effect(self, effect: impl FnMut(&Element) + Send + 'static) -> Self {
        self.bind(Binding::Effect(Box::new(effect)))
    }

    /// Listens to an event of the element itself: never delegated, so that it works inside a shadow root.
    pub fn on(
        self,
        event: impl EventDescriptor,
        mut listener: impl FnMut(Event) + Send + 'static,
    ) -> Self {
        let listener = move |event: JsValue| listener(Event(event));
        self.bind(Binding::Event(event.name(), Box::new(listener)))
    }

    /// Adds a child: text, an element, any view, an `Option` of one, or a closure that is drawn anew when signals change.
    pub fn child(self, child: impl Into<ErasedView>) -> Self {
        self.add(child.into())
    }

    /// Adds children.
    pub fn children(self, children: impl IntoIterator<Item = ErasedView>) -> Self {
        self.add(ErasedView(Kind::Fragment(children.into_iter().collect())))
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: Cow<'static, str>) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn bind(mut self, binding: Binding) -> Self {
        self.0.bindings.push(binding);
        self
    }

    #[inline(never)]
    fn add(mut self, child: ErasedView) -> Self {
        self.0.children.push(child);
        self
    }
}
