//! Draws views in a browser: Leptos' `Render` and `Mountable` for the one type.

use std::borrow::Cow;

use leptos::tachys::renderer::types::{Element, Node, Placeholder, Text};
use leptos::tachys::renderer::{CastFrom, Rndr};
use leptos::tachys::view::{Mountable, Render};

use crate::dynamic::{Bindings, DynamicState, bind};
use crate::element::ErasedElement;
use crate::keyed::KeyedState;
use crate::{ErasedView, Kind};

/// A drawn [`ErasedView`].
pub struct ErasedState(State);

#[expect(dead_code, reason = "children and bindings are held, and end with the element")]
enum State {
    /// The text node, with what it says.
    Text(Text, Cow<'static, str>),
    /// The element, what is in it, and what keeps it in step: held until it goes.
    Element(Element, Vec<ErasedState>, Bindings),
    /// The views, and an empty node after them that holds the place.
    Fragment(Vec<ErasedState>, Placeholder),
    /// The effect that draws.
    Dynamic(DynamicState),
    /// The rows.
    Keyed(KeyedState),
}

impl Render for ErasedView {
    type State = ErasedState;

    fn build(self) -> ErasedState {
        ErasedState(match self.0 {
            Kind::Text(text) => State::Text(Rndr::create_text_node(&text), text),
            Kind::Element(element) => build_element(element),
            Kind::Fragment(views) => State::Fragment(
                views.into_iter().map(Self::build).collect(),
                Rndr::create_placeholder(),
            ),
            Kind::Dynamic(dynamic) => State::Dynamic(dynamic.build()),
            Kind::Keyed(keyed) => State::Keyed(keyed.build()),
        })
    }

    fn rebuild(self, state: &mut ErasedState) {
        if let (Kind::Text(new), State::Text(node, old)) = (&self.0, &mut state.0) {
            if new != old {
                Rndr::set_text(node, new);
                old.clone_from(new);
            }
            return;
        }
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

const SVG: &str = "http://www.w3.org/2000/svg";

fn build_element(element: ErasedElement) -> State {
    let element = *element.0;
    let namespace = matches!(element.tag, "svg" | "path").then_some(SVG);
    let node = Rndr::create_element(element.tag, namespace);
    for (name, value) in &element.attributes {
        Rndr::set_attribute(&node, name, value);
    }
    let children: Vec<_> = element
        .children
        .into_iter()
        .map(|child| {
            let mut child = child.build();
            child.mount(&node, None);
            child
        })
        .collect();
    // After the children: a select takes its value only once its options are there.
    let bindings = bind(&node, element.bindings);
    State::Element(node, children, bindings)
}

impl Mountable for ErasedState {
    fn unmount(&mut self) {
        match &mut self.0 {
            State::Text(node, _) => Rndr::remove(node),
            State::Element(node, ..) => Rndr::remove(node),
            State::Fragment(views, end) => {
                views.iter_mut().for_each(Mountable::unmount);
                Rndr::remove(end);
            }
            State::Dynamic(dynamic) => dynamic.with(&mut Mountable::unmount),
            State::Keyed(keyed) => keyed.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        match &mut self.0 {
            State::Text(node, _) => Rndr::insert_node(parent, node, marker),
            State::Element(node, ..) => Rndr::insert_node(parent, node, marker),
            State::Fragment(views, end) => {
                views.iter_mut().for_each(|view| view.mount(parent, marker));
                Rndr::insert_node(parent, end, marker);
            }
            State::Dynamic(dynamic) => dynamic.with(&mut |drawn| drawn.mount(parent, marker)),
            State::Keyed(keyed) => keyed.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match &self.0 {
            State::Text(node, _) => insert_before(node, child),
            State::Element(node, ..) => insert_before(node, child),
            State::Fragment(views, end) => match views.first() {
                Some(first) => first.insert_before_this(child),
                None => insert_before(end, child),
            },
            State::Dynamic(dynamic) => dynamic.insert_before_this(child),
            State::Keyed(keyed) => keyed.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match &self.0 {
            State::Element(node, ..) => vec![node.clone()],
            _ => Vec::new(),
        }
    }
}

/// Puts `child` before a node that stands in the page.
pub(crate) fn insert_before(node: &Node, child: &mut dyn Mountable) -> bool {
    // The parent is always an element: a view is mounted into a wrapper, never into a shadow root.
    let Some(parent) = Rndr::get_parent(node).and_then(Element::cast_from) else { return false };
    child.mount(&parent, Some(node));
    true
}
