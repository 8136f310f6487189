//! Hostile host pages: one table of them, and a round of visits that sees whether each is survived, and unharmed.

mod extra;
mod journey;
mod look;
mod picture;
mod table;
mod unchanged;

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;
use site::{Served, Site};

use crate::{Engine, Look, Page, root};
pub use table::{HOSTS, Host, Shown};

/// One engine on its way through the hosts, with one browser for all of them.
pub struct Round {
    /// The browser, at home on the hosts' site.
    pub page: Page,
    /// Where the widget comes from.
    pub guide: Served,
    /// The same hosts with a widget that is nowhere.
    bare: Served,
    /// How the widget looks on a page without faults, its styles and its picture; taken once.
    plain: Option<[Value; 2]>,
}

/// What a visit found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The host.
    pub host: &'static Host,
    /// What the page shows, or what went wrong.
    pub result: Result<Shown, String>,
}

impl Found {
    fn line(&self, engine: Engine) -> String {
        let end = match &self.result {
            Ok(shown) => shown.name(),
            Err(fault) => fault,
        };
        format!("{} {}: {end}", engine.name(), self.host.name)
    }
}

impl Round {
    /// Starts the sites and a browser.
    pub fn start(engine: Engine) -> Self {
        let dist = root().join("dist");
        let mut guide = Site::of(&dist);
        guide.mounts.push(("/older/", dist));
        let guide = guide.start(0).expect("the guide's site starts");
        let nowhere = Site::of(root().join("nowhere")).start(0).expect("a site starts");
        let hosts = |widget: &Served| {
            site::hosts(&root(), &widget.origin).start(0).expect("the hosts' site starts")
        };
        let page = Page::in_engine(engine, hosts(&guide), Look::DESK);
        Self { page, bare: hosts(&nowhere), guide, plain: None }
    }

    /// Visits every host that is wanted; what fails on one host does not keep from the next.
    pub fn visit(&mut self, wanted: impl Fn(&Host) -> bool) -> Vec<Found> {
        let engine = self.page.engine();
        let hosts = HOSTS.iter().filter(|host| wanted(host));
        let found = hosts.map(|host| Found { host, result: self.visit_one(host) });
        found.inspect(|found| eprintln!("{}", found.line(engine))).collect()
    }

    fn visit_one(&mut self, host: &Host) -> Result<Shown, String> {
        let mut faults = Faults::default();
        let before = faults.of(|| self.before(host)).flatten();
        let shown = faults.of(|| self.arrive(host));
        if let Some(shown) = shown {
            let page = &self.page;
            let unchanged = |before: &str, when| {
                unchanged::compare(before, &unchanged::seen(page), when);
            };
            before.iter().for_each(|before| {
                faults.of(|| unchanged(before, "when it appears"));
            });
            if before.is_some() {
                faults.of(|| {
                    assert_eq!(page.js("return scrollX + scrollY"), 0, "it scrolls the host");
                });
            }
            faults.of(|| journey::walk(page, shown));
            faults.of(|| page.leave_frame());
            faults.of(|| host.extra.iter().for_each(|extra| extra(self)));
            before.iter().for_each(|before| {
                faults.of(|| journey::expect_no_errors(page));
                faults.of(|| page.js("if (host) host.remove()"));
                faults.of(|| unchanged(before, "when it is gone"));
            });
            if host.keeps_look {
                faults.of(|| self.compare_look(host));
            }
        }
        self.guide.mend();
        match (shown, faults.0.is_empty()) {
            (Some(shown), true) => Ok(shown),
            _ => Err(faults.0.join("; ")),
        }
    }

    /// The host as it is without the guide.
    fn before(&self, host: &Host) -> Option<String> {
        self.page.leave_frame();
        host.is_compared.then(|| {
            self.page.go(&format!("{}/{}/", self.bare.origin, host.name));
            unchanged::seen(&self.page)
        })
    }

    fn arrive(&self, host: &Host) -> Shown {
        self.page.go(&format!("/{}/", host.name));
        self.page.js(host.first);
        journey::reach(&self.page, host)
    }

    fn compare_look(&mut self, host: &Host) {
        if self.plain.is_none() {
            self.plain = Some(self.look_of(&HOSTS[0]));
        }
        let here = self.look_of(host);
        let [styles, picture] = self.plain.as_ref().unwrap_or(&here);
        look::compare(styles, &here[0]);
        picture::compare(&self.page, picture, &here[1]);
    }

    fn look_of(&self, host: &Host) -> [Value; 2] {
        self.arrive(host);
        // What lies below the pointer since the journey before would look as if it were pointed at.
        self.page.point_away();
        [look::seen(&self.page), picture::taken(&self.page)]
    }
}

/// What went wrong on one host; a fault does not keep from looking on.
#[derive(Default)]
struct Faults(Vec<String>);

impl Faults {
    fn of<T>(&mut self, act: impl FnOnce() -> T) -> Option<T> {
        let done = catch_unwind(AssertUnwindSafe(act));
        done.map_err(|panic| {
            self.0.push(match panic.downcast::<String>() {
                Ok(message) => *message,
                Err(other) => other.downcast::<&str>().map_or_else(|_| "?".into(), |m| (*m).into()),
            });
        })
        .ok()
    }
}
