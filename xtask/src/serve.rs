//! `serve`: the guide on one origin, demo partner pages on another, as in life.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Child;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use site::{Site, free_port, hosts};

use crate::build::{self, Profile, build};
use crate::run::root;
use crate::say::say;
use crate::setup::{Need, setup};
use crate::sizes;

/// Ports that are tried first.
const GUIDE_PORT: u16 = 8080;
const PARTNER_PORT: u16 = 8180;
/// What the page has once the guide is in it.
const GUIDE_MARK: &str = "data-policy=\"1\"";
/// How often the page is asked for while Trunk starts.
const GLANCE: Duration = Duration::from_millis(200);

/// Serves until it is stopped. Addresses are printed when the page answers with the guide.
pub fn serve(profile: Profile) -> Result<()> {
    setup(&[Need::Build])?;
    match profile {
        Profile::Small => sizes::dist()?,
        // A build that fails ends here: Trunk itself would go on serving nothing.
        Profile::Dev => {
            build(profile).context("the guide could not be built; nothing is served")?;
        }
    }
    let (guide, partner) = (free_port(GUIDE_PORT)?, free_port(PARTNER_PORT)?);
    hosts(root(), &format!("http://127.0.0.1:{guide}")).start(partner)?;
    match profile {
        Profile::Small => {
            Site::of(root().join("dist")).start(guide)?;
            announce(guide, partner);
            loop {
                thread::park();
            }
        }
        Profile::Dev => watch(guide, partner),
    }
}

/// Trunk rebuilds on every change and reloads the page.
fn watch(guide: u16, partner: u16) -> Result<()> {
    let mut trunk = build::trunk(&["serve", "--port", &guide.to_string()], Profile::Dev)?;
    let mut trunk = trunk.spawn().context("trunk could not be started")?;
    wait_for_guide(&mut trunk, guide)?;
    announce(guide, partner);
    let status = trunk.wait()?;
    bail!("trunk serve ended ({status})")
}

/// Waits until the page has the guide in it, or Trunk has ended.
fn wait_for_guide(trunk: &mut Child, port: u16) -> Result<()> {
    loop {
        if page(port).is_some_and(|page| page.contains(GUIDE_MARK)) {
            return Ok(());
        }
        if let Some(status) = trunk.try_wait()? {
            bail!("trunk serve ended before the page was there ({status})");
        }
        thread::sleep(GLANCE);
    }
}

/// What stands at the root of a port of this machine.
fn page(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n\r\n").ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

fn announce(guide: u16, partner: u16) {
    say("");
    say(&format!("  the guide       http://127.0.0.1:{guide}/"));
    say(&format!("  make a snippet  http://127.0.0.1:{guide}/configurator.html"));
    say(&format!("  edit a guide    http://127.0.0.1:{guide}/editor.html"));
    say(&format!("  partner pages   http://127.0.0.1:{partner}/"));
    say("  Ctrl-C ends both");
    say("");
}
