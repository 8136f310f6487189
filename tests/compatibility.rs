//! Visits every hostile host in every engine and writes `docs/compatibility.md`. It ends with a failure if a host that
//! no release goes out without is not survived.
#![expect(clippy::expect_used, reason = "it ends with what went wrong")]

use std::fmt::Write as _;
use std::process::ExitCode;
use std::thread;

use policy_guide_tests::hostile::{Found, HOSTS, Host, Round};
use policy_guide_tests::{Engine, root};

const HEAD: &str = "\
# Compatibility

Made by `cargo xtask compatibility`; not written by hand.

Each row is a page of `tests/hosts`, named for what is wrong with it, and holds the snippet from another origin.
On each the same journey is made in three engines: see 23 cards, search, filter, open one, find the number to call, hear
the events. Then the page's own look, globals, address, history, focus, scroll and title are compared with those before,
and where a page may leak into the guide also the guide's styles, and in Chromium its picture, with those on `plain`.
A cell is the rung that the guide came to rest on: the widget itself, our page in a frame, what the page holds inside
the element. **B** marks a page without which no release goes out.

Clicks and keys come from each engine's own driver, in frames too, where the place is brought into the window's view first.
WebKit's driver refuses to click on links that are broken over two lines; there a script clicks.

";

/// One engine's answers, in the order of the hosts.
struct Column {
    name: String,
    found: Vec<Found>,
}

fn column(engine: Engine) -> Column {
    let mut round = Round::start(engine);
    let name = format!("{} {}", engine.name(), round.page.version());
    Column { name, found: round.visit(|_| true) }
}

fn cell(found: Option<&Found>) -> String {
    match found.map(|found| &found.result) {
        Some(Ok(rung)) => rung.name().to_owned(),
        Some(Err(fault)) => {
            format!("fails: {}", fault.lines().next().unwrap_or_default().replace('|', "/"))
        }
        None => "not visited".to_owned(),
    }
}

fn table(columns: &[Column]) -> String {
    let mut text = String::from(HEAD);
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let _ = writeln!(text, "| page | | {} |", names.join(" | "));
    let _ = writeln!(text, "|---|---|{}", "---|".repeat(columns.len()));
    for (at, host) in HOSTS.iter().enumerate() {
        let cells: Vec<String> = columns.iter().map(|column| cell(column.found.get(at))).collect();
        let mark = if host.is_blocker { "**B**" } else { "" };
        let _ = writeln!(
            text,
            "| [{0}](../tests/hosts/{0}/index.html) | {mark} | {1} |",
            host.name,
            cells.join(" | ")
        );
    }
    text
}

fn main() -> ExitCode {
    let threads = Engine::ALL.map(|engine| thread::spawn(move || column(engine)));
    let columns = threads.map(|thread| thread.join().expect("the browser starts"));
    std::fs::write(root().join("docs/compatibility.md"), table(&columns))
        .expect("docs/ can be written");
    let blocks = |found: &Found| found.result.is_err() && is_blocker(found.host);
    let blocked = columns.iter().any(|column| column.found.iter().any(blocks));
    if blocked { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn is_blocker(host: &Host) -> bool {
    host.is_blocker
}
