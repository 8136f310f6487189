//! Each kind of view as text.

use leptos::prelude::*;

use super::{Parts, write};
use crate::{ErasedView, ev, html, keyed, nothing};

#[track_caller]
fn check(view: impl Into<ErasedView>, expected: &str) {
    let view = view.into();
    assert_eq!(Owner::new().with(|| view.to_html()), expected);
}

#[test]
fn text_and_attributes_are_escaped() {
    check("<b>&\"", "&lt;b&gt;&amp;&quot;");
    check(
        html::a().attr("href", "\"><script>".to_owned()),
        "<a href=\"&quot;&gt;&lt;script&gt;\"></a>",
    );
}

#[test]
fn children_stand_in_order() {
    let items = ["a", "b"].map(|item| html::li().child(item).into());
    check(html::ul().children(items).child(None::<&'static str>), "<ul><li>a</li><li>b</li></ul>");
    check(vec!["a".into(), html::p().into()], "a<p></p>");
}

#[test]
fn a_closure_is_written_as_it_is_now() {
    let n = RwSignal::new(2);
    check(html::p().child(move || n.get().to_string()), "<p>2</p>");
    check(html::p().child(move || (n.get() > 2).then_some("more")), "<p></p>");
}

#[test]
fn an_attribute_may_follow_signals_or_be_absent() {
    let name = RwSignal::new("x".to_owned());
    check(
        html::p().attr("id", || None).class(move || Some(name.get())).attr("lang", "zh"),
        "<p lang=\"zh\" class=\"x\"></p>",
    );
}

#[test]
fn a_keyed_list_writes_a_row_for_each_key() {
    let n = RwSignal::new(2);
    let rows =
        keyed(move || (0..n.get()).collect(), |key| html::li().child(key.to_string()).into());
    check(html::ul().child(rows), "<ul><li>0</li><li>1</li></ul>");
}

#[test]
fn listeners_and_effects_leave_no_trace() {
    let button = html::button().on(ev::click, |_| {}).effect(|_| {});
    check(button, "<button></button>");
}

#[test]
fn properties_stand_as_attributes() {
    check(html::input().prop("checked", || true), "<input checked=\"\">");
    check(html::input().prop("checked", || false), "<input>");
    check(html::input().prop("value", || "home".to_owned()), "<input value=\"home\">");
}

#[test]
fn nothing_is_nothing() {
    check(nothing(), "");
    check(ErasedView::from(None::<&'static str>), "");
}

#[test]
fn what_is_written_may_be_less_than_all() {
    let view = || {
        html::p()
            .class("x")
            .attr("lang", "zh")
            .child(html::button().child("b"))
            .child(html::span().child("a"))
            .child(html::span().child("c\nd"))
            .child(html::mark().child("e"))
    };
    let written = |parts| {
        let mut text = String::new();
        write(view().into(), parts, &mut text);
        text
    };
    let without = "<p class=\"x\" lang=\"zh\"><span>a</span><span>c\nd</span><mark>e</mark></p>";
    assert_eq!(written(Parts::NoButtons), without);
    assert_eq!(written(Parts::Plain), "<p lang=\"zh\">a c<br>de</p>");
}

#[test]
fn an_emphasis_puts_no_blank_into_a_text() {
    let text = html::p().child("最高").child(html::b().class("amount").child("5万")).child("元");
    let mut written = String::new();
    write(text.into(), Parts::Plain, &mut written);
    assert_eq!(written, "<p>最高5万元</p>");
}

#[test]
fn what_only_a_browser_can_show_is_not_written() {
    let dialog = html::dialog().modal(|| true).flag_around(&["main"], "data-x", || Some(true));
    check(dialog.on(ev::close, |event| event.focus_before()), "<dialog></dialog>");
}
