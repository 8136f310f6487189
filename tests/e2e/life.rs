//! Many elements, and elements that come and go.

use policy_guide_tests::{Fault, json};

use crate::partner::Partner;

/// Notes the memory of every WebAssembly, and counts listeners on what outlives an element.
const COUNT: &str = "window.memories = []; window.live = 0;
  const own = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await own.apply(WebAssembly, given);
    memories.push(Object.values(made.instance.exports).find((one) => one instanceof WebAssembly.Memory));
    return made;
  };
  const { addEventListener: add, removeEventListener: take } = EventTarget.prototype;
  for (const target of [window, Document.prototype, MediaQueryList.prototype]) {
    target.addEventListener = function (...given) { live += 1; return add.apply(this, given); };
    target.removeEventListener = function (...given) { live -= 1; return take.apply(this, given); };
  }";

#[test]
fn ten_elements_share_one_wasm_and_one_request() {
    let nine = "<policy-guide loading=\"eager\" audience=\"graduate\"></policy-guide>".repeat(9);
    let ten = format!("<policy-guide loading=\"eager\"></policy-guide>{nine}");
    let (guide, page) = Partner::new().with(&ten).open_after(COUNT);
    page.expect(
        "all results",
        "return Array.from(document.querySelectorAll('policy-guide'), (one) => one.results.length)",
        json!([23, 2, 2, 2, 2, 2, 2, 2, 2, 2]),
    );
    page.expect("one wasm", "return memories.length", 1);
    page.wait("the guide is used", "return seen($('.foot'))");
    for path in ["/policies.json", "/policy-guide.js"] {
        assert_eq!(guide.n_requests(path), 1, "{path}");
    }
    page.js("host.audience = 'student'");
    page.expect(
        "the others go their own way",
        "return Array.from(document.querySelectorAll('policy-guide'), (one) => one.results.length).slice(0, 2)",
        json!([1, 2]),
    );
}

#[test]
fn elements_that_come_and_go_leave_nothing_behind() {
    let (_guide, page) = Partner::new().open_after(COUNT);
    page.wait("the first", "return numbers().length === 23");
    let hundred = "(async () => {
        for (let round = 0; round < 5; round += 1) {
          const all = Array.from({ length: 20 }, () => document.createElement('policy-guide'));
          await Promise.all(all.map((one) => new Promise((ready) => {
            one.loading = 'eager';
            one.addEventListener('policy-guide-ready', ready);
            document.body.append(one);
          })));
          all.forEach((one) => one.remove());
          await new Promise((later) => setTimeout(later, 20));
        }
      })().then(() => done([memories[0].buffer.byteLength, live]))";
    let five_hundred = || (0..5).map(|_| page.js_later(hundred)).last();
    let (before, after) = (five_hundred(), five_hundred());
    assert_eq!(before, after, "memory and listeners after 500 and after 1,000 elements");
    page.expect("one wasm served them all", "return memories.length", 1);
}

#[test]
fn an_element_that_goes_before_its_guide_comes_leaves_no_listener() {
    let (guide, page) = Partner::new().open_after(COUNT);
    page.wait("the first", "return seen($('.foot'))");
    guide.set_fault("/other.json", Fault::Held);
    let all = "(async () => {
        const before = live;
        const all = Array.from({ length: 10 }, () => document.createElement('policy-guide'));
        for (const one of all) {
          one.loading = 'eager';
          one.src = new URL('other.json', document.querySelector('script[src$=\"policy-guide.js\"]').src).href;
          one.innerHTML = '<article data-policy=\"1\">1</article>';
          document.body.append(one);
        }
        while (!all.every((one) => one.shadowRoot && one.shadowRoot.querySelector('.shell')))
          await new Promise((later) => setTimeout(later, 20));
        const during = live - before;
        all.forEach((one) => one.remove());
        await new Promise((later) => setTimeout(later, 500));
        done([during > 0, live - before]);
      })()";
    assert_eq!(page.js_later(all), json!([true, 0]), "listeners while they wait, and afterwards");
}

#[test]
fn attributes_that_change_all_the_time_are_followed_to_the_last() {
    let (_guide, page) = Partner::new().open();
    page.wait("cards", "return numbers().length === 23");
    page.js("for (let n = 0; n < 300; n += 1) {
          host.audience = n % 2 ? 'student' : 'graduate'; host.lang = n % 2 ? 'en' : 'zh';
          host.theme = n % 2 ? 'dark' : 'light'; host.hide = n % 2 ? 'title' : '';
        }");
    page.expect("the last", "return [host.results, $('.shell').lang]", json!([[13], "en"]));
    assert_eq!(page.log(), "");
}

#[test]
fn an_opened_card_outlives_a_change_of_language() {
    let (_guide, page) = Partner::new().open();
    page.click("article[data-policy='7'] .card-open");
    page.wait("the detail", "return seen($('.official'))");
    page.click(".switch");
    page.expect("English", "return $('.shell').lang", "en");
    page.wait("still open", "return seen($('article[data-policy=\"7\"] .official'))");
    assert_eq!(page.log(), "");
}

#[test]
fn what_is_set_before_the_script_comes_is_taken_in() {
    let early = "<policy-guide></policy-guide><script>
      const guide = document.querySelector('policy-guide');
      guide.audience = 'student'; guide.filter = 'pg=audience:graduate';
    </script>";
    let (_guide, page) = Partner::new().with(early).open();
    page.expect("the filter", "return host.results.length", 2);
    page.expect("the attribute", "return host.getAttribute('audience')", "student");
}

#[test]
fn back_and_forward_leave_a_widget_that_works() {
    let (guide, page) = Partner::new().open();
    page.wait("cards", "return numbers().length === 23");
    page.go(&format!("{}/icon.svg", guide.origin));
    page.back();
    page.wait("cards", "return numbers().length === 23");
    page.choose("audience", "student");
    page.expect("the results", "return host.results", json!([13]));
}
