//! Frames in a page: what is looked for in there, and clicked in there.

use thirtyfour::WebElement;

use crate::Page;

impl Page {
    /// From now on everything is looked for in the frame that a script answers, until [`Page::leave_frame`].
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
}
