//! `serve`: the guide on one origin, demo partner pages on another, as in life.

use std::net::TcpStream;
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail};
use site::{Site, free_port, hosts};

use crate::build::{self, Profile};
use crate::run::root;
use crate::say::say;
use crate::setup::{Need, setup};
use crate::sizes;

/// Ports that are tried first.
const GUIDE_PORT: u16 = 8080;
const PARTNER_PORT: u16 = 8180;

/// Serves until it is stopped.
pub fn serve(profile: Profile) -> Result<()> {
    setup(&[Need::Build])?;
    let guide = free_port(GUIDE_PORT)?;
    let partner = free_port(PARTNER_PORT)?;
    let origin = format!("http://127.0.0.1:{guide}");
    hosts(root(), &origin).start(partner)?;
    thread::spawn(move || announce(guide, partner));
    match profile {
        Profile::Small => {
            sizes::dist()?;
            Site::of(root().join("dist")).start(guide)?;
            loop {
                thread::park();
            }
        }
        Profile::Dev => watch(guide),
    }
}

/// Trunk rebuilds on every change and reloads the page.
fn watch(port: u16) -> Result<()> {
    let mut trunk = build::trunk(&["serve", "--port", &port.to_string()], Profile::Dev)?;
    let status = trunk.status()?;
    if !status.success() {
        bail!("trunk serve ended ({status})");
    }
    Ok(())
}

/// Prints the addresses once the guide answers.
fn announce(guide: u16, partner: u16) {
    while TcpStream::connect(("127.0.0.1", guide)).is_err() {
        thread::sleep(Duration::from_millis(200));
    }
    say("");
    say(&format!("  the guide       http://127.0.0.1:{guide}/"));
    say(&format!("  make a snippet  http://127.0.0.1:{guide}/configurator.html"));
    say(&format!("  partner pages   http://127.0.0.1:{partner}/"));
    say("  Ctrl-C ends both");
    say("");
}
