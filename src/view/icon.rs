//! Line icons of 24 by 24, drawn in the colour of the text around them.

use erased_view::{ErasedView, html};

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident: $path:literal;)+) => {
        $($(#[$doc])* pub fn $name() -> ErasedView { draw($path) })+
    };
}

icons! {
    /// Search.
    search: "M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13zM15.3 15.3 20 20";
    /// Call.
    phone: "M6.5 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3c0 1.5-1 2.5-2.5 2.5C10.5 20 4 13.5 4 6c0-1.5 1-2.5 2.5-2.5z";
    /// Take away.
    cross: "M6 6l12 12M18 6 6 18";
    /// More below.
    chevron: "M6 9l6 6 6-6";
    /// Filters.
    sliders: "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4";
    /// Language.
    globe: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3 12h18M12 3c3 3 3.5 6 3.5 9s-.5 6-3.5 9c-3-3-3.5-6-3.5-9S9 6 12 3z";
    /// Large text.
    letter: "M3 19 8.5 5 14 19M5 14.5h7M15.5 19l3-8 3 8M16.5 16.5h4";
    /// Dark colours.
    moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z";
    /// Copy.
    copy: "M9 9h11v11H9zM5 15H4V4h11v1";
    /// Hand on.
    share: "M12 15V4M8 7.5 12 3.5l4 4M5 12v8h14v-8";
    /// Address of something.
    link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1";
    /// Another site.
    outward: "M8 16 17 7M9 7h8v8";
    /// Keep.
    star: "M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z";
    /// Print.
    printer: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z";
    /// Something to know.
    info: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v5.5M12 7.5v.1";
}

fn draw(path: &'static str) -> ErasedView {
    html::svg()
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(html::path().attr("d", path))
        .into()
}
