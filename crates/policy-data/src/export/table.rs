//! The official list as a table: the columns that importing knows, one row a policy, the remark below.

use anyhow::{Context as _, Result};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet};
use serde_json::Value;

use crate::import::guard::guarded;
use crate::import::header::Field;

/// A row's cells, in the order of [`Field::ALL`].
type Cells = [String; 5];

/// Widths of the columns, in characters.
const WIDTHS: [f64; 5] = [6.0, 18.0, 70.0, 32.0, 36.0];

fn rows(guide: &Value) -> Vec<Cells> {
    let lang = guide["languages"][0].as_str().unwrap_or("zh");
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let category = |id: &Value| {
        let mut all = guide["categories"].as_array().into_iter().flatten();
        all.find(|one| one["id"] == *id).map_or_else(String::new, |one| text(&one[lang]))
    };
    let policies = guide["policies"].as_array().into_iter().flatten();
    policies
        .map(|policy| {
            let official = &policy["official"];
            [
                policy["number"].to_string(),
                category(&policy["category"]),
                text(&official["text"]),
                text(&official["agency"]),
                text(&official["contact"]),
            ]
        })
        .collect()
}

/// The remark under the list, with its 注：.
fn remark(guide: &Value) -> Option<String> {
    let lang = guide["languages"][0].as_str().unwrap_or("zh");
    let note = guide["note"][lang].as_str().or(guide["note"].as_str())?;
    (!note.is_empty()).then(|| format!("注：{note}"))
}

/// A .csv that spreadsheets open as they should: UTF-8 with its mark, and no value that runs as a formula.
///
/// # Errors
/// When the table cannot be written.
pub fn csv(guide: &Value) -> Result<Vec<u8>> {
    let mut writer = ::csv::WriterBuilder::new()
        .flexible(true)
        .terminator(::csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(Field::ALL.map(Field::head))?;
    for cells in rows(guide) {
        writer.write_record(cells.map(|cell| guarded(&cell)))?;
    }
    if let Some(remark) = remark(guide) {
        writer.write_record([remark])?;
    }
    writer.into_inner().context("the table cannot be written")
}

/// An Excel workbook: every cell is text, so that nothing runs and nothing loses its zeros.
///
/// # Errors
/// When a text is longer than a cell can hold.
pub fn xlsx(guide: &Value) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("政策清单")?;
    let head = Format::new()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_border(FormatBorder::Thin)
        .set_background_color(0x00E8_EEF7);
    for ((field, width), column) in Field::ALL.into_iter().zip(WIDTHS).zip(0..) {
        sheet.write_string_with_format(0, column, field.head(), &head)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let body = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_num_format("@");
    let rows = rows(guide);
    for (cells, row) in rows.iter().zip(1_u32..) {
        write(sheet, row, cells, &body).with_context(|| format!("policy {}", cells[0]))?;
    }
    if let (Some(remark), Ok(n)) = (remark(guide), u32::try_from(rows.len())) {
        sheet.write_string(n + 1, 0, remark)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(book.save_to_buffer()?)
}

fn write(sheet: &mut Worksheet, row: u32, cells: &Cells, format: &Format) -> Result<()> {
    for (cell, column) in cells.iter().zip(0..) {
        match cell.parse::<u32>() {
            Ok(number) if column == 0 => {
                sheet.write_number_with_format(row, column, number, format)?
            }
            _ => sheet.write_string_with_format(row, column, cell, format)?,
        };
    }
    Ok(())
}
