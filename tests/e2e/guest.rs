//! Pages that a guest could break, or that could break a guest: what each says in tests/hosts.

use policy_guide_tests::{Engine, Look, Page, Served, Site, json, policies, root};

use crate::configurator::bare_page;
use crate::partner::{Partner, own_lines};
use crate::static_document::built;

/// The built site, and a host page that is looked at so.
fn guest(host: &str, look: Look, before: &str) -> (Served, Page) {
    let guide = Site::of(root().join("dist")).start(0).expect("the site starts");
    let hosts =
        policy_guide_tests::hosts(&root(), &guide.origin).start(0).expect("the hosts start");
    let page = Page::in_engine(Engine::Chromium, hosts, look);
    page.before_load(before);
    page.go(&format!("/{host}/"));
    (guide, page)
}

fn shown(host: &str) -> (Served, Page) {
    let (guide, page) = guest(host, Look::DESK, "");
    page.expect("the widget", "return Boolean($('.shell .foot')) && host.results.length > 0", true);
    (guide, page)
}

#[test]
fn the_address_is_found_where_the_loader_is_evaluated_imported_or_told_by_the_page() {
    for host in [
        "evaluated",
        "imported_by_a_module",
        "current_script_told_on_the_document",
        "joined_scripts",
    ] {
        let (_guide, page) = shown(host);
        assert_eq!(own_lines(&page), Vec::<String>::new(), "{host}");
    }
}

#[test]
fn a_routers_state_is_kept_with_every_entry() {
    let (_guide, page) = shown("router_state_in_history");
    page.js("host.filter = 'pg=support:grant'");
    page.wait("the address", "return location.hash === '#pg=support:grant'");
    page.js("host.filter = 'pg=support:grant;q:安家'");
    page.wait("the address", "return decodeURI(location.hash).includes('安家')");
    assert_eq!(page.js("return history.state"), json!({ "router": 1, "position": 0 }));
    page.back();
    page.wait(
        "one step back",
        "return location.hash === '#pg=support:grant' && history.state.router === 1",
    );
    assert_eq!(page.js("return [wiped, document.title]"), json!([[], "router_state_in_history"]));
}

#[test]
fn a_router_that_writes_its_own_address_anew_keeps_the_fragment() {
    let (_guide, page) = shown("vue_router_state");
    page.js("host.filter = 'pg=category:train'");
    page.wait("the address", "return location.hash === '#pg=category:train'");
    page.js("document.getElementById('other').click()");
    page.wait("it is gone", "return !host");
    page.back();
    page.expect("the filter", "return host && host.results", json!([5, 6, 7, 8, 9]));
}

#[test]
fn a_base_leads_no_link_of_the_address_elsewhere() {
    let (_guide, page) = shown("base_href_and_deep_link");
    page.js("host.filter = 'pg=category:train'");
    page.wait("the address", "return location.hash === '#pg=category:train'");
}

#[test]
fn a_page_that_is_light_gets_a_light_guide_from_a_dark_system() {
    let (_guide, page) = guest("dark_reader_light_page", Look { dark: true, ..Look::DESK }, "");
    page.expect("the theme", "return $('.shell') && $('.shell').dataset.theme", "light");
    page.js("document.documentElement.style.colorScheme = 'dark'");
    page.expect("it follows the page", "return $('.shell').dataset.theme", "dark");
    page.js("document.documentElement.style.colorScheme = 'light dark'");
    page.expect("both: the system decides", "return $('.shell').dataset.theme", "dark");
    page.look(Look::DESK);
    page.expect("at any time", "return $('.shell').dataset.theme", "light");
}

#[test]
fn a_list_that_a_paragraph_cut_off_is_seen_once() {
    for host in ["paragraph_around", "paragraph_around_static"] {
        let (_guide, page) = shown(host);
        let seen = "return [...document.querySelectorAll('h2, li, article')].filter((node) => seen(node) && !node.closest('.host-furniture')).length";
        page.expect(host, seen, 0);
        assert_eq!(
            page.js("return document.body.textContent.match(/政策清单/g).length"),
            1,
            "{host}"
        );
    }
}

#[test]
fn a_paragraph_that_holds_no_list_leaves_the_page_as_it_is() {
    let (_guide, page) = shown("plain");
    page.js("document.body.innerHTML = '<p><policy-guide loading=\"eager\"></policy-guide></p><h2 id=next>Next</h2><p>Text</p>'");
    page.expect("the widget", "return host.results.length", 23);
    assert_eq!(
        page.js("return document.getElementById('next').parentNode === document.body"),
        true
    );
}

#[test]
fn what_is_set_before_the_definition_holds() {
    let (_guide, page) = shown("filter_before_definition");
    page.expect("the filter", "return host.filter", "pg=support:grant");
    page.js("host.filter = 'pg=category:train'");
    page.wait("a deep link", "return location.hash === '#pg=category:train'");
}

#[test]
fn a_node_that_is_put_back_has_its_filter_and_its_open_cards() {
    let (_guide, page) = shown("plain");
    page.choose("category", "train");
    page.click("article[data-policy='6'] .card-open");
    page.wait("it is open", "return seen($('.official'))");
    page.js("window.kept = host; kept.remove(); setTimeout(() => document.body.append(kept), 300)");
    page.wait("it is away", "return !host");
    page.wait("it is back", "return Boolean(host) && Boolean($('.shell .foot'))");
    page.expect("the results", "return host.results", json!([5, 6, 7, 8, 9]));
    page.wait("the open card", "return seen($('[data-policy=\"6\"] .official'))");
    // What is reported of meanwhile is newer.
    page.js("kept.remove(); setTimeout(() => { kept.category = 'serve'; document.body.append(kept); }, 100)");
    page.expect("the new choice", "return host && host.results", json!([21, 22, 23]));
}

#[test]
fn a_moved_frame_keeps_what_was_set_in_it() {
    let (_guide, page) = guest("moved_frame", Look::DESK, "");
    page.wait("it is moved", "return Boolean(document.querySelector('#z policy-guide'))");
    page.enter_frame("return $('iframe')");
    page.expect_status("筛选出 2 项");
    page.wait("the colours", "return $('.shell').dataset.theme === 'dark'");
    page.choose("support", "training");
    page.expect_status("筛选出 1 项");
    page.leave_frame();
    page.expect("the element knows", "return host.filter", "pg=audience:graduate;support:training");
    page.js("document.body.prepend(host)");
    page.enter_frame("return $('iframe')");
    page.expect_status("筛选出 1 项");
}

#[test]
fn a_frame_in_a_shadow_root_is_as_high_as_its_content() {
    let (_guide, page) = guest("frame_inside_a_shadow_root", Look::DESK, "");
    let height = "return document.getElementById('outer').shadowRoot.querySelector('iframe').clientHeight > 2000";
    page.wait("its height", height);
}

#[test]
fn in_a_frame_that_may_not_scroll_the_last_policy_can_be_reached() {
    for host in ["frame_that_may_not_scroll", "amp_frame"] {
        let (_guide, page) = guest(host, Look::DESK, "");
        if host == "amp_frame" {
            page.wait("its height", "return document.getElementById('f').clientHeight > 2000");
            continue;
        }
        page.enter_frame("return document.querySelector('iframe')");
        page.wait(
            "the page scrolls inside",
            "return document.documentElement.hasAttribute('data-cut')",
        );
        let last = "const body = document.body; body.scrollTop = 1e6;
            const card = $('[data-policy=\"23\"]').getBoundingClientRect();
            return body.scrollTop > 2000 && card.top < innerHeight";
        page.wait("the last policy", last);
    }
}

#[test]
fn a_framed_address_leads_the_page_around_to_its_policy() {
    let (guide, page) = shown("plain");
    let frame = "<div style='height: 1500px'></div><iframe data-policy-guide width='100%' height='600' src='GUIDE/?lang=zh#policy-12'></iframe>";
    page.js(&format!("document.body.innerHTML = \"{}\"", frame.replace("GUIDE", &guide.origin)));
    page.wait("the page scrolls", "return scrollY > 2500");
}

#[test]
fn the_language_is_the_pages_through_shadow_roots_and_follows_it() {
    let (_guide, page) = guest("inside_an_open_shadow_root", Look::DESK, "");
    let lang = "const shell = guide.shadowRoot.querySelector('.shell'); return shell && shell.lang";
    page.js("guide.scrollIntoView()");
    page.expect("the language", lang, "en");
    page.js("document.getElementById('outer').lang = 'zh'");
    page.expect("it follows", lang, "zh");
}

#[test]
fn in_a_closed_shadow_root_keys_and_clicks_are_ours() {
    let (_guide, page) = guest("closed_shadow_shortcuts", Look::DESK, "");
    let ready = "return guide.results.length === 23";
    page.wait("the widget", ready);
    page.js("document.addEventListener('click', (event) => event.stopPropagation(), true)");
    page.js("guide.shadowRoot.querySelector('[role=searchbox]').focus()");
    page.type_in_focus("j/k");
    page.expect(
        "what is typed",
        "return guide.shadowRoot.querySelector('[role=searchbox]').value",
        "j/k",
    );
    page.js("guide.filter = ''");
    page.wait("card 1", "const card = guide.shadowRoot.querySelector('[data-policy=\"1\"] .card-open'); return seen(card)");
    page.js("guide.shadowRoot.querySelector('[data-policy=\"1\"]').scrollIntoView()");
    let place = page.js("const box = guide.shadowRoot.querySelector('[data-policy=\"1\"] .card-open').getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2]");
    for kind in ["mousePressed", "mouseReleased"] {
        page.devtools(
            "Input.dispatchMouseEvent",
            json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 }),
        );
    }
    page.wait("the card opens", "return seen(guide.shadowRoot.querySelector('.official'))");
}

/// A touch on the middle of a node.
fn tap(page: &Page, css: &str) {
    let place = page.js(&format!(
        "const node = $$({css:?}).find(seen); node.scrollIntoView({{ block: 'center' }});
        const box = node.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]"
    ));
    let point = json!([{ "x": place[0], "y": place[1] }]);
    page.devtools(
        "Input.dispatchTouchEvent",
        json!({ "type": "touchStart", "touchPoints": point }),
    );
    page.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }));
}

#[test]
fn taps_that_the_page_makes_anew_or_forbids_reach_their_button() {
    let (_guide, page) = guest("taps_made_by_the_host", Look::PHONE, "");
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    tap(&page, "[data-policy='1'] .card-open");
    page.wait("the card opens", "return seen($('.official'))");
    let forbid = "let last = 0; document.addEventListener('touchend', (event) => {
        const now = Date.now(); if (now - last < 600) event.preventDefault(); last = now; }, { passive: false })";
    let (_guide, page) = guest("plain", Look::PHONE, forbid);
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    tap(&page, "[data-policy='1'] .card-open");
    tap(&page, "[data-policy='2'] .card-open");
    page.expect("both are open", "return host.filter", "pg=open:1,2");
}

#[test]
fn an_extensions_elements_in_our_root_change_nothing() {
    let (_guide, page) = shown("extension_writes_into_the_shadow_root");
    page.wait("its element", "return $('extension-root') !== null");
    page.js("host.show(7)");
    page.wait(
        "card 7 in view",
        "const card = $('[data-policy=\"7\"]').getBoundingClientRect();
        return seen($('[data-policy=\"7\"] .official')) && card.top >= 0 && card.top < innerHeight",
    );
}

#[test]
fn without_dialogs_the_sheet_comes_up_in_view_and_escape_closes_it() {
    let (_guide, page) = guest("grey_without_dialog", Look::PHONE, "");
    page.js("host.scrollIntoView()");
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    page.js("scrollBy(0, 300)");
    page.js("$('.filter-open').click()");
    page.wait("the sheet", "const sheet = $('.sheet[open]'); if (!sheet) return false;
        const { top, bottom } = sheet.getBoundingClientRect(); return top >= 0 && top < 100 && bottom > top");
    page.js("$('.sheet input').focus()");
    page.type_in_focus("\u{e00c}");
    page.wait("it is closed", "return !$('.sheet[open]')");
}

#[test]
fn news_come_up_where_the_reader_is() {
    let (_guide, page) = shown("plain");
    page.js("navigator.clipboard.writeText = () => Promise.resolve()");
    page.click("article[data-policy='5'] .card-open");
    page.click_named("button", "复制要点");
    page.wait("the news in view", "const bar = $('.notice-bar'); if (!bar) return false;
        const { top, bottom } = bar.getBoundingClientRect(); return top > 0 && bottom <= innerHeight");
}

#[test]
fn the_size_of_text_that_a_page_sets_is_ours() {
    let (_guide, page) = shown("text_size");
    page.expect("the size", "return getComputedStyle($('.shell')).textSizeAdjust", "150%");
}

#[test]
fn without_an_observer_of_sizes_a_frame_shrinks_with_its_content() {
    let (guide, page) = shown("plain");
    page.before_load("delete window.ResizeObserver");
    page.go("/plain/");
    page.js(&format!("document.body.innerHTML = '<iframe data-policy-guide width=\"100%\" src=\"{}/?lang=zh\"></iframe>'", guide.origin));
    let height = "return document.querySelector('iframe').clientHeight";
    page.wait("its height", &format!("{height} > 4000"));
    page.enter_frame("return document.querySelector('iframe')");
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    page.choose("audience", "student");
    page.leave_frame();
    page.wait("it shrinks", &format!("{height} < 2500"));
}

#[test]
fn an_event_before_the_guide_is_told_with_it_and_a_late_listener_hears_that_it_is_there() {
    let heard = "window.heard = []; for (const name of ['ready', 'filter-change'])
        document.addEventListener('policy-guide-' + name, (event) => heard.push(name));";
    let (_guide, page) = guest("filter_before_definition", Look::DESK, heard);
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    page.expect("what is told", "return heard", json!(["ready"]));
    page.js("host.addEventListener('policy-guide-ready', (event) => heard.push(event.detail.results.length === host.results.length && event.target === host))");
    page.expect("the late listener", "return heard", json!(["ready", true]));
}

#[test]
fn a_page_in_xhtml_shows_the_guide() {
    let (_guide, page) = shown_at("/xhtml_page/index.xhtml");
    page.type_in("[role=searchbox]", "创业");
    page.wait("the results", "return host.results.length > 0 && host.results.length < 23");
}

fn shown_at(path: &str) -> (Served, Page) {
    let (guide, page) = guest("plain", Look::DESK, "");
    page.go(path);
    page.expect("the widget", "return Boolean($('.shell .foot')) && host.results.length > 0", true);
    (guide, page)
}

#[test]
fn a_script_that_waits_for_consent_leaves_the_content_until_then() {
    let guide = Site::of(root().join("dist")).start(0).expect("the site starts");
    let snippet = "<script type='text/plain' data-category='functional' src='GUIDE/policy-guide.js' crossorigin></script>
        <policy-guide loading='eager'><a href='GUIDE/'>政策指南</a></policy-guide>";
    let host = bare_page("", &snippet.replace("GUIDE", &guide.origin));
    let page = Page::on(host, Look::DESK);
    page.go("/");
    page.wait("the link", "return seen(document.querySelector('policy-guide a'))");
    assert_eq!(guide.n_requests("/policy-guide.js"), 0);
    // As consent tools let a script run.
    page.js("const held = document.querySelector('script[type]'), script = document.createElement('script');
        script.crossOrigin = ''; script.src = held.src; held.replaceWith(script)");
    page.wait("the widget", "return Boolean($('.shell .foot'))");
}

#[test]
fn tools_that_read_aloud_find_the_policies_in_what_is_pasted_for_them() {
    let pasted = std::fs::read_to_string(root().join("dist/static.zh.html")).expect("it is built");
    let list = pasted
        .split_once("<policy-guide>")
        .and_then(|(_, rest)| rest.split_once("</policy-guide>"));
    let list = list.expect("the list is in the element").0.replace("https://HOST/", "{{WIDGET}}/");
    let titles = json!(
        policies().iter().map(|policy| &policy["editorial"]["title"]["zh"]).collect::<Vec<_>>()
    );
    let beside =
        "<div inert style=\"position: absolute; width: 1px; height: 1px; overflow: hidden\">";
    let element = format!("<policy-guide loading=\"eager\">{list}</policy-guide>");
    for (markup, text) in
        [(element.clone(), "textContent"), (format!("{element}{beside}{list}</div>"), "innerText")]
    {
        for engine in Engine::ALL {
            let (_guide, page) = Partner::new().with(&markup).open_in(engine);
            page.wait("the widget", "return Boolean($('.shell .foot'))");
            let missing =
                format!("return {titles}.filter((title) => !document.body.{text}.includes(title))");
            page.expect(&format!("{text} in {}", engine.name()), &missing, json!([]));
        }
    }
}

#[test]
fn what_a_page_preloads_is_what_the_guide_asks_for() {
    // Another mode of request would be another connection, and another request.
    let names = [
        "/policies.json".to_owned(),
        "/static.zh.html".to_owned(),
        built("widget.wasm"),
        built("widget.js"),
        built("fallbacks.js"),
    ];
    let kind = |name: &str| if name.ends_with(".js") { "script" } else { "fetch" };
    let link = |name: &String| {
        format!(
            "<link rel=\"preload\" href=\"{{{{WIDGET}}}}{name}\" as=\"{}\" crossorigin>",
            kind(name)
        )
    };
    let links: String = names.iter().map(link).collect();
    let element = "<policy-guide loading=\"eager\"></policy-guide>";
    let (guide, page) = Partner::new().crossorigin().head(&links).with(element).open();
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    for name in &names {
        assert_eq!(guide.n_requests(name), 1, "{name}");
    }
}
