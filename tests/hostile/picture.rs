//! How the top of the widget looks, pixel by pixel. In Chromium only: what is drawn elsewhere is held by its styles.

use serde_json::{Value, json};

use crate::{Engine, Page};

/// So many pixels of a picture may differ: letters are smoothed at other fractions of a pixel.
const FEW: u64 = 400;
/// At the same place on every page, in front of everything, as wide as in [`super::look`].
const IN_FRONT: &str =
    "host.style.cssText = `position: fixed !important; left: 0 !important; top: 0 !important;
  width: 1000px !important; margin: 0 !important; z-index: 2147483647 !important`; scrollTo(0, 0)";
/// How many pixels of the pictures `A` and `B` differ.
const DIFFER: &str = "
  const pixels = (data) => new Promise((drawn) => {
    const image = new Image();
    image.onload = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      drawn(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer));
    };
    image.src = 'data:image/png;base64,' + data;
  });
  Promise.all([pixels(A), pixels(B)]).then(([a, b]) => done(a.filter((pixel, at) => pixel !== b[at]).length))";

/// The picture as PNG in base64; null in engines whose driver takes none of a part of the window.
pub(super) fn taken(page: &Page) -> Value {
    if page.engine() != Engine::Chromium {
        return Value::Null;
    }
    // Nothing is under the mouse.
    let away = json!({ "type": "mouseMoved", "x": 1270, "y": 850 });
    page.devtools("Input.dispatchMouseEvent", away);
    page.js(IN_FRONT);
    page.expect_later(
        "two frames",
        "requestAnimationFrame(() => requestAnimationFrame(() => done(true)))",
        true,
    );
    let clip = json!({ "x": 0, "y": 0, "width": 1000, "height": 840, "scale": 1 });
    let shot = page.devtools("Page.captureScreenshot", json!({ "format": "png", "clip": clip }));
    page.js("host.removeAttribute('style')");
    shot["data"].clone()
}

/// Panics where two pictures differ.
#[track_caller]
pub(super) fn compare(page: &Page, plain: &Value, here: &Value) {
    if plain == here {
        return;
    }
    page.go("about:blank");
    let script = DIFFER.replace("(A)", &format!("({plain})")).replace("(B)", &format!("({here})"));
    let differ = page.js_later(&script).as_u64().unwrap_or(u64::MAX);
    assert!(differ <= FEW, "the host changes {differ} pixels of the picture inside");
}
