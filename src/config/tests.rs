//! What the attributes mean, and that everything a partner may use is documented and typed.

use super::*;

const EMBEDDING: &str = include_str!("../../docs/embedding.md");
const THEMING: &str = include_str!("../../docs/theming.md");
const TYPES: &str = include_str!("../../web/element/public.ts");

fn read(attributes: &[(&str, &str)]) -> Settings {
    Settings::read(|name| {
        attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
    })
}

#[test]
fn without_attributes_all_is_default() {
    assert_eq!(read(&[]), Settings::default());
}

#[test]
fn reads_presets_and_preferences() {
    let settings = read(&[
        ("lang", "en-GB"),
        ("theme", "dark"),
        ("scale", "large"),
        ("audience", "graduate, student"),
    ]);
    assert_eq!(
        (settings.lang, settings.theme, settings.scale),
        (Some(Lang::En), Theme::Dark, Scale::Large)
    );
    assert_eq!(settings.preset.chosen[Facet::Audience], ["graduate", "student"]);
}

#[test]
fn unknown_values_fall_back() {
    let settings = read(&[("theme", "neon"), ("lang", "xx"), ("deep-link", "")]);
    assert_eq!((settings.theme, settings.lang, settings.deep_link), (Theme::Auto, None, true));
}

#[test]
fn a_link_is_not_kept_where_the_attribute_says_so() {
    for off in ["false", "off", "0", " off "] {
        assert!(!read(&[("deep-link", off)]).deep_link, "{off}");
    }
    for on in ["", "true", "on", "1"] {
        assert!(read(&[("deep-link", on)]).deep_link, "{on}");
    }
}

#[test]
fn what_is_locked_is_no_choice() {
    let settings = read(&[("lock", "audience, colour,"), ("audience", "a,b"), ("support", "c")]);
    assert_eq!(settings.locked[Facet::Audience], ["a", "b"]);
    assert!(settings.preset.chosen[Facet::Audience].is_empty());
    assert_eq!(settings.preset.chosen[Facet::Support], ["c"]);
    assert!(settings.locked[Facet::Support].is_empty());
}

#[test]
fn every_facet_is_read_before_the_lock_that_speaks_of_it() {
    let place = |name: &str| ATTRIBUTES.iter().position(|known| *known == name);
    for facet in Facet::ALL {
        assert!(place(facet.id()) < place("lock"), "{facet:?}");
    }
}

#[test]
fn the_first_view_and_hidden_parts_are_read() {
    let settings = read(&[("view", "finder"), ("hide", "title,views"), ("overlay", " a.json ")]);
    assert_eq!(settings.preset.view, policy_core::selection::View::Finder);
    assert_eq!(settings.hide, "title views");
    assert_eq!(settings.overlay, "a.json");
}

#[test]
fn every_attribute_is_documented_with_its_default_and_typed() {
    for Attribute { name, default, help } in TABLE {
        let row = ["| `", name, "` | ", default, " | ", help].concat();
        assert!(EMBEDDING.contains(&row), "docs/embedding.md has no row {row}");
        let property = match *name {
            "deep-link" => "deepLink",
            name => name,
        };
        assert!(
            TYPES.contains(&["  get ", property, "(): string;"].concat()),
            "{name} has no type"
        );
    }
}

/// The first cell of each row whose first cell is code.
fn rows(page: &str) -> Vec<&str> {
    let cells = page.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    cells.collect()
}

#[test]
fn the_chinese_pages_have_the_same_rows() {
    assert!(rows(EMBEDDING).len() > ATTRIBUTES.len());
    assert_eq!(rows(include_str!("../../docs/embedding.zh-CN.md")), rows(EMBEDDING));
    assert_eq!(rows(include_str!("../../docs/theming.zh-CN.md")), rows(THEMING));
}

#[test]
fn the_elements_script_knows_the_same_attributes() {
    let script = include_str!("../../web/element/attributes.ts");
    let named: Vec<&str> = script.split('"').skip(1).step_by(2).collect();
    assert_eq!(named, ATTRIBUTES);
}

#[test]
fn every_part_that_may_be_hidden_is_documented_and_hidden() {
    let styles = include_str!("../view/page/hide.css");
    for part in PARTS {
        assert!(EMBEDDING.contains(&["`", part, "`"].concat()), "{part}");
        assert!(styles.contains(&["[data-hide~=\"", part, "\"]"].concat()), "{part}");
    }
}

/// Every word of `text` that stands between `before` and `after`.
fn between<'a>(text: &'a str, before: &'a str, after: char) -> Vec<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

#[test]
fn every_event_message_and_method_is_documented_and_typed() {
    let told =
        [include_str!("../embed/events.rs"), include_str!("../../web/widget/size.ts")].concat();
    let mut events = between(&told, "\"policy-guide-", '"');
    events.extend(["resize"]);
    for event in events {
        let name = ["policy-guide-", event].concat();
        assert!(EMBEDDING.contains(&["| `", &name, "` |"].concat()), "{name}");
        assert!(TYPES.contains(&["\"", &name, "\""].concat()), "{name}");
    }
    let messages = [
        include_str!("../../web/site/framed_page.ts"),
        concat!(
            include_str!("../../web/element/frames.ts"),
            include_str!("../../web/element/messages.ts")
        ),
    ];
    let mut named = between(messages[0], "say(\"", '"');
    named.extend(between(messages[1], "\"policy-guide:", '"'));
    assert!(named.len() > 5);
    for message in named {
        assert!(EMBEDDING.contains(&["| `policy-guide:", message, "` |"].concat()), "{message}");
        assert!(TYPES.contains(&["\"policy-guide:", message, "\""].concat()), "{message}");
    }
    for name in ["results", "filter", "show", "reset"] {
        assert!(EMBEDDING.contains(&["| `", name].concat()) && TYPES.contains(name), "{name}");
    }
}

#[test]
fn every_custom_property_and_part_is_documented() {
    let sheets = concat!(include_str!("../view/tokens.css"), include_str!("../view/mixed.css"));
    let properties = between(sheets, "var(--pg-", ',');
    assert!(properties.len() > 20);
    for property in properties {
        assert!(THEMING.contains(&["`--pg-", property, "`"].concat()), "{property}");
    }
    let views = [
        include_str!("../view/page/shell.rs"),
        include_str!("../view/list/card_list.rs"),
        include_str!("../view/list/search_box.rs"),
        include_str!("../view/card/card.rs"),
        include_str!("../view/card/call_link.rs"),
        include_str!("../view/list/filter_bar.rs"),
        include_str!("../view/page/district.rs"),
    ]
    .concat();
    let scripts =
        [include_str!("../../web/element/link.ts"), include_str!("../../web/element/frames.ts")]
            .concat();
    let mut parts = between(&views, "attr(\"part\", \"", '"');
    parts.extend(between(&scripts, "setAttribute(\"part\", \"", '"'));
    assert_eq!(parts.len(), 10);
    for part in parts {
        assert!(THEMING.contains(&["| `", part, "` |"].concat()), "{part}");
    }
}

#[test]
fn an_attribute_changes_what_it_is_about_and_nothing_else() {
    let settings = read(&[("q", "preset"), ("audience", "student")]);
    let typed = Selection { query: "typed".to_owned(), ..Selection::default() };
    let give = |attribute: &str| {
        let mut selection = typed.clone();
        settings.give(attribute, &mut selection);
        (selection.query, selection.chosen[Facet::Audience].join(","))
    };
    assert_eq!(give("audience"), ("typed".to_owned(), "student".to_owned()));
    assert_eq!(give("q"), ("preset".to_owned(), String::new()));
    assert_eq!(give("an-attribute-to-come"), ("typed".to_owned(), String::new()));
}
