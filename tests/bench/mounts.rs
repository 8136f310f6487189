//! Whether memory stays flat when the guide comes and goes.

use policy_guide_tests::{Look, Page, Site, json, root};

use crate::figures::{megabytes, memory, metric};

/// So many times between two looks, and so many looks.
const N_MOUNTS: usize = 250;
const N_LOOKS: usize = 5;

/// Takes the element away and puts a new one in its place, once it is ready, again and again.
const MOUNT: &str = "
  const place = host.parentNode;
  const once = () => new Promise((resolve) => {
    const now = document.createElement('policy-guide');
    now.setAttribute('loading', 'eager');
    now.addEventListener('policy-guide-ready', resolve, { once: true });
    place.replaceChild(now, place.querySelector('policy-guide'));
  });
  (async () => {
    for (let n = 0; n < COUNT; n++) {
      await once();
      // Rows, index and changes follow one another.
      if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    setTimeout(done, 500);
  })()";

/// Prints the table.
pub fn measure() {
    let site = Site { packed: true, ..Site::of(root().join("target/bench/ours")) };
    let page = Page::alone(site.start(0).expect("the site starts"), Look::PHONE);
    page.devtools("Performance.enable", json!({}));
    page.go("/");
    page.wait("cards", "return numbers().length > 0");
    println!(
        "| mounts | JavaScript heap | whole memory | nodes | listeners |\n|---|---|---|---|---|"
    );
    for look in 0..N_LOOKS {
        // The first look is after a few, when all that is made once is there.
        let count = if look == 0 { 10 } else { N_MOUNTS };
        for _ in 0..count / 10 {
            page.js_later(&MOUNT.replace("COUNT", "10"));
        }
        println!("| {} | {} |", 10 + look * N_MOUNTS, figures(&page).join(" | "));
    }
}

fn figures(page: &Page) -> Vec<String> {
    let whole = memory(page);
    let heap = metric(page, "JSHeapUsedSize") / 1e6;
    let counted = |name: &str| format!("{:.0}", metric(page, name));
    vec![format!("{heap:.1} MB"), megabytes(whole), counted("Nodes"), counted("JSEventListeners")]
}
