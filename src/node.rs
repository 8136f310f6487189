//! One type for everything that is drawn.
//!
//! The `view!` macro gives each piece of markup a type of its own and compiles its drawing anew; for this
//! widget that was 153 KB of WebAssembly (brotli) where the whole first use may take 100. A [`Node`] is a
//! Leptos view like any other, mounted by Leptos, kept in step by its effects and rendered by its `ssr`,
//! but there is only one of it.

mod html;
mod keyed;
mod live;

use std::borrow::Cow;

use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Placeholder, Text};
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::JsValue;

#[cfg(feature = "ssr")]
pub use html::{Kept, write};
use keyed::{Keyed, KeyedState};
pub use keyed::{PAINTED, keyed};
pub use live::live;
use live::{Live, LiveState};

/// Something to draw.
pub enum Node {
    /// Words.
    Text(Cow<'static, str>),
    /// An element with all that is in it.
    Element(El),
    /// One after the other; none is nothing.
    Many(Vec<Node>),
    /// Drawn anew whenever a signal that it read changes.
    Live(Live),
    /// Rows that keep their place in the page while others come and go.
    Keyed(Keyed),
    /// What a live piece has drawn already may stay as it is.
    Same,
}

/// An element under construction: one pointer, so that a chain of calls moves no more than that.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    bindings: Vec<Binding>,
    children: Vec<Node>,
}

/// What keeps an element in step with signals, or listens to it.
enum Binding {
    Attribute(&'static str, Box<dyn FnMut() -> Option<String> + Send>),
    Property(&'static str, Box<dyn FnMut() -> Property + Send>),
    Effect(Box<dyn FnMut(&Element) + Send>),
    Event(&'static str, Box<dyn FnMut(JsValue) + Send>),
    Fresh(Box<dyn FnMut() -> Node + Send>),
}

/// The value of a property that a reader changes as well as we do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Property {
    /// Such as the value of an input.
    Text(String),
    /// Such as whether a box is checked.
    Flag(bool),
}

/// Starts an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), bindings: Vec::new(), children: Vec::new() }))
}

/// Nothing.
pub const fn nothing() -> Node {
    Node::Many(Vec::new())
}

// Not inlined: each is called a hundred times, and a call is smaller than what it does.
impl El {
    /// Sets an attribute once.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.attributes.push((name, Cow::Borrowed(value)));
        self
    }

    /// Sets an attribute once, to a text that is made.
    #[inline(never)]
    pub fn attr_text(mut self, name: &'static str, value: String) -> Self {
        self.0.attributes.push((name, Cow::Owned(value)));
        self
    }

    /// Sets the class once.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Keeps an attribute in step; `None` takes it away.
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl FnMut() -> Option<String> + Send + 'static,
    ) -> Self {
        self.bind(Binding::Attribute(name, Box::new(value)))
    }

    /// Keeps a property in step.
    pub fn live_prop(
        self,
        name: &'static str,
        value: impl FnMut() -> Property + Send + 'static,
    ) -> Self {
        self.bind(Binding::Property(name, Box::new(value)))
    }

    /// Runs with the element once it is made, and again whenever a signal that it read changes.
    pub fn effect(self, effect: impl FnMut(&Element) + Send + 'static) -> Self {
        self.bind(Binding::Effect(Box::new(effect)))
    }

    /// Listens to an event of the element itself.
    pub fn on(self, event: &'static str, listener: impl FnMut(JsValue) + Send + 'static) -> Self {
        self.bind(Binding::Event(event, Box::new(listener)))
    }

    /// Draws what is in it, in a row of [`keyed`] anew whenever the keys are asked for. A key waits only for the rows in
    /// view: a long list has hundreds of such pieces, too many to follow a signal each.
    pub fn fresh(self, mut draw: impl FnMut() -> Node + Send + 'static) -> Self {
        let first = draw();
        self.add(first).bind(Binding::Fresh(Box::new(draw)))
    }

    #[inline(never)]
    fn bind(mut self, binding: Binding) -> Self {
        self.0.bindings.push(binding);
        self
    }

    /// Adds words.
    #[inline(never)]
    pub fn text(self, text: &'static str) -> Self {
        self.add(Node::Text(Cow::Borrowed(text)))
    }

    /// Adds a child.
    pub fn child(self, child: impl Into<Node>) -> Self {
        self.add(child.into())
    }

    #[inline(never)]
    fn add(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds children.
    pub fn children(self, children: impl IntoIterator<Item = Node>) -> Self {
        self.add(Node::Many(children.into_iter().collect()))
    }
}

impl From<El> for Node {
    fn from(element: El) -> Self {
        Self::Element(element)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Vec<Node>> for Node {
    fn from(nodes: Vec<Node>) -> Self {
        Self::Many(nodes)
    }
}

impl<T: Into<Node>> From<Option<T>> for Node {
    fn from(node: Option<T>) -> Self {
        node.map_or_else(nothing, Into::into)
    }
}

/// A drawn [`Node`].
pub enum NodeState {
    /// The text node, with what it says.
    Text(Text, Cow<'static, str>),
    /// The element, with what keeps its inside in step.
    Element(Element, Vec<NodeState>, live::Bindings),
    /// The nodes, and an empty one after them that holds the place.
    Many(Vec<NodeState>, Placeholder),
    /// The effect that draws.
    Live(LiveState),
    /// The rows.
    Keyed(KeyedState),
}

impl Render for Node {
    type State = NodeState;

    fn build(self) -> NodeState {
        match self {
            Self::Text(text) => NodeState::Text(Rndr::create_text_node(&text), text),
            Self::Element(element) => build_element(element),
            Self::Many(nodes) => NodeState::Many(
                nodes.into_iter().map(Self::build).collect(),
                Rndr::create_placeholder(),
            ),
            Self::Live(live) => NodeState::Live(live.build()),
            Self::Keyed(keyed) => NodeState::Keyed(keyed.build()),
            Self::Same => nothing().build(),
        }
    }

    fn rebuild(self, state: &mut NodeState) {
        if let (Self::Text(new), NodeState::Text(node, old)) = (&self, &mut *state) {
            if new != old {
                Rndr::set_text(node, new);
                old.clone_from(new);
            }
            return;
        }
        if matches!(self, Self::Same) {
            return;
        }
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

const SVG: &str = "http://www.w3.org/2000/svg";

fn build_element(element: El) -> NodeState {
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
    let bindings = live::bind(&node, element.bindings);
    NodeState::Element(node, children, bindings)
}

impl NodeState {
    /// Draws anew what is to be [`El::fresh`], as deep as it stands.
    fn freshen(&mut self) {
        match self {
            Self::Element(_, nodes, bindings) => {
                if let (Some(draw), Some(node)) = (&mut bindings.fresh, nodes.first_mut()) {
                    draw().rebuild(node);
                }
                nodes.iter_mut().for_each(Self::freshen);
            }
            Self::Many(nodes, _) => nodes.iter_mut().for_each(Self::freshen),
            Self::Live(live) => live.with(&mut Self::freshen),
            Self::Text(..) | Self::Keyed(_) => {}
        }
    }
}

impl Mountable for NodeState {
    fn unmount(&mut self) {
        match self {
            Self::Text(node, _) => Rndr::remove(node),
            Self::Element(node, ..) => Rndr::remove(node),
            Self::Many(nodes, end) => {
                nodes.iter_mut().for_each(Mountable::unmount);
                Rndr::remove(end);
            }
            Self::Live(live) => live.with(&mut Mountable::unmount),
            Self::Keyed(keyed) => keyed.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&leptos::tachys::renderer::types::Node>) {
        match self {
            Self::Text(node, _) => Rndr::insert_node(parent, node, marker),
            Self::Element(node, ..) => Rndr::insert_node(parent, node, marker),
            Self::Many(nodes, end) => {
                nodes.iter_mut().for_each(|node| node.mount(parent, marker));
                Rndr::insert_node(parent, end, marker);
            }
            Self::Live(live) => live.with(&mut |drawn| drawn.mount(parent, marker)),
            Self::Keyed(keyed) => keyed.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Text(node, _) => insert_before(node, child),
            Self::Element(node, ..) => insert_before(node, child),
            Self::Many(nodes, end) => match nodes.first() {
                Some(first) => first.insert_before_this(child),
                None => insert_before(end, child),
            },
            Self::Live(live) => live.insert_before_this(child),
            Self::Keyed(keyed) => keyed.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Element(node, ..) => vec![node.clone()],
            _ => Vec::new(),
        }
    }
}

/// Puts `child` before a node that stands in the page.
fn insert_before(node: &leptos::tachys::renderer::types::Node, child: &mut dyn Mountable) -> bool {
    // The parent is always an element: the widget is mounted into a wrapper, never into a shadow root.
    let parent = Rndr::get_parent(node)
        .and_then(<Element as leptos::tachys::renderer::CastFrom<_>>::cast_from);
    let Some(parent) = parent else { return false };
    child.mount(&parent, Some(node));
    true
}
