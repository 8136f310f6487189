//! The document's own filters: no script runs.

use policy_guide_tests::{Engine, Look, Page, Site, Value, json, root};

use crate::static_document::{refused, refusing};

/// Names for the scripts below: what is ticked, and what is seen then.
const DOCUMENT: &str = "
  const tick = (...ids) => ids.forEach((id) => document.querySelector(`[type=checkbox][value=\"${id}\"]`).click());
  const inView = (css) => [...document.querySelectorAll(css)].filter(seen);
  const cards = () => inView('article[data-policy]').map((card) => Number(card.dataset.policy));
";

fn js(page: &Page, script: &str) -> Value {
    page.js(&[DOCUMENT, script].concat())
}

/// Whether the engine knows `:has`; the others show the list as it is.
fn can_filter(page: &Page) -> bool {
    let is_known = js(page, "return CSS.supports('selector(:has(a))')") == true;
    if !is_known {
        assert_eq!(
            js(page, "return [inView('[type=checkbox]').length, cards().length]"),
            json!([0, 23])
        );
    }
    is_known
}

/// A page of the site in an engine that runs no script.
fn open(engine: Engine, path: &str) -> Page {
    let page = refused(engine, "'none'");
    page.go(path);
    page.wait("the list", "return seen(document.querySelector('article'))");
    page
}

#[test]
fn graduates_who_look_for_training_see_their_policies_in_every_engine() {
    for engine in Engine::ALL {
        for path in ["/", "/static.zh.html", "/static.html", "/static.en.html"] {
            let page = open(engine, path);
            if !can_filter(&page) {
                continue;
            }
            let place = format!("{path} in {}", engine.name());
            js(
                &page,
                "document.querySelectorAll('details').forEach((details) => (details.open = !details.closest('article')))",
            );
            js(&page, "tick('graduate', 'training')");
            assert_eq!(js(&page, "return cards()"), json!([15]), "{place}");
            let headings =
                "return inView('h2[data-category]').map((name) => name.dataset.category)";
            assert_eq!(js(&page, headings), json!(["3"]), "{place}");
            assert_eq!(js(&page, "return inView('.policy-guide-none').length"), 0, "{place}");
            js(&page, "tick('training', 'award', 'cq-cast')");
            assert_eq!(
                js(&page, "return [cards().length, inView('.policy-guide-none').length]"),
                json!([0, 1]),
                "{place}"
            );
            js(&page, "inView('[type=reset]')[0].click()");
            assert_eq!(js(&page, "return cards().length"), 23, "{place}");
        }
    }
}

#[test]
fn the_facets_are_shown_where_the_width_has_them() {
    let facets = "return inView('[type=checkbox]').length > 40";
    for (size, is_open) in [((390, 844), false), ((768, 1024), false), ((1280, 900), true)] {
        let page = Page::on(
            refusing("'none'").start(0).expect("the site starts"),
            Look { size, dark: false },
        );
        page.go("/");
        assert_eq!(js(&page, facets), is_open, "at {size:?}");
        if !is_open {
            page.js("document.querySelector('.filter-toggle summary').click()");
            assert_eq!(js(&page, facets), true, "at {size:?}");
        }
    }
}

#[test]
fn what_is_hidden_stays_hidden_on_paper_and_the_facets_are_not_printed() {
    let page = Page::on(refusing("'none'").start(0).expect("the site starts"), Look::DESK);
    for path in ["/", "/static.zh.html"] {
        page.go(path);
        js(
            &page,
            "document.querySelectorAll('.policy-guide-filters').forEach((details) => (details.open = true)); tick('graduate', 'training')",
        );
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        assert_eq!(
            js(&page, "return [cards(), inView('[type=checkbox]').length]"),
            json!([[15], 0]),
            "{path}"
        );
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" }));
    }
}

#[test]
fn where_a_host_refuses_our_style_the_whole_list_stands_without_checkboxes() {
    let mut site = refusing("'none'");
    for (_, with) in &mut site.replace {
        *with = with.replace("script-src 'none'", "script-src 'none'; style-src 'none'");
    }
    let page = Page::on(site.start(0).expect("the site starts"), Look::PHONE);
    page.go("/static.zh.html");
    assert_eq!(
        js(
            &page,
            "return [cards().length, inView('input, .policy-guide-some, .policy-guide-none').length]"
        ),
        json!([23, 0])
    );
}

#[test]
fn a_hosts_form_around_it_neither_sends_nor_loses_anything() {
    let mut site = Site::of(root().join("dist"));
    site.replace = vec![
        ("<script async", "<form id=\"host\"><input name=\"own\" value=\"x\" /><script data-off type=\"text/plain\"".to_owned()),
        ("</policy-guide>", "</policy-guide><input name=\"after\" value=\"y\" /></form>".to_owned()),
    ];
    let page = Page::on(site.start(0).expect("the site starts"), Look::PHONE);
    page.go("/static.zh.html");
    js(&page, "document.querySelector('.policy-guide-filters').open = true; tick('graduate')");
    let sent = "return [...new FormData(document.querySelector('#host')).keys()]";
    assert_eq!(page.js(sent), json!(["own", "after"]));
    assert_eq!(js(&page, "return [cards().length, inView('[type=reset]').length]"), json!([2, 0]));
}
