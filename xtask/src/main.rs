//! The developers' command. [`Command`] is all there is.

mod assemble;
mod bench;
mod browser;
mod build;
mod check;
mod csp;
mod current;
mod esbuild;
mod finding;
mod npm;
mod office;
mod offline;
mod pages;
mod reproduce;
mod run;
mod say;
mod serve;
mod setup;
mod shipped;
mod single;
mod sizes;
mod styles;
mod tally;
mod tidy;
mod tools;
mod trust;
mod typescript;
mod wasm_opt;
mod webmasters;
mod widget_parts;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use check::Scope;
use say::say;
use setup::Need;

/// Sets up, builds, serves, measures and checks Policy Guide.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Command {
    /// Set up, build, serve the guide and demo partner pages on 127.0.0.1, rebuild on change.
    Serve {
        /// Serve the small build that `dist` makes.
        #[arg(long)]
        release: bool,
    },
    /// Set up, then every check and test; with a name only the tests whose names contain it.
    Test {
        /// Leave out the small build and the browsers.
        #[arg(long, conflicts_with_all = ["browsers", "name"])]
        quick: bool,
        /// Run the browser tests alone.
        #[arg(long, conflicts_with = "name")]
        browsers: bool,
        /// A part of the names of tests, native or in a browser.
        name: Option<String>,
    },
    /// Set up, then the small build in dist/, held against the budgets.
    Dist,
    /// Measure the guide beside its peers and write docs/performance.md; `finding` writes docs/finding.md.
    Bench {
        /// One table of all.
        table: Option<String>,
    },
    /// Make one HTML file with everything inside.
    Single(single::Asked),
    /// Check what may come into the build: licences, sources, versions, known faults.
    Supply,
    /// Build twice in two folders and compare.
    Reproduce,
    /// Install what is missing for all of these.
    Setup,
    /// Visit every hostile host page and every framework's page and write docs/compatibility.md.
    Compatibility {
        /// One engine of the three, or `frameworks`.
        part: Option<String>,
    },
    /// Take the pictures of docs/screens/ anew.
    Screens,
    /// Check the project's own rules.
    Tidy,
    /// Trunk's hook: not for people.
    #[command(hide = true)]
    Assemble,
}

fn main() -> ExitCode {
    match run_command(Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run_command(command: Command) -> Result<()> {
    std::env::set_current_dir(run::root())?;
    match command {
        Command::Serve { release: false } => serve::serve(build::Profile::Dev),
        Command::Serve { release: true } => serve::serve(build::Profile::Small),
        Command::Test { quick: true, .. } => check::test(Scope::Quick),
        Command::Test { browsers: true, .. } => check::test(Scope::Browsers),
        Command::Test { name: Some(name), .. } => check::test(Scope::Named(&name)),
        Command::Test { .. } => check::test(Scope::All),
        Command::Dist => sizes::dist(),
        Command::Bench { table: Some(table) } if table == "finding" => finding::finding(),
        Command::Bench { table } => bench::bench(table.as_deref()),
        Command::Single(asked) => single::single(&asked),
        Command::Supply => setup::setup(&[Need::Checks]).and_then(|()| trust::supply::check()),
        Command::Reproduce => reproduce::reproduce(),
        Command::Setup => setup::setup(&[Need::Build, Need::Checks, Need::Browsers]),
        Command::Compatibility { part } => check::compatibility(part.as_deref()),
        Command::Screens => check::screens(),
        Command::Tidy => tidy::tidy(),
        Command::Assemble => assemble::assemble(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Command::command().debug_assert();
    }
}
