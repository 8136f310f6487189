//! The top: what this is, and the switches for language, size and colours.

use erased_view::{ErasedElement, ErasedView, dynamic, ev, html};
use leptos::prelude::*;

use crate::config::Scale;
use crate::i18n::Strings;
use crate::state::{Appearance, State};
use crate::view::{button, icon};

/// Title and switches. It stays while the rest is drawn anew, so that a switch keeps its focus.
pub fn header(state: State) -> ErasedView {
    let region = move || {
        let data = state.catalogue.read();
        data.guide
            .region
            .as_ref()
            .map_or_else(String::new, |region| region.get(state.lang.get().tag()).to_owned())
    };
    // Until the guide is there the widget goes by its own name.
    let title = move || {
        let data = state.catalogue.read();
        let title = data.guide.short_title.as_ref().unwrap_or(&data.guide.title);
        match title.get(state.lang.get().tag()) {
            "" => state.strings().name.to_owned(),
            title => title.to_owned(),
        }
    };
    let official = move || {
        let data = state.catalogue.read();
        data.guide.short_title.as_ref()?;
        let title = data.guide.title.get(state.lang.get().tag()).to_owned();
        Some(html::p().class("top-official").child(title))
    };
    html::header()
        .class("top")
        .child(
            html::div()
                .class("top-line")
                .child(html::p().class("top-region").child(region))
                .child(switches(state)),
        )
        .child(html::h2().class("top-title").child(title))
        .child(official)
        .into()
}

fn switches(state: State) -> ErasedElement {
    let large = move || state.appearance.read().scale == Scale::Large;
    let dark = move || state.appearance.read().is_dark();
    let lang = switch(state, icon::globe(), |strings| strings.lang_switch)
        .attr("lang", move || Some(state.lang.get().other().tag().to_owned()))
        .attr("aria-label", move || Some(state.strings().lang_switch_name.to_owned()))
        .on(ev::click, move |_| state.switch_lang());
    let scale = switch(state, icon::letter(), |strings| strings.scale_switch)
        .attr("aria-pressed", move || Some(large().to_string()))
        .on(ev::click, move |_| state.appearance.update(|look| look.scale = look.scale.other()));
    let theme = switch(state, icon::moon(), |strings| strings.theme_switch)
        .attr("aria-pressed", move || Some(dark().to_string()))
        .on(ev::click, move |_| state.appearance.update(Appearance::turn));
    html::div()
        .class("switches")
        .attr("role", "group")
        .attr("aria-label", move || Some(state.strings().preferences.to_owned()))
        .child(lang)
        .child(scale)
        .child(theme)
}

fn switch(
    state: State,
    icon: ErasedView,
    label: fn(&'static Strings) -> &'static str,
) -> ErasedElement {
    let label = dynamic(move || label(state.strings()));
    button("switch").child(icon).child(html::span().child(label))
}
