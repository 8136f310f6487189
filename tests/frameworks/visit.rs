//! One visit to a framework's page, for one way of using the element.

use serde_json::{Value, json};

use super::{Framework, Way};
use crate::frameworks::table::Back;
use crate::{Page, numbers_where};

/// Lines of the console that are no fault of the page's.
const QUIET: &str =
    "return errors.filter((line) => !/dev mode|development (build|mode)/i.test(line))";
/// What a router keeps with an entry of the history.
const STATE: &str = "return Object.keys(history.state || {}).sort()";
const RESULTS: &str = "return host && host.results";

/// Goes there, does what the way is about, and sees that the page hears of no error.
pub(super) fn walk(page: &Page, framework: &Framework, way: Way) {
    let file = match way {
        Way::ScriptBefore => "before",
        Way::Hydration => "hydrated",
        _ => "after",
    };
    page.go(&format!("/{}/{file}.html", framework.folder));
    page.wait("the framework", "return Boolean(window.app && host)");
    if file == "after" {
        page.expect("nothing of ours yet", "return host.shadowRoot", json!(null));
        page.js("load()");
    }
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    if framework.is_router {
        in_a_router(page, way);
    } else {
        in_a_page(page, framework, way);
    }
    page.expect("nothing is complained of", QUIET, json!([]));
}

fn in_a_page(page: &Page, framework: &Framework, way: Way) {
    match way {
        Way::Property | Way::ScriptAfter | Way::ScriptBefore => {
            page.expect("the property", RESULTS, of_category("train"));
            page.expect("the attribute", "return $('.shell').lang", "en");
        }
        Way::Attribute => change_attributes(page),
        Way::Event | Way::StrictMode => hear_once(page),
        Way::KeyedList => turn_the_list(page),
        Way::Hydration => {
            page.expect("the property", RESULTS, of_category("train"));
            page.expect("one widget", "return $$('.shell').length", 1);
            change_attributes(page);
            hear_once(page);
        }
        Way::OutAndIn => take_out(page, framework.back),
    }
}

fn of_category(id: &str) -> Value {
    json!(numbers_where(|policy| policy["category"] == id))
}

/// An attribute that is there changes, another comes and goes.
fn change_attributes(page: &Page) {
    page.expect("at first", "return $('.shell').lang", "en");
    page.js("window.first = host; app.set({ lang: 'zh' })");
    page.expect("changed", "return $('.shell').lang", "zh");
    page.js("app.set({ audience: 'graduate' })");
    page.expect("it comes", "return host.getAttribute('audience')", "graduate");
    page.expect("it counts", "return host.filter.includes('audience:graduate')", true);
    page.js("app.set({ audience: null })");
    page.expect("it goes", "return host.getAttribute('audience') || ''", "");
    page.expect("it counts no more", "return host.filter.includes('audience')", false);
    page.expect("it is the same element", "return host === first", true);
}

/// The framework's own way of listening, and no second time.
fn hear_once(page: &Page) {
    page.js("host.show(6)");
    page.wait("the card opens", "return seen($('[data-policy=\"6\"] .official'))");
    page.expect("what is heard", "return heard", json!([6]));
    page.expect("one widget", "return $$('.shell').length", 1);
}

/// Nodes that change places keep what was chosen in them.
fn turn_the_list(page: &Page) {
    let second = "document.getElementById('b')";
    page.wait("the list", &format!("return {second}.results.length > 0"));
    page.js(&format!("window.b = {second}; b.filter = 'pg=category:fund'"));
    page.expect("its filter", "return b.filter", "pg=category:fund");
    page.js("app.turn()");
    let order =
        "return [...document.querySelectorAll('policy-guide')].map((node) => node.id).join()";
    page.expect("the order", order, "one,b,a");
    page.expect("the same node", &format!("return {second} === b"), true);
    page.expect("its filter stays", "return b.filter", "pg=category:fund");
    page.expect("one widget in it", "return b.shadowRoot.querySelectorAll('.shell').length", 1);
}

fn take_out(page: &Page, back: Back) {
    page.js("window.first = host; host.filter = 'pg=category:serve'");
    page.expect("what the reader chose", RESULTS, of_category("serve"));
    page.js("app.toggle()");
    page.wait("it is gone", "return !document.getElementById('one')");
    page.js("app.toggle ? app.toggle() : history.back()");
    page.wait("it is back", "return Boolean(document.getElementById('one'))");
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    let wanted = match back {
        Back::Kept => of_category("serve"),
        Back::New => of_category("train"),
        Back::Bare => json!(numbers_where(|_| true)),
    };
    page.expect("what is shown", RESULTS, wanted);
    page.expect("one widget", "return $$('.shell').length", 1);
}

fn in_a_router(page: &Page, way: Way) {
    let kept = page.js(STATE);
    page.js("host.filter = 'pg=category:train'");
    page.wait("the address", "return location.hash === '#pg=category:train'");
    if way == Way::Attribute {
        assert_ne!(kept, json!([]), "the router keeps something");
        page.expect("the router's state", STATE, kept);
        return;
    }
    page.js("app.leave()");
    page.wait("it is gone", "return Boolean(document.getElementById('other')) && !host");
    page.js("app.back()");
    page.wait("the widget", "return Boolean(host && $('.shell .foot'))");
    page.expect("the choices", RESULTS, of_category("train"));
}
