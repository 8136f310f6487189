//! Visits every hostile host and every framework's page in every engine and writes `docs/compatibility.md`. It ends with a
//! failure if a host that no release goes out without is not survived, or a way of a framework's fails. With the name of an
//! engine only that one's column of the hosts is made anew, with `frameworks` only their table.
#![expect(clippy::expect_used, reason = "it ends with what went wrong")]

use std::fmt::Write as _;
use std::process::ExitCode;
use std::thread;

use policy_guide_tests::frameworks::{self, FRAMEWORKS, Tour, WAYS};
use policy_guide_tests::hostile::{Found, HOSTS, Host, Round};
use policy_guide_tests::{Engine, root};

const HEAD: &str = "\
# Compatibility

Made by `cargo xtask compatibility`; not written by hand.

## Hosts

Each row is a page of `tests/hosts`, named for what is wrong with it, and holds the snippet from another origin.
On each the same journey is made in three engines: see 23 cards, search, filter, open one, find the number to call, hear
the events. Then the page's own look, globals, address, history, focus, scroll and title are compared with those before,
and where a page may leak into the guide also the guide's styles, and in Chromium its picture, with those on `plain`.
A cell is what the page shows of the guide: the widget itself, our page in a frame, what the page holds inside
the element. **B** marks a page without which no release goes out.

Clicks and keys come from each engine's own driver, in frames too, where the place is brought into the window's view first.
WebKit's driver refuses to click on links that are broken over two lines; there a script clicks.

";

const FRAMEWORKS_HEAD: &str = "\
## Frameworks

Each row is a page of `tests/frameworks`, made with the real library, which holds one element and a keyed list of two; those of
routers hold one with `deep-link`. Each way of using the element is tried by itself, in the same three engines. A cell is how
the way is written, or what happens; without one the framework has no such way, or its page doesn't try it.

";

/// What each way of each framework's does in one engine, in the order of the tables.
type Ways = Vec<Vec<frameworks::Found>>;

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
        Ok(shown) => shown.name().to_owned(),
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

/// Visits the frameworks in an engine.
fn ways(engine: Engine) -> Ways {
    let tour = Tour::start(engine);
    FRAMEWORKS.iter().map(|framework| tour.visit(framework)).collect()
}

/// A cell is what fails in any engine, else how the way is written.
fn frameworks_table(engines: &[(&str, Ways)]) -> String {
    let names: Vec<&str> = WAYS.iter().map(|way| way.name()).collect();
    let mut text = String::from(FRAMEWORKS_HEAD);
    let _ = writeln!(text, "| framework | {} |", names.join(" | "));
    let _ = writeln!(text, "|---|{}", "---|".repeat(WAYS.len()));
    for (row, framework) in FRAMEWORKS.iter().enumerate() {
        let cells = WAYS.iter().enumerate().map(|(at, way)| {
            let failed = engines.iter().find_map(|(name, ways)| {
                let fault = ways[row][at].as_ref()?.as_ref().err()?;
                Some(format!("fails in {name}: {}", fault.replace('|', "/")))
            });
            failed.unwrap_or_else(|| framework.word(*way).unwrap_or_default().to_owned())
        });
        let cells: Vec<String> = cells.collect();
        let version = frameworks::version(framework.package);
        let _ = writeln!(text, "| {} ({version}) | {} |", framework.name, cells.join(" | "));
    }
    text
}

/// In all engines at once.
fn in_each<T: Send + 'static>(
    visit: fn(Engine) -> T,
    is_wanted: impl Fn(Engine) -> bool,
) -> [Option<T>; 3] {
    let threads =
        Engine::ALL.map(|engine| is_wanted(engine).then(|| thread::spawn(move || visit(engine))));
    threads.map(|thread| thread.map(|thread| thread.join().expect("it starts")))
}

fn main() -> ExitCode {
    let only = std::env::args().nth(1);
    let is_wanted = |name: &str| only.as_ref().is_none_or(|only| name.eq_ignore_ascii_case(only));
    let file = root().join("docs/compatibility.md");
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    let visited = in_each(Column::visited, |engine| is_wanted(engine.name()));
    let columns: Vec<Column> = visited
        .into_iter()
        .zip(Engine::ALL)
        .map(|(column, engine)| column.unwrap_or_else(|| Column::kept(&before, engine)))
        .collect();
    let found = in_each(ways, |_| is_wanted("frameworks"));
    let engines: Vec<(&str, Ways)> = Engine::ALL
        .iter()
        .zip(found)
        .filter_map(|(engine, ways)| Some((engine.name(), ways?)))
        .collect();
    let kept = || before.find("## Frameworks").map(|at| before[at..].to_owned());
    let frameworks = match engines.is_empty() {
        true => kept().unwrap_or_default(),
        false => frameworks_table(&engines),
    };
    let text = [table(&columns), "\n".to_owned(), frameworks].concat();
    std::fs::write(file, text.trim_end().to_owned() + "\n").expect("docs/ can be written");
    let fails =
        engines.iter().flat_map(|(_, ways)| ways.iter().flatten().flatten()).any(Result::is_err);
    let is_blocked = columns.iter().any(|column| column.is_blocked) || fails;
    if is_blocked { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
