//! The same nodes as text, for prerendered pages and tests.

use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

use super::{Binding, El, Node, NodeState, Property};

no_attrs!(Node);

/// Elements without an end tag.
const VOID: [&str; 3] = ["input", "br", "hr"];

impl RenderHtml for Node {
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
        write(self, Kept::All, buf);
    }

    /// Prerendered markup is replaced, never adopted: host pages and translators alter it.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> NodeState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

/// What of a node is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// All of it.
    All,
    /// All but buttons, which do nothing where there are no scripts.
    #[cfg_attr(not(feature = "ssr"), expect(dead_code, reason = "pages are drawn natively"))]
    Still,
    /// What it says: no buttons, no pictures, nothing for a stylesheet.
    Plain,
}

/// What only a stylesheet, or a browser that runs the widget, has a use for.
const LOOKS: [&str; 6] = ["class", "part", "data-accent", "role", "aria-hidden", "aria-labelledby"];

/// The node as text, or a part of it.
pub fn write(node: Node, kept: Kept, buf: &mut String) {
    match node {
        Node::Text(text) => write_text(&text, kept, buf),
        Node::Element(element) => write_element(element, kept, buf),
        Node::Many(nodes) => nodes.into_iter().for_each(|node| write(node, kept, buf)),
        Node::Same => {}
        Node::Live(mut live) => write((live.0)(), kept, buf),
        Node::Keyed(mut keyed) => {
            (keyed.keys)().into_iter().for_each(|key| write((keyed.draw)(key), kept, buf));
        }
    }
}

/// Without a stylesheet a line of the source ends only where the markup says so.
fn write_text(text: &str, kept: Kept, buf: &mut String) {
    if kept != Kept::Plain {
        return escape(text, buf);
    }
    for (idx, line) in text.split('\n').enumerate() {
        if idx > 0 {
            buf.push_str("<br>");
        }
        escape(line, buf);
    }
}

fn write_element(element: El, kept: Kept, buf: &mut String) {
    let element = *element.0;
    let is_plain = kept == Kept::Plain;
    if kept != Kept::All && element.tag == "button" || is_plain && element.tag == "svg" {
        return;
    }
    if is_plain && matches!(element.tag, "span" | "mark") {
        if element.tag == "span" && !buf.ends_with(['>', ' ']) {
            buf.push(' ');
        }
        return element.children.into_iter().for_each(|child| write(child, kept, buf));
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
    element.children.into_iter().for_each(|child| write(child, kept, buf));
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
            Binding::Effect(_) | Binding::Event(..) | Binding::Fresh(_) => {}
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
mod tests {
    use leptos::prelude::*;

    use super::{Kept, write};
    use crate::node::{Node, Property, el, keyed, live, nothing};

    #[track_caller]
    fn check(node: impl Into<Node>, html: &str) {
        let node = node.into();
        assert_eq!(Owner::new().with(|| node.to_html()), html);
    }

    #[test]
    fn text_and_attributes_are_escaped() {
        check("<b>&\"", "&lt;b&gt;&amp;&quot;");
        check(
            el("a").attr_text("href", "\"><script>".into()),
            "<a href=\"&quot;&gt;&lt;script&gt;\"></a>",
        );
    }

    #[test]
    fn what_is_live_is_written_as_it_is_now() {
        let n = RwSignal::new(2);
        let list = el("ul").child(keyed(
            move || (0..n.get()).collect(),
            |key| el("li").child(key.to_string()).into(),
        ));
        check(list, "<ul><li>0</li><li>1</li></ul>");
        let n = RwSignal::new(2);
        check(live(move || n.get().to_string()), "2");
        check(
            el("p").live_attr("id", || None).live_attr("class", || Some("x".into())),
            "<p class=\"x\"></p>",
        );
    }

    #[test]
    fn what_is_written_may_be_less_than_all() {
        let node = || {
            el("p")
                .class("x")
                .attr("lang", "zh")
                .child(el("button").text("b"))
                .child(el("span").text("a"))
                .child(el("span").text("c\nd"))
                .child(el("mark").text("e"))
        };
        let written = |kept| {
            let mut html = String::new();
            write(node().into(), kept, &mut html);
            html
        };
        let still = "<p class=\"x\" lang=\"zh\"><span>a</span><span>c\nd</span><mark>e</mark></p>";
        assert_eq!(written(Kept::Still), still);
        assert_eq!(written(Kept::Plain), "<p lang=\"zh\">a c<br>de</p>");
    }

    #[test]
    fn properties_stand_as_attributes() {
        let checked = el("input").live_prop("checked", || Property::Flag(true));
        check(checked, "<input checked=\"\">");
        let value = el("input").live_prop("value", || Property::Text("home".into()));
        check(value, "<input value=\"home\">");
    }

    #[test]
    fn nothing_is_nothing() {
        check(nothing(), "");
        check(Node::from(None::<&'static str>), "");
    }
}
