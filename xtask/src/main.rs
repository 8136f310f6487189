//! The developers' command. The list below is all there is.

mod assemble;
mod bench;
mod browser;
mod build;
mod check;
mod csp;
mod glue;
mod npm;
mod offline;
mod pages;
mod run;
mod say;
mod serve;
mod setup;
mod single;
mod sizes;
mod split;
mod still;
mod tidy;
mod tools;
mod trust;
mod webmasters;

use std::process::ExitCode;

use anyhow::{Result, bail};

use say::say;
use setup::Need;

const HELP: &str = "\
cargo xtask COMMAND

  serve             set up, build, serve the guide and demo partner pages on 127.0.0.1, rebuild on change
  serve --release   the same with the small build of `dist`
  test              set up, then every check and test
  test --quick      without the small build and the browsers
  dist              set up, then the small build in dist/, held against the budgets
  bench [TABLE]     measure the guide beside its peers and write the tables of docs/performance.md
  single            one HTML file with everything inside; --data FILE, --overlay FILE, --out FILE
  supply            what may come into the build: licences, sources, versions, known faults
  reproduce         two clean builds in two folders: are they the same?
  setup             install what is missing for all of these
  compatibility     visit every hostile host page in three engines, or the one named, write docs/compatibility.md
  tidy              the project's own rules
";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    std::env::set_current_dir(run::root())?;
    match words.as_slice() {
        ["setup"] => setup::setup(&[Need::Build, Need::Checks, Need::Browsers]),
        ["serve"] => serve::serve(build::Profile::Dev),
        ["serve", "--release"] => serve::serve(build::Profile::Small),
        ["dist"] => sizes::dist(),
        ["test"] => check::test(true),
        ["test", "--quick"] => check::test(false),
        ["bench"] => bench::bench(None),
        ["bench", table] => bench::bench(Some(table)),
        ["single", words @ ..] => single::command(words),
        ["supply"] => setup::setup(&[Need::Checks]).and_then(|()| trust::supply::check()),
        ["reproduce"] => trust::reproduce::reproduce(),
        ["compatibility", engine @ ..] => check::compatibility(engine),
        ["tidy"] => tidy::tidy(),
        // Trunk's hook: not for people.
        ["assemble"] => assemble::assemble(),
        [] | ["help" | "--help" | "-h"] => {
            say(HELP);
            Ok(())
        }
        other => bail!("there is no command `{}`; `cargo xtask help` lists them", other.join(" ")),
    }
}
