//! What is looked at on one host or a few, after the journey.

use serde_json::json;

use super::Round;

/// Neither the page nor anything inside can be scrolled sideways because of the guest, but for a row that is made so.
pub(super) fn no_sideways_scroll(round: &Round) {
    let wide = "const room = host.getBoundingClientRect().right + 1;
      const right = (node) => node.getBoundingClientRect().right;
      const isRow = (box) => box && (/auto|scroll/.test(getComputedStyle(box).overflowX) && right(box) <= room ||
        isRow(box.parentElement));
      return $$('*').filter((node) => seen(node) && right(node) > room && !isRow(node.parentElement) &&
        getComputedStyle(node).position !== 'absolute').map((node) => node.className)";
    round.page.expect("nothing is wider than the element", wide, json!([]));
}

/// The browser reported nothing against the host's policy.
pub(super) fn no_reports(round: &Round) {
    assert_eq!(round.page.js("return probe.reports"), json!([]), "reports");
}

/// The second element of the page works beside the first.
pub(super) fn second_element_lives(round: &Round) {
    let second = "const second = document.querySelectorAll('policy-guide')[1];
      const root = second.shadowRoot;
      return Boolean(root && (root.querySelector('iframe') || root.querySelectorAll('article').length > 2))";
    round.page.js("document.querySelectorAll('policy-guide')[1].scrollIntoView()");
    round.page.wait("the second element", second);
}

/// What happens inside is not the host's, which still hears its own buttons.
pub(super) fn host_hears_nothing_inside(round: &Round) {
    assert_eq!(round.page.js("return probe.hits.join()"), "", "the host's handlers");
    round.page.js("document.querySelector('.host-furniture button').click()");
}

/// Letters that are a host's shortcuts are letters in our search box.
pub(super) fn letters_are_ours(round: &Round) {
    let page = &round.page;
    page.type_in("[role=searchbox]", "j/k");
    page.expect("what is typed", "return $('[role=searchbox]').value", "j/k");
    page.click(".search-clear");
    host_hears_nothing_inside(round);
}

/// `RequireJS` knows the host's modules and no other.
pub(super) fn amd_modules_live(round: &Round) {
    assert_eq!(round.page.js("return probe.module"), "host");
    assert_eq!(round.page.js("return Object.keys(module.exports)"), json!([]));
}

/// The class that had the name first is as it was.
pub(super) fn own_class_untouched(round: &Round) {
    assert_eq!(round.page.js("return isAsItWas()"), true);
}

/// A `<base>` does not send the guide's own links elsewhere.
pub(super) fn links_lead_home(round: &Round) {
    let astray = "return $$('a[href]').map((link) => link.href).filter((href) => href.includes('elsewhere.invalid'))";
    assert_eq!(round.page.js(astray), json!([]));
}

/// One script, one WebAssembly and one guide for all; each element has a state of its own.
pub(super) fn one_file_for_ten(round: &Round) {
    let page = &round.page;
    for at in 0..10 {
        page.js(&format!("document.querySelectorAll('policy-guide')[{at}].scrollIntoView()"));
        let cards = format!(
            "const root = document.querySelectorAll('policy-guide')[{at}].shadowRoot;
            return root.querySelectorAll('article[data-policy]').length > 0"
        );
        page.wait(&format!("cards of element {at}"), &cards);
    }
    let resources = "return performance.getEntriesByType('resource').map(({ name }) => name)
      .filter((name) => /widget.wasm|widget.js|policies.json/.test(name)).length";
    assert_eq!(page.js(resources), 3, "the files of ten elements");
    let results =
        "return [...document.querySelectorAll('policy-guide')].map((node) => node.results.length)";
    let found = page.js(results);
    assert_ne!(found[2], found[3], "each has its own choice");
    assert_eq!(found[6], 23, "the journey on the first leaves the others alone");
}

/// A thousand moves later there is one widget, and it works.
pub(super) fn survives_churn(round: &Round) {
    let page = &round.page;
    page.js("churn(1000)");
    page.wait("cards", "return numbers().length > 0");
    page.expect("one shell", "return $$('.shell').length", 1);
    page.js("host.reset()");
    page.expect("all cards", "return numbers().length", 23);
}

/// Vue sets attributes, hears events, takes the node away and makes another.
pub(super) fn vue_owns_it(round: &Round) {
    let page = &round.page;
    page.expect("Vue hears", "return document.getElementById('opened').textContent", "1");
    page.js("vm.lang = 'en'");
    page.expect("the language", "return $('.shell').lang", "en");
    page.js("vm.shown = false");
    page.wait("it is gone", "return !host");
    page.js("vm.shown = true");
    page.expect("it is new", "return numbers().length", 23);
}

/// React sets attributes, takes the node away and makes another.
pub(super) fn react_owns_it(round: &Round) {
    let page = &round.page;
    page.js("setLang('en')");
    page.expect("the language", "return $('.shell').lang", "en");
    page.js("setShown(false)");
    page.wait("it is gone", "return !host");
    page.js("setShown(true)");
    page.expect("it is new", "return numbers().length", 23);
}

/// The host's route is where it was.
pub(super) fn route_untouched(round: &Round) {
    assert_eq!(round.page.js("return location.hash"), "#/route/1?tab=2");
    assert_eq!(round.page.js("return probe.hits"), json!([]));
}

/// Text that a translator wraps does not stop the guide.
pub(super) fn survives_a_translator(round: &Round) {
    let page = &round.page;
    page.wait("something to translate", "return translate(inside.querySelector('.shell')) > 50");
    page.js("host.reset()");
    page.expect("all cards", "return numbers().length", 23);
    page.js("translate(inside.querySelector('.shell'))");
    page.js("host.filter = 'pg=category:train'");
    page.expect("the results", "return numbers()", json!([5, 6, 7, 8, 9]));
}

/// Back from another page, the guide is alive.
pub(super) fn comes_back(round: &Round) {
    let page = &round.page;
    page.go("/furniture.css");
    page.back();
    page.wait("cards", "return numbers().length > 0");
    // The step there was the visitor's own.
    page.js("probe.steps = history.length");
    page.js("host.reset()");
    page.expect("all cards", "return numbers().length", 23);
}

/// The height that the frame asks for comes to rest, whatever the host does with it.
pub(super) fn height_settles(round: &Round) {
    let page = &round.page;
    page.wait("a height", "return heights.length > 0");
    let rest = "const now = heights.length; setTimeout(() => done(heights.length === now), 600)";
    page.expect_later("the height rests", rest, true);
    let heights = page.js("return heights.slice(-1)[0]");
    assert!(heights.as_f64().is_some_and(|height| height > 600.0), "the last height is {heights}");
}
