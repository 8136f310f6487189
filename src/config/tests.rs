//! What the attributes mean, and that everything a partner may use is documented and typed.

use super::*;

const EMBEDDING: &str = include_str!("../../docs/embedding.md");
const THEMING: &str = include_str!("../../docs/theming.md");
const TYPES: &str = include_str!("../../web/policy-guide.d.ts");

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
    assert!(!read(&[("deep-link", "false")]).deep_link);
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
    assert_eq!(settings.preset.view, policy_core::permalink::View::Finder);
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
        assert!(TYPES.contains(&["  ", property, ": string;"].concat()), "{name} has no type");
    }
}

#[test]
fn the_elements_script_knows_the_same_attributes() {
    let script = include_str!("../../web/attributes.js");
    let named: Vec<&str> = script.split('"').skip(1).step_by(2).collect();
    assert_eq!(named, ATTRIBUTES);
}

#[test]
fn every_part_that_may_be_hidden_is_documented_and_hidden() {
    let styles = include_str!("../view/hide.css");
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
    let told = [include_str!("../embed/events.rs"), include_str!("../../web/inside.js")].concat();
    let mut events = between(&told, "\"policy-guide-", '"');
    events.extend(["resize"]);
    for event in events {
        let name = ["policy-guide-", event].concat();
        assert!(EMBEDDING.contains(&["| `", &name, "` |"].concat()), "{name}");
        assert!(TYPES.contains(&["\"", &name, "\""].concat()), "{name}");
    }
    let messages = [include_str!("../../web/framed.js"), include_str!("../../web/frames.js")];
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
    let tokens = include_str!("../view/tokens.css");
    let properties = between(tokens, "var(--pg-", ',');
    assert!(properties.len() > 4);
    for property in properties {
        assert!(THEMING.contains(&["`--pg-", property, "`"].concat()), "{property}");
    }
    let views = [
        include_str!("../view/shell.rs"),
        include_str!("../view/card_list.rs"),
        include_str!("../view/search_box.rs"),
        include_str!("../view/card.rs"),
        include_str!("../view/filter_bar.rs"),
        include_str!("../more/district.rs"),
    ]
    .concat();
    let scripts =
        [include_str!("../../web/rungs.js"), include_str!("../../web/frames.js")].concat();
    let mut parts = between(&views, "attr(\"part\", \"", '"');
    parts.extend(between(&scripts, "setAttribute(\"part\", \"", '"'));
    assert_eq!(parts.len(), 9);
    for part in parts {
        assert!(THEMING.contains(&["| `", part, "` |"].concat()), "{part}");
    }
}
