//! What the page around the element sees and may do.

use policy_guide_tests::{Look, Page, Served, Site, json, root};

/// Gathers every event of the element.
const LISTEN: &str = "window.heard = [];
  for (const name of ['ready', 'filter-change', 'open', 'contact', 'error'])
    document.addEventListener('policy-guide-' + name, (event) =>
      heard.push([name, JSON.parse(JSON.stringify(event.detail))]));
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node.protocol === 'tel:');
    if (link) event.preventDefault();
  });";

/// The built site, and a partner's page on another origin.
fn partner(page: &str) -> (Served, Page) {
    let guide = Site::of(root().join("dist")).start(0).expect("the site starts");
    let mut hosts = Site::of(root().join("tests/hosts"));
    hosts.replace.push(("{{WIDGET}}", guide.origin.clone()));
    let page_on = Page::on(hosts.start(0).expect("the hosts start"), Look::DESK);
    page_on.before_load(LISTEN);
    page_on.go(page);
    page_on.wait("cards", "return numbers().length > 0");
    (guide, page_on)
}

#[test]
fn the_snippet_shows_the_guide_on_a_strangers_page() {
    let (guide, page) = partner("/plain/");
    page.expect_status("共 23 项政策");
    assert_eq!(guide.n_requests("/policies.json"), 1);
    assert_eq!(page.log(), "");
    page.choose("audience", "graduate");
    page.expect_status("筛选出");
    assert_eq!(page.js("return location.hash"), "", "a guest leaves the address alone");
}

#[test]
fn a_preset_is_chosen_at_first_and_can_be_undone() {
    let (_guide, page) = partner("/campus/");
    page.expect_status("筛选出");
    page.wait("the chip", "return said($('.chip')) === '适用对象：高校毕业生'");
    page.click_named("button", "清空");
    page.expect_status("共 23 项政策");
}

#[test]
fn tells_the_page_what_happens() {
    let (_guide, page) = partner("/plain/");
    let names = "return heard.map(([name]) => name)";
    page.expect("events", names, json!(["ready"]));
    page.choose("support", "startup");
    page.click("article[data-policy='15'] .card-open");
    page.click("article[data-policy='15'] .contacts a[href^='tel:']");
    page.expect("events", names, json!(["ready", "filter-change", "open", "contact"]));
    let heard = page.js("return heard");
    assert_eq!(heard[1][1]["results"], json!([15, 16, 17]));
    assert_eq!(heard[1][1]["filter"], "pg=support:startup");
    assert_eq!(heard[2][1]["policy"], 15);
    assert_eq!(heard[3][1]["policy"], 15);
    assert!(heard[3][1]["phone"].is_string());
}

#[test]
fn answers_and_obeys_the_page() {
    let (_guide, page) = partner("/plain/");
    page.js("host.filter = 'pg=category:train'");
    page.expect("the results", "return host.results", json!([5, 6, 7, 8, 9]));
    page.expect("the filter", "return host.filter", "pg=category:train");
    page.js("host.show(7)");
    page.wait(
        "card 7 in view",
        "const card = $('article[data-policy=\"7\"]').getBoundingClientRect();
        return seen($('.official')) && card.top >= 0 && card.top < innerHeight",
    );
    page.js("host.reset()");
    page.expect("everything", "return host.results.length", 23);
    page.js("host.audience = 'returnee'");
    page.expect("attributes are followed", "return host.results", json!([8, 10]));
    page.js("host.lang = 'en'; host.theme = 'dark'; host.scale = 'large'");
    page.expect(
        "the shell",
        "return [$('.shell').lang, $('.shell').dataset.theme, $('.shell').dataset.scale]",
        json!(["en", "dark", "large"]),
    );
}

#[test]
fn a_policy_that_is_hidden_is_shown_when_the_page_asks_for_it() {
    let (_guide, page) = partner("/plain/");
    let in_view = "const card = $('article[data-policy=\"7\"]').getBoundingClientRect();
        return seen($('article[data-policy=\"7\"] .official')) && card.top >= 0 && card.top < innerHeight";
    page.js("host.filter = 'pg=category:serve'");
    page.expect("it is hidden", "return host.results.includes(7)", false);
    page.js("host.show(7)");
    page.wait("card 7 in view", in_view);
    page.expect("nothing hides it", "return host.results.length", 23);
    page.js("host.filter = 'pg=view:contacts'; host.show(7)");
    page.wait("card 7 in view, in the list again", in_view);
    page.js("host.filter = 'pg=category:train'; host.show(8)");
    page.expect("what does not hide it stays", "return host.results", json!([5, 6, 7, 8, 9]));
}

#[test]
fn what_is_no_policy_and_a_filter_that_is_not_given_change_nothing() {
    let (_guide, page) = partner("/campus/");
    page.expect_status("筛选出");
    let before = page.js("return host.filter");
    page.js("host.show(99); host.show(); host.show(NaN); host.show(null); host.show('first');
        host.filter = undefined; host.filter = null");
    assert_eq!(page.js("return host.filter"), before);
    page.js("host.filter = ''");
    page.expect("nothing is chosen", "return host.results.length", 23);
    assert_eq!(page.log(), "");
}

#[test]
fn a_link_is_kept_only_where_the_attribute_says_so() {
    let (_guide, page) = partner("/plain/");
    for (value, is_kept) in [("'off'", false), ("false", false), ("''", true), ("'0'", false)] {
        page.js(&format!(
            "host.deepLink = {value}; history.replaceState(null, '', location.pathname)"
        ));
        page.wait("cards", "return numbers().length > 0");
        page.js("host.filter = 'pg=category:train'");
        page.expect("the results", "return host.results.length", 5);
        std::thread::sleep(std::time::Duration::from_millis(600));
        assert_eq!(page.js("return location.hash !== ''"), is_kept, "{value}");
        page.js("host.filter = ''");
    }
}

#[test]
fn a_moved_or_removed_element_comes_back() {
    let (_guide, page) = partner("/plain/");
    page.js(
        "const box = document.createElement('div'); document.body.append(box); box.append(host)",
    );
    page.expect("still there", "return numbers().length", 23);
    page.js("window.kept = host; host.remove()");
    page.wait("it is empty", "return !kept.shadowRoot.querySelector('article')");
    page.js("document.body.append(kept)");
    page.expect("back", "return numbers().length", 23);
    assert_eq!(page.log(), "");
}
