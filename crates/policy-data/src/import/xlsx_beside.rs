//! What lies over or beside the cells of a sheet: comments, pictures, boxes of text, links.

use std::collections::BTreeMap;

use super::grid::{Hint, Place};
use super::package::Package;
use super::xlsx::position;
use super::xml::{Piece, attribute, walk};

type Told = Vec<(Option<Place>, Hint)>;

/// Comments, pictures and boxes of a sheet; what is damaged is left out.
pub fn hints(package: &mut Package<'_>, part: &str, sheet: &str) -> Told {
    let mut hints = Vec::new();
    for link in package.links(part).into_iter().filter(|link| !link.is_external) {
        let Ok(text) = package.text(&link.target) else { continue };
        match link.kind.as_str() {
            "comments" | "threadedComment" => comments(&text, sheet, &mut hints),
            "drawing" => drawing(&text, sheet, &mut hints),
            _ => {}
        }
    }
    hints
}

/// Addresses under the words of cells.
pub fn links(package: &mut Package<'_>, part: &str, cells: &[(Place, String)]) -> Told {
    if cells.is_empty() {
        return Vec::new();
    }
    let targets: BTreeMap<String, String> = package
        .links(part)
        .into_iter()
        .filter(|link| link.is_external)
        .map(|link| (link.id, link.target))
        .collect();
    let found =
        cells.iter().filter_map(|(place, id)| Some((place.clone(), targets.get(id)?.clone())));
    found.map(|(place, target)| (Some(place), Hint::Link(target))).collect()
}

/// The address that a formula leads to: `HYPERLINK("http://…","办理")`.
pub fn target_of(formula: &str) -> Option<String> {
    let (_, rest) = formula.split_once("HYPERLINK(\"")?;
    rest.split('"').next().filter(|target| !target.is_empty()).map(ToOwned::to_owned)
}

/// What WPS writes into a cell that shows a picture: `=DISPIMG("ID_…",1)`.
pub fn is_picture(value: &str) -> bool {
    value.trim_start_matches('=').trim_start_matches("_xlfn.").starts_with("DISPIMG(")
}

fn comments(xml: &str, sheet: &str, hints: &mut Told) {
    let (mut at, mut text, mut is_text) = (None, String::new(), false);
    let _ = walk(xml, |piece| {
        match piece {
            Piece::Open("comment" | "threadedComment", start) => {
                at = attribute(start, "ref").and_then(|name| position(&name));
                text.clear();
            }
            Piece::Open("t" | "text", _) => is_text = true,
            Piece::Close("t" | "text") => is_text = false,
            Piece::Text(more) if is_text => text.push_str(more),
            Piece::Close("comment" | "threadedComment") if !text.trim().is_empty() => {
                let place = at.map(|(row, column)| Place {
                    table: sheet.to_owned(),
                    row: row.saturating_add(1),
                    column: Some(column.saturating_add(1)),
                });
                hints.push((place, Hint::Comment(text.trim().to_owned())));
            }
            _ => {}
        }
        Ok(())
    });
}

fn drawing(xml: &str, sheet: &str, hints: &mut Told) {
    let (mut row, mut column, mut number) = (0_usize, 0_usize, String::new());
    let (mut is_from, mut is_text, mut text) = (false, false, String::new());
    let _ = walk(xml, |piece| {
        let place = Some(Place {
            table: sheet.to_owned(),
            row: row.saturating_add(1),
            column: Some(column.saturating_add(1)),
        });
        match piece {
            Piece::Open("from", _) => is_from = true,
            Piece::Close("from") => is_from = false,
            Piece::Open("row" | "col", _) => number.clear(),
            Piece::Close("row") if is_from => row = number.trim().parse().unwrap_or(0_usize),
            Piece::Close("col") if is_from => column = number.trim().parse().unwrap_or(0_usize),
            Piece::Open("pic" | "graphicFrame", _) => hints.push((place, Hint::Picture)),
            Piece::Open("txBody", _) => text.clear(),
            Piece::Close("txBody") if !text.trim().is_empty() => {
                hints.push((place, Hint::FloatingBox(text.trim().to_owned())));
            }
            Piece::Open("t", _) => is_text = true,
            Piece::Close("t") => is_text = false,
            Piece::Close("p") => text.push('\n'),
            Piece::Text(more) if is_text => text.push_str(more),
            Piece::Text(more) => {
                number.push_str(more.get(..more.len().min(20)).unwrap_or_default());
            }
            _ => {}
        }
        Ok(())
    });
}
