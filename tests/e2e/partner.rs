//! A partner's page on another origin than the widget, with one thing changed.

use policy_guide_tests::{Engine, Look, Page, Served, Site, root};

/// The snippet in the plain page.
const SNIPPET: &str =
    "<policy-guide lang=\"zh\"><a href=\"{{WIDGET}}/\">重庆市卓越工程师支持政策</a></policy-guide>";
const HEAD: &str = "<meta charset=\"utf-8\" />";

/// The built site and an empty page; `{{WIDGET}}` stands for the site's address.
pub struct Partner {
    /// The built site.
    pub guide: Served,
    hosts: Site,
}

impl Partner {
    /// As documented.
    pub fn new() -> Self {
        let guide = Site::of(root().join("dist")).start(0).expect("the site starts");
        Self { guide, hosts: Site::of(root().join("tests/hosts")) }
    }

    /// With something else in the place of the snippet.
    pub fn with(mut self, markup: &str) -> Self {
        self.hosts.replace.push((SNIPPET, markup.to_owned()));
        self
    }

    /// With the script as it is documented.
    pub fn crossorigin(mut self) -> Self {
        let src = "src=\"{{WIDGET}}/policy-guide.js\"";
        self.hosts.replace.push((src, format!("{src} crossorigin")));
        self
    }

    /// With a Content-Security-Policy.
    pub fn under(self, policy: &str) -> Self {
        self.head(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"))
    }

    /// With more in its head, before everything else.
    pub fn head(mut self, markup: &str) -> Self {
        self.hosts.replace.push((HEAD, format!("{HEAD}{markup}")));
        self
    }

    /// Opens the page after `script`.
    pub fn open_after(mut self, script: &str) -> (Served, Page) {
        self.hosts.replace.push(("{{WIDGET}}", self.guide.origin.clone()));
        let page = Page::on(self.hosts.start(0).expect("the hosts start"), Look::DESK);
        page.before_load(script);
        page.go("/plain/");
        (self.guide, page)
    }

    /// Opens the page in an engine.
    pub fn open_in(mut self, engine: Engine) -> (Served, Page) {
        self.hosts.replace.push(("{{WIDGET}}", self.guide.origin.clone()));
        let hosts = self.hosts.start(0).expect("the hosts start");
        let page = Page::in_engine(engine, hosts, Look::DESK);
        page.go("/plain/");
        (self.guide, page)
    }

    /// Opens the page.
    pub fn open(self) -> (Served, Page) {
        self.open_after("")
    }
}

/// The console's lines that the widget wrote.
pub fn own_lines(page: &Page) -> Vec<String> {
    page.log().lines().filter(|line| line.contains("\"policy-guide: ")).map(str::to_owned).collect()
}
