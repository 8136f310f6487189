//! A text as a QR code, drawn as one SVG path.

use erased_view::{ErasedView, html, nothing};
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around the code, as the standard demands.
const QUIET: i32 = 4;

/// The code; nothing where the text is too long for one.
pub fn qr(text: &str) -> ErasedView {
    // An address has small letters, which leaves bytes alone; choosing among the other modes is code for nothing.
    let Ok(code) = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Medium) else {
        return nothing();
    };
    let side = code.size() + 2 * QUIET;
    let side = side.to_string();
    html::svg()
        .class("qr")
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("aria-hidden", "true")
        .attr("shape-rendering", "crispEdges")
        .child(html::path().attr("d", path(&code)))
        .into()
}

/// One bar for each run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or(0);
            if run > 0 {
                let bar = [x + QUIET, y + QUIET, run, run].map(|n| n.to_string());
                path.push_str(
                    &["M", &bar[0], " ", &bar[1], "h", &bar[2], "v1h-", &bar[3], "z"].concat(),
                );
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code =
            QrCode::encode_text("https://example.org/#pg=saved:1,3", QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y)).count();
        let path = path(&code);
        let drawn: usize = path
            .split('h')
            .skip(1)
            .step_by(2)
            .filter_map(|run| run.split('v').next()?.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark);
        assert!(path.starts_with("M4 4h7"));
    }
}
