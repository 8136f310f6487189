//! Visits every hostile host in every engine and writes `docs/compatibility.md`. It ends with a failure if a host that
//! no release goes out without is not survived. With the name of an engine only that one's column is made anew.
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
    cells: Vec<String>,
    /// Whether a host without which no release goes out is not survived.
    is_blocked: bool,
}

impl Column {
    fn visited(engine: Engine) -> Self {
        let mut round = Round::start(engine);
        let name = format!("{} {}", engine.name(), round.page.version());
        let found = round.visit(|_| true);
        let is_blocked = found.iter().any(|found| found.result.is_err() && found.host.is_blocker);
        Self { name, cells: found.iter().map(cell).collect(), is_blocked }
    }

    /// As it stands in a table that was written before.
    fn kept(table: &str, engine: Engine) -> Self {
        let row = |line| str::trim_matches(line, '|').split('|').map(str::trim).collect();
        let rows: Vec<Vec<&str>> = table.lines().map(row).collect();
        let heads = rows.iter().find(|row| row[0] == "page");
        let at = heads.and_then(|row| row.iter().position(|head| head.starts_with(engine.name())));
        let of = |host: &Host| {
            let row = rows.iter().find(|row| row[0].starts_with(&format!("[{}]", host.name)))?;
            row.get(at?).map(|cell| (*cell).to_owned())
        };
        let cells = HOSTS.iter().map(|host| of(host).unwrap_or_else(|| "not visited".to_owned()));
        let name = heads.zip(at).map_or(engine.name(), |(row, at)| row[at]).to_owned();
        Self { name, cells: cells.collect(), is_blocked: false }
    }
}

fn cell(found: &Found) -> String {
    match &found.result {
        Ok(rung) => rung.name().to_owned(),
        Err(fault) => {
            format!("fails: {}", fault.lines().next().unwrap_or_default().replace('|', "/"))
        }
    }
}

fn table(columns: &[Column]) -> String {
    let mut text = String::from(HEAD);
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    let _ = writeln!(text, "| page | | {} |", names.join(" | "));
    let _ = writeln!(text, "|---|---|{}", "---|".repeat(columns.len()));
    for (at, host) in HOSTS.iter().enumerate() {
        let cells: Vec<&str> = columns.iter().map(|column| column.cells[at].as_str()).collect();
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
    let only = std::env::args().nth(1);
    let is_wanted =
        |engine: Engine| only.as_ref().is_none_or(|only| engine.name().eq_ignore_ascii_case(only));
    let file = root().join("docs/compatibility.md");
    let threads = Engine::ALL.map(|engine| {
        is_wanted(engine).then(|| thread::spawn(move || Column::visited(engine))).ok_or(engine)
    });
    let visited = threads.map(|thread| thread.map(|thread| thread.join().expect("it starts")));
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    let columns =
        visited.map(|column| column.unwrap_or_else(|engine| Column::kept(&before, engine)));
    std::fs::write(file, table(&columns)).expect("docs/ can be written");
    let is_blocked = columns.iter().any(|column| column.is_blocked);
    if is_blocked { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
