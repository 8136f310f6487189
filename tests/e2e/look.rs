//! Language, colours, size of text, paper.

use policy_guide_tests::{Look, Open, Page, json};

const BACKGROUND: &str = "return getComputedStyle($('.shell')).backgroundColor";

#[test]
fn the_language_switches_in_place_and_stays() {
    let page = Page::guide();
    page.click_named("button", "English");
    page.expect_status("23 policies");
    page.wait("the title", "return said($('h2')) === 'Support for excellent engineers'");
    page.wait("the focus stays", "return said(focused()).includes('中文')");
    page.expect("its language", "return $('.shell').lang", "en");
    page.js("$('.card-open').click()");
    page.expect("the printed words stay Chinese", "return $('.official').lang", "zh");
    page.reload();
    page.expect_status("23 policies");
}

#[test]
fn colours_and_size_are_kept_for_the_next_visit() {
    let page = Page::guide();
    let light = page.js(BACKGROUND);
    let size = "return parseFloat(getComputedStyle($('.card-summary')).fontSize)";
    let normal = page.js(size).as_f64().unwrap_or_default();
    page.click_named("button", "深色");
    page.click_named("button", "大字");
    page.wait("dark", &format!("{BACKGROUND} !== {light}"));
    page.wait("large", &format!("{size} >= {}", normal * 1.2));
    let dark = page.js(BACKGROUND);
    page.reload();
    page.wait_for_cards();
    page.expect("dark", BACKGROUND, dark);
    page.wait("large", &format!("{size} >= {}", normal * 1.2));
    page.click_named("button", "深色");
    page.expect("light again", BACKGROUND, light);
}

#[test]
fn the_switch_turns_a_dark_system_light() {
    let page = Page::guide_as(Open { look: Look { dark: true, ..Look::DESK }, ..Open::default() });
    let dark = page.js(BACKGROUND);
    page.expect(
        "it says so",
        "return named('.switch', '深色').getAttribute('aria-pressed')",
        "true",
    );
    page.click_named("button", "深色");
    page.wait("light", &format!("{BACKGROUND} !== {dark}"));
    page.expect(
        "it says so",
        "return named('.switch', '深色').getAttribute('aria-pressed')",
        "false",
    );
}

#[test]
fn on_paper_there_is_only_what_one_reads() {
    let page = Page::guide();
    page.js("$$('.card-open')[0].click()");
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    for css in [".switches", ".search-box", ".filter-panel", ".sort", ".actions"] {
        page.wait(&format!("{css} is not printed"), &format!("return !seen($('{css}'))"));
    }
    for css in [".card-title", ".official", ".foot", "a[href^=tel]"] {
        page.wait(&format!("{css} is printed"), &format!("return seen($('{css}'))"));
    }
}

#[test]
fn the_pages_language_title_and_heading_follow_the_guide() {
    let page = Page::guide();
    let head = "return [document.documentElement.lang, document.title, document.querySelector('h1').textContent]";
    let written = page.js(head);
    page.click_named("nav button", "帮我找");
    let finder = "帮我找 · 卓越工程师支持政策 · 重庆市";
    page.expect("the finder", head, json!(["zh", finder, finder]));
    page.click_named("button", "English");
    let finder = "Find mine · Support for excellent engineers · Chongqing";
    page.expect("in English", head, json!(["en", finder, finder]));
    page.click_named("nav button", "All policies");
    let list = "Support for excellent engineers · Chongqing";
    page.expect("the list", head, json!(["en", list, list]));
    page.click_named("button", "中文");
    page.expect("as it was", head, written);
}
