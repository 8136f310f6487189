//! The top: what this is, and the switches for language, size and colours.

use leptos::prelude::*;

use super::{button, icon};
use crate::config::Scale;
use crate::i18n::Strings;
use crate::node::{El, Node, el, live};
use crate::state::{Look, State};

/// Title and switches. It stays while the rest is drawn anew, so that a switch keeps its focus.
pub fn top(state: State) -> Node {
    let region = move || {
        let data = state.data.read();
        data.guide
            .region
            .as_ref()
            .map_or_else(String::new, |region| region.get(state.lang.get().tag()).to_owned())
    };
    // Until the guide is there the widget goes by its own name.
    let title = move || {
        let data = state.data.read();
        match data.guide.title.get(state.lang.get().tag()) {
            "" => state.strings().name.to_owned(),
            title => title.to_owned(),
        }
    };
    el("header")
        .class("top")
        .child(
            el("div")
                .class("top-line")
                .child(el("p").class("top-region").child(live(region)))
                .child(switches(state)),
        )
        .child(el("h2").class("top-title").child(live(title)))
        .into()
}

fn switches(state: State) -> El {
    let large = move || state.look.read().scale == Scale::Large;
    let dark = move || state.look.read().is_dark();
    let lang = switch(state, icon::globe(), |strings| strings.lang_switch)
        .live_attr("lang", move || Some(state.lang.get().other().tag().to_owned()))
        .live_attr("aria-label", move || Some(state.strings().lang_switch_name.to_owned()))
        .on("click", move |_| state.switch_lang());
    let scale = switch(state, icon::letter(), |strings| strings.scale_switch)
        .live_attr("aria-pressed", move || Some(large().to_string()))
        .on("click", move |_| state.look.update(|look| look.scale = look.scale.other()));
    let theme = switch(state, icon::moon(), |strings| strings.theme_switch)
        .live_attr("aria-pressed", move || Some(dark().to_string()))
        .on("click", move |_| state.look.update(Look::turn));
    el("div")
        .class("switches")
        .attr("role", "group")
        .live_attr("aria-label", move || Some(state.strings().preferences.to_owned()))
        .child(lang)
        .child(scale)
        .child(theme)
}

fn switch(state: State, icon: Node, label: fn(&'static Strings) -> &'static str) -> El {
    let label = live(move || label(state.strings()));
    button("switch").child(icon).child(el("span").child(label))
}
