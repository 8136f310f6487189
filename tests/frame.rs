//! Frames in a page: what is looked for in there, and clicked in there.

use std::thread;
use std::time::Instant;

use thirtyfour::WebElement;

use crate::Page;
use crate::page::{GLANCE, PATIENCE};

impl Page {
    /// From now on everything is looked for in the frame that a script returns, until [`Page::leave_frame`].
    #[track_caller]
    pub fn enter_frame(&self, script: &str) {
        let frame = self.node("the frame", script);
        self.run("enter the frame", frame.enter_frame());
        self.frame.replace(Some(script.to_owned()));
    }

    /// Back to the page itself.
    pub fn leave_frame(&self) {
        self.run("leave the frame", self.web().enter_default_frame());
        self.frame.replace(None);
    }

    /// Drivers scroll what they click into the frame's own view only; in a frame as high as its content that may be far
    /// below the window. Those of Firefox and `WebKit` then click on nothing, and don't say so.
    #[track_caller]
    pub(crate) fn bring_into_view(&self, node: &WebElement) {
        let Some(frame) = self.frame.borrow().clone() else { return };
        let place = "const node = arguments[0]; node.scrollIntoView({ block: 'center' });
          const box = node.getBoundingClientRect(); return (box.top + box.bottom) / 2";
        let given = vec![node.to_json().unwrap_or_default()];
        let place = self.run("its place", self.web().execute(place, given)).json().clone();
        self.run("leave the frame", self.web().enter_default_frame());
        self.js(&format!(
            "const frame = (() => {{ {frame} }})(); const top = frame.getBoundingClientRect().top;
            scrollBy({{ top: top + {place} - innerHeight / 2, behavior: 'instant' }})"
        ));
        let frame = self.node("the frame", &frame);
        self.run("enter the frame", frame.enter_frame());
    }

    /// Moves the pointer to the page's corner.
    pub(crate) fn point_away(&self) {
        // Twice: a driver that takes it to be there already moves nothing.
        let chain = self.web().action_chain().move_to(3, 3).move_to(1, 1);
        self.run("move", chain.perform());
        // Firefox looks anew what lies below it when it draws.
        self.js_later("requestAnimationFrame(() => requestAnimationFrame(() => done(1)))");
    }

    /// Waits until a node stays where it is: a driver looks up its place and clicks there, even where the page has moved
    /// meanwhile.
    pub(crate) fn await_rest(&self, node: &WebElement) {
        let script = "const box = arguments[0].getBoundingClientRect();
          return [box.x, box.y, box.width, box.height].join()";
        let given = || vec![node.to_json().unwrap_or_default()];
        let place =
            || self.run("its place", self.web().execute(script, given())).json().to_string();
        let start = Instant::now();
        let mut before = place();
        while start.elapsed() < PATIENCE {
            thread::sleep(GLANCE);
            let now = place();
            if now == before {
                return;
            }
            before = now;
        }
    }
}
