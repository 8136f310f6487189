//! One function for each tag that the widget or the office's page uses, as in Leptos' `html` module. SVG has its two here as well.

use crate::element::ErasedElement;

macro_rules! tags {
    ($($tag:ident)*) => {
        $(
            #[doc = concat!("Starts a `<", stringify!($tag), ">`.")]
            pub fn $tag() -> ErasedElement {
                ErasedElement::new(stringify!($tag))
            }
        )*
    };
}

tags! {
    a article aside b blockquote button caption dd del details dialog div dl dt fieldset footer form h1 h2 h3 h4
    header iframe input ins label legend li main mark nav ol option p path progress q section select span strong
    summary svg table tbody td textarea th thead tr ul
}
