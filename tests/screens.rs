//! Takes the pictures of `docs/screens/` anew, out of what is in dist/.
#![expect(clippy::expect_used, reason = "it ends with what went wrong")]

use policy_guide_tests::{Look, Page, Site, hosts, root};

const fn look(width: u32, height: u32) -> Look {
    Look { size: (width, height), dark: false }
}

const PHONE: Look = Look::PHONE;

/// Each picture: its name, the window, and what is done before it is taken.
const PICTURES: [(&str, Look, &str); 10] = [
    ("320", look(320, 640), ""),
    ("390", PHONE, ""),
    ("768", look(768, 1024), ""),
    ("1280", look(1280, 860), ""),
    ("390-dark", Look { dark: true, ..PHONE }, ""),
    ("390-english", PHONE, "host.lang = 'en'"),
    ("390-large", PHONE, "host.setAttribute('scale', 'large')"),
    ("390-card", PHONE, "host.show(1)"),
    ("390-finder", PHONE, "host.filter = 'pg=view:finder'"),
    ("390-search", PHONE, "host.filter = 'pg=q:' + encodeURIComponent('引才计划申报')"),
];

/// Sample pages of `tests/hosts/brands`.
const BRANDS: [&str; 5] = ["government", "university", "startup", "elders", "print"];

fn main() {
    guide();
    brands();
}

fn guide() {
    for (name, look, act) in PICTURES {
        let site = Site::of(root().join("dist")).start(0).expect("the site starts");
        let page = Page::on(site, look);
        page.go("/");
        page.wait("the widget", "return Boolean($('.foot'))");
        page.js(act);
        take(&page, name);
    }
}

fn brands() {
    let guide = Site::of(root().join("dist")).start(0).expect("the site starts");
    for name in BRANDS {
        let hosts = hosts(&root(), &guide.origin).start(0).expect("the hosts start");
        let page = Page::on(hosts, look(760, 900));
        page.go(&format!("/brands/{name}/"));
        page.wait("the widget", "return Boolean($('.foot'))");
        take(&page, &format!("brand-{name}"));
    }
}

fn take(page: &Page, name: &str) {
    // What moves comes to rest, and fonts are there.
    std::thread::sleep(std::time::Duration::from_millis(900));
    let file = root().join(format!("docs/screens/{name}.png"));
    std::fs::write(&file, page.picture()).expect("the picture is written");
}
