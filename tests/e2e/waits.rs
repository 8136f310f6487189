//! Every wait ends: whatever of ours is gone, silent, cut short or refused, an element with nothing inside is not empty.

use policy_guide_tests::{Fault, Page, json, root};

use crate::partner::{Partner, own_lines};
use crate::static_document::built;

/// Timers run ten times as fast, so that nobody waits for a time-out.
const HASTE: &str = "const later = window.setTimeout;
  window.setTimeout = (act, time, ...rest) => later(act, (time || 0) / 10, ...rest);";
/// Policies, a link to the guide, our page in a frame, or the reason why there is nothing and a way to try again.
const SOMETHING: &str = "const frame = $('iframe');
  return $$('article, a, [role=alert] button').some((node) => seen(node) && said(node)) ||
    Boolean(frame) && frame.style.visibility === '' && frame.clientHeight > 50";
/// What stands inside of a consent tool's page, from its own script: made scripts get a type that never runs.
const CONSENT: &str = "<script>
  const made = document.createElement.bind(document), kept = [];
  document.createElement = (tag, ...rest) => {
    const node = made(tag, ...rest);
    if (tag === 'script') Object.defineProperty(node, 'src', {
      get: () => node.getAttribute('src') || '',
      set: (url) => { node.type = 'text/blocked'; node.setAttribute('src', url); kept.push(node); },
    });
    return node;
  };
  window.consent = () => kept.splice(0).forEach((old) => {
    const again = made('script');
    again.src = old.getAttribute('src');
    document.head.appendChild(again);
  });
</script>";

fn half(path: &str) -> Vec<u8> {
    let whole = std::fs::read(root().join("dist").join(&path[1..])).expect("it is built");
    whole[..whole.len() / 2].to_vec()
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("html") => "text/html; charset=utf-8",
        _ => "application/json",
    }
}

#[test]
fn no_file_of_ours_that_is_gone_silent_cut_short_or_refused_leaves_an_empty_box() {
    let files = [
        built("widget.js"),
        built("fallbacks.js"),
        built("widget.wasm"),
        "/policies.json".to_owned(),
        "/policies.pinyin.txt".to_owned(),
        "/static.zh.html".to_owned(),
    ];
    let locked = "<policy-guide lock=\"audience\" audience=\"graduate\"></policy-guide>";
    for (markup, n_faults) in [("<policy-guide></policy-guide>", 4), (locked, 1)] {
        for file in &files {
            let half = Fault::Body(kind(file), half(file));
            let faults = [Fault::Held, Fault::Status(404), half, Fault::NoCors];
            for fault in faults.into_iter().take(n_faults) {
                let what = format!(
                    "{file}: {}",
                    format!("{fault:?}").chars().take(20).collect::<String>()
                );
                let partner = Partner::new().with(markup);
                partner.guide.set_fault(file, fault);
                let (guide, page) = partner.open_after(HASTE);
                page.wait(&what, SOMETHING);
                // It doesn't go again when the last wait ends.
                std::thread::sleep(std::time::Duration::from_millis(2500));
                page.wait(&what, SOMETHING);
                guide.mend();
            }
        }
    }
}

/// Both scripts are at fault: nothing that is fetched helps.
fn without_scripts(fault: &Fault) -> (policy_guide_tests::Served, Page) {
    let partner = Partner::new()
        .with("<policy-guide lock=\"audience\" audience=\"graduate\"></policy-guide>");
    for name in ["widget.js", "fallbacks.js"] {
        partner.guide.set_fault(&built(name), fault.clone());
    }
    partner.open_after(HASTE)
}

#[test]
fn where_the_versioned_folder_is_gone_or_silent_a_link_and_one_line_with_the_address_are_left() {
    for fault in [Fault::Status(404), Fault::Held] {
        let (guide, page) = without_scripts(&fault);
        page.wait(
            "the link",
            &format!("return seen($('a')) && $('a').href === '{}/'", guide.origin),
        );
        std::thread::sleep(std::time::Duration::from_millis(2500));
        let lines = own_lines(&page);
        assert_eq!(lines.len(), 1, "{fault:?}: {lines:?}");
        assert!(lines[0].contains(&format!("{}/ was taken", guide.origin)), "{lines:?}");
        guide.mend();
    }
}

#[test]
fn a_widget_that_comes_late_takes_its_place_after_all() {
    for name in ["widget.js", "widget.wasm"] {
        let partner = Partner::new().with("<policy-guide></policy-guide>");
        partner.guide.set_fault(&built(name), Fault::Held);
        let (guide, page) = partner.open_after(HASTE);
        page.wait("the document", "return seen($('article'))");
        std::thread::sleep(std::time::Duration::from_millis(2500));
        page.js("$('.policy-guide-filters').open = true; $('input[value=graduate]').click()");
        guide.mend();
        page.wait("the widget", "return Boolean($('.shell .foot'))");
        page.expect("what was ticked meanwhile", "return host.results", json!([3, 15]));
    }
}

#[test]
fn a_consent_tool_leaves_a_link_and_a_line_and_the_widget_comes_after_consent() {
    for markup in
        ["<policy-guide></policy-guide>", "<policy-guide><a href=\"#list\">list</a></policy-guide>"]
    {
        let (_guide, page) = Partner::new().with(markup).head(CONSENT).open_after(HASTE);
        page.wait("a link", "return [...$$('a'), ...host.querySelectorAll('a')].some(seen)");
        let mut lines = own_lines(&page);
        for _ in 0..40 {
            std::thread::sleep(std::time::Duration::from_millis(50));
            lines.extend(own_lines(&page));
        }
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].contains("the page blocks") && lines[0].contains("/w/"), "{lines:?}");
        page.js("consent()");
        page.expect("the widget", "return host.results.length", 23);
    }
}
