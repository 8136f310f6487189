//! The hosts: what is wrong with each stands in the name of its folder and in its page; here is what is expected.

use super::{Round, extra};

/// What a page shows of the guide: the widget, or one of its fallbacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The widget itself.
    Widget,
    /// Our own page in a frame.
    Frame,
    /// What the host wrote inside the element: a list.
    Static,
    /// What the host wrote inside the element: a link.
    Link,
}

impl Shown {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Widget => "widget",
            Self::Frame => "frame",
            Self::Static => "static list",
            Self::Link => "link",
        }
    }
}

/// A page and what is expected on it.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// Its folder in `tests/hosts`.
    pub name: &'static str,
    /// What is good enough.
    pub enough: &'static [Shown],
    /// Whether a release must not go out without it.
    pub is_blocker: bool,
    /// What the visitor does before the widget is to be seen: a script.
    pub first: &'static str,
    /// Whether the page around the element is compared before and after.
    pub is_compared: bool,
    /// Whether the widget looks the same inside as on a plain page.
    pub keeps_look: bool,
    /// Words that the console must have.
    pub tells: &'static [&'static str],
    /// What is looked at after the journey.
    pub extra: Option<fn(&Round)>,
}

impl Host {
    const fn on(enough: &'static [Shown], name: &'static str) -> Self {
        Self {
            name,
            enough,
            is_blocker: true,
            first: "",
            is_compared: true,
            keeps_look: false,
            tells: &[],
            extra: None,
        }
    }
    const fn keeps_look(self) -> Self {
        Self { keeps_look: true, ..self }
    }
    const fn also(self, extra: fn(&Round)) -> Self {
        Self { extra: Some(extra), ..self }
    }
    const fn first(self, script: &'static str) -> Self {
        Self { first: script, ..self }
    }
    const fn tells(self, words: &'static [&'static str]) -> Self {
        Self { tells: words, ..self }
    }
    /// No element that could be taken out again, or a page that changes by itself.
    const fn not_compared(self) -> Self {
        Self { is_compared: false, ..self }
    }
    const fn not_a_blocker(self) -> Self {
        Self { is_blocker: false, ..self }
    }
}

const WIDGET: &[Shown] = &[Shown::Widget];
const FRAME: &[Shown] = &[Shown::Frame];
const STATIC: &[Shown] = &[Shown::Static];
const LINK: &[Shown] = &[Shown::Link];
const ANY: &[Shown] = &[Shown::Widget, Shown::Frame, Shown::Link];
const WIDGET_OR_FRAME: &[Shown] = &[Shown::Widget, Shown::Frame];

/// All hosts; the first is the one without faults.
pub const HOSTS: &[Host] = &[
    Host::on(WIDGET, "plain").keeps_look(),
    // Documents and styles.
    Host::on(WIDGET, "quirks_mode").keeps_look(),
    Host::on(WIDGET, "css_reset_everything").keeps_look(),
    Host::on(WIDGET, "root_font_62").keeps_look(),
    Host::on(WIDGET, "root_font_40px").keeps_look(),
    Host::on(WIDGET, "inherited_rtl").keeps_look(),
    Host::on(WIDGET, "narrow_sidebar").also(extra::no_sideways_scroll),
    Host::on(WIDGET, "narrow_flex_item").also(extra::no_sideways_scroll),
    Host::on(WIDGET, "narrow_grid_item").also(extra::no_sideways_scroll),
    Host::on(WIDGET, "transformed_and_zoomed").also(extra::no_sideways_scroll),
    Host::on(WIDGET, "dark_reader_light_page").not_compared(),
    Host::on(WIDGET, "text_size").not_compared(),
    Host::on(WIDGET, "grey_without_dialog").first("host.scrollIntoView()").not_compared(),
    Host::on(WIDGET, "hidden_at_load")
        .first("document.getElementById('reveal').click()")
        .not_compared(),
    // Security policies.
    Host::on(FRAME, "csp_strict_no_wasm").tells(&["wasm-unsafe-eval"]),
    Host::on(WIDGET, "csp_wasm_allowed").also(extra::no_reports),
    Host::on(STATIC, "csp_no_frames").tells(&["frame-src"]),
    Host::on(FRAME, "csp_connect_self").tells(&["connect-src"]),
    Host::on(WIDGET_OR_FRAME, "trusted_types").also(extra::second_element_lives),
    Host::on(LINK, "no_javascript").not_compared(),
    Host::on(ANY, "coep_require_corp").not_a_blocker(),
    Host::on(ANY, "coep_credentialless").not_a_blocker(),
    // Libraries and scripts.
    Host::on(WIDGET, "jquery_1_bootstrap_3").also(extra::host_hears_nothing_inside),
    Host::on(WIDGET, "layui").also(extra::host_hears_nothing_inside),
    Host::on(WIDGET, "prototype_js").also(extra::host_hears_nothing_inside),
    Host::on(WIDGET, "mootools").also(extra::host_hears_nothing_inside),
    Host::on(WIDGET_OR_FRAME, "polluted_prototypes"),
    Host::on(WIDGET_OR_FRAME, "replaced_builtins"),
    Host::on(WIDGET_OR_FRAME, "fetch_refuses_strangers"),
    Host::on(WIDGET_OR_FRAME, "frozen_prototypes"),
    Host::on(WIDGET, "amd_define").also(extra::amd_modules_live),
    Host::on(WIDGET, "custom_elements_polyfill").not_a_blocker(),
    Host::on(ANY, "name_taken")
        .tells(&["policy-guide"])
        .also(extra::own_class_untouched)
        .not_a_blocker(),
    Host::on(WIDGET, "base_href").also(extra::links_lead_home),
    Host::on(WIDGET, "script_twice").also(extra::second_element_lives),
    Host::on(WIDGET, "two_versions").also(extra::second_element_lives),
    Host::on(WIDGET, "ten_widgets").also(extra::one_file_for_ten),
    Host::on(WIDGET, "spa_churn").also(extra::survives_churn),
    Host::on(WIDGET, "spa_vue").also(extra::vue_owns_it).not_compared(),
    Host::on(WIDGET, "spa_react").also(extra::react_owns_it).not_compared(),
    Host::on(WIDGET, "host_steals_events").also(extra::letters_are_ours),
    Host::on(WIDGET, "host_shortcuts").also(extra::letters_are_ours),
    Host::on(WIDGET, "host_hash_router").also(extra::route_untouched),
    Host::on(WIDGET, "translate_extension").also(extra::survives_a_translator).not_a_blocker(),
    Host::on(WIDGET, "people_tools").also(extra::no_sideways_scroll),
    Host::on(WIDGET, "host_print").not_a_blocker(),
    Host::on(WIDGET, "bfcache").also(extra::comes_back).not_a_blocker(),
    // Ways to bring the script.
    Host::on(WIDGET, "late_script"),
    Host::on(WIDGET, "current_script_taken").not_a_blocker(),
    Host::on(WIDGET, "snippet_classic"),
    Host::on(WIDGET, "snippet_defer"),
    Host::on(WIDGET, "snippet_module"),
    Host::on(WIDGET, "snippet_crossorigin"),
    Host::on(WIDGET, "imported_by_a_module"),
    Host::on(WIDGET, "current_script_told_on_the_document"),
    Host::on(WIDGET, "evaluated").not_compared(),
    Host::on(WIDGET, "joined_scripts").not_compared(),
    Host::on(WIDGET, "consent_blocks_made_scripts").not_compared(),
    Host::on(WIDGET, "paragraph_around").not_compared(),
    Host::on(WIDGET, "paragraph_around_static").not_compared(),
    // Routers and taps.
    Host::on(WIDGET, "router_state_in_history").not_compared(),
    Host::on(WIDGET, "base_href_and_deep_link").also(extra::links_lead_home).not_compared(),
    Host::on(WIDGET, "taps_made_by_the_host"),
    Host::on(WIDGET, "extension_writes_into_the_shadow_root").not_compared(),
    // Frames.
    Host::on(FRAME, "frame_that_may_not_scroll").not_compared(),
    Host::on(FRAME, "sandboxed_frame").not_compared(),
    Host::on(FRAME, "frame_storage_blocked").not_compared(),
    Host::on(FRAME, "frame_feedback_loop").not_compared().also(extra::height_settles),
    Host::on(FRAME, "frame_hidden_then_shown")
        .first("setTimeout(() => (document.querySelector('.closed').className = ''), 500)")
        .not_compared()
        .also(extra::height_settles),
    Host::on(WIDGET, "forged_messages"),
];
