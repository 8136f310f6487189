//! The same views as text, for prerendered pages and tests.

use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

use crate::element::{Binding, ErasedElement, Property};
use crate::{ErasedState, ErasedView, Kind};

no_attrs!(ErasedView);

/// Elements without an end tag.
const VOID: [&str; 3] = ["input", "br", "hr"];

impl RenderHtml for ErasedView {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        write(self, Parts::All, buf);
    }

    /// Prerendered markup is replaced, never adopted: host pages and translators alter it.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> ErasedState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// What of a view is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// All of it.
    All,
    /// All but buttons, which do nothing where there are no scripts.
    NoButtons,
    /// What it says: no buttons, no pictures, nothing for a stylesheet.
    Plain,
}

/// What only a stylesheet, or a browser that runs the widget, has a use for.
const LOOKS: [&str; 6] = ["class", "part", "data-accent", "role", "aria-hidden", "aria-labelledby"];

/// The view as text, or a part of it.
pub fn write(view: ErasedView, parts: Parts, buf: &mut String) {
    match view.0 {
        Kind::Text(text) => write_text(&text, parts, buf),
        Kind::Element(element) => write_element(element, parts, buf),
        Kind::Fragment(views) => views.into_iter().for_each(|view| write(view, parts, buf)),
        Kind::Dynamic(mut dynamic) => write((dynamic.0)(), parts, buf),
        Kind::Keyed(mut keyed) => {
            (keyed.keys)().into_iter().for_each(|key| write((keyed.draw)(key), parts, buf));
        }
    }
}

/// Without a stylesheet a line of the source ends only where the markup says so.
fn write_text(text: &str, parts: Parts, buf: &mut String) {
    if parts != Parts::Plain {
        return escape(text, buf);
    }
    for (idx, line) in text.split('\n').enumerate() {
        if idx > 0 {
            buf.push_str("<br>");
        }
        escape(line, buf);
    }
}

fn write_element(element: ErasedElement, parts: Parts, buf: &mut String) {
    let element = *element.0;
    let is_plain = parts == Parts::Plain;
    if parts != Parts::All && element.tag == "button" || is_plain && element.tag == "svg" {
        return;
    }
    if is_plain && matches!(element.tag, "span" | "mark" | "b") {
        if element.tag == "span" && !buf.ends_with(['>', ' ']) {
            buf.push(' ');
        }
        return element.children.into_iter().for_each(|child| write(child, parts, buf));
    }
    buf.push('<');
    buf.push_str(element.tag);
    let attributes = element.attributes.iter();
    for (name, value) in attributes.filter(|(name, _)| !is_plain || !LOOKS.contains(name)) {
        write_attribute(name, value, buf);
    }
    write_bindings(element.bindings, is_plain, buf);
    buf.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    element.children.into_iter().for_each(|child| write(child, parts, buf));
    buf.push_str("</");
    buf.push_str(element.tag);
    buf.push('>');
}

fn write_bindings(bindings: Vec<Binding>, is_plain: bool, buf: &mut String) {
    for binding in bindings {
        match binding {
            Binding::Attribute(name, _) if is_plain && LOOKS.contains(&name) => {}
            Binding::Attribute(name, mut value) => {
                if let Some(value) = value() {
                    write_attribute(name, &value, buf);
                }
            }
            Binding::Property(name, mut value) => match value() {
                Property::Text(value) => write_attribute(name, &value, buf),
                Property::Flag(true) => write_attribute(name, "", buf),
                Property::Flag(false) => {}
            },
            Binding::Effect(_) | Binding::Event(..) => {}
        }
    }
}

fn write_attribute(name: &str, value: &str, buf: &mut String) {
    buf.push(' ');
    buf.push_str(name);
    buf.push_str("=\"");
    escape(value, buf);
    buf.push('"');
}

fn escape(text: &str, buf: &mut String) {
    for c in text.chars() {
        match c {
            '&' => buf.push_str("&amp;"),
            '<' => buf.push_str("&lt;"),
            '>' => buf.push_str("&gt;"),
            '"' => buf.push_str("&quot;"),
            c => buf.push(c),
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
