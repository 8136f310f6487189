//! The official list as a table: the columns that importing knows, one row a policy, the remark below.

use anyhow::{Context as _, Result};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, Worksheet};
use serde_json::Value;

use crate::import::guard::guarded;
use crate::import::header::{Field, STATUS};

/// The list as rows of texts, heads first.
struct Rows {
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Widths of the columns, in characters; further official cells have the last.
const WIDTHS: [f64; 6] = [6.0, 18.0, 70.0, 32.0, 36.0, 32.0];

impl Rows {
    /// The five columns that every list has, those of further official cells, and one that tells which policies are
    /// over, where some are.
    fn of(guide: &Value) -> Self {
        let lang = guide["languages"][0].as_str().unwrap_or("zh");
        let policies = guide["policies"].as_array().map_or(&[][..], Vec::as_slice);
        let mut more: Vec<String> = Vec::new();
        for cell in policies.iter().flat_map(more_of) {
            let head = text(&cell["head"]);
            if !more.contains(&head) {
                more.push(head);
            }
        }
        let has_states = policies.iter().any(|policy| !is_active(policy));
        let category = |id: &Value| {
            let mut all = guide["categories"].as_array().into_iter().flatten();
            all.find(|one| one["id"] == *id).map_or_else(String::new, |one| text(&one[lang]))
        };
        let row = |policy: &Value| {
            let official = &policy["official"];
            let mut row = vec![
                policy["number"].to_string(),
                category(&policy["category"]),
                text(&official["text"]),
                text(&official["agency"]),
                text(&official["contact"]),
            ];
            row.extend(more.iter().map(|head| {
                let cell = more_of(policy).iter().find(|cell| text(&cell["head"]) == *head);
                cell.map_or_else(String::new, |cell| text(&cell["text"]))
            }));
            row.extend(has_states.then(|| state(policy)));
            row
        };
        let rows = policies.iter().map(row).collect();
        let mut heads: Vec<String> = Field::ALL.map(|field| field.head().to_owned()).to_vec();
        heads.append(&mut more);
        heads.extend(has_states.then(|| STATUS.to_owned()));
        Self { heads, rows }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("").to_owned()
}

fn more_of(policy: &Value) -> &[Value] {
    policy["official"]["more"].as_array().map_or(&[][..], Vec::as_slice)
}

fn is_active(policy: &Value) -> bool {
    policy["status"].as_str().unwrap_or("active") == "active"
}

/// Whether the policy is over, in the words that importing knows.
fn state(policy: &Value) -> String {
    match (policy["status"].as_str(), policy["replaced_by"].as_u64()) {
        (Some("replaced"), Some(by)) => format!("已被第{by}条取代"),
        (Some("expired" | "replaced"), _) => "已失效".to_owned(),
        _ => "现行".to_owned(),
    }
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
    let Rows { heads, rows } = Rows::of(guide);
    writer.write_record(heads.iter().map(|head| guarded(head)))?;
    for cells in rows {
        writer.write_record(cells.iter().map(|cell| guarded(cell)))?;
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
    let Rows { heads, rows } = Rows::of(guide);
    let widths = WIDTHS.into_iter().chain(std::iter::repeat(WIDTHS[5]));
    for ((words, width), column) in heads.iter().zip(widths).zip(0..) {
        sheet.write_string_with_format(0, column, words, &head)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let body = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_num_format("@");
    for (cells, row) in rows.iter().zip(1_u32..) {
        write(sheet, row, cells, &body).with_context(|| format!("policy {}", cells[0]))?;
    }
    if let (Some(remark), Ok(n)) = (remark(guide), u32::try_from(rows.len())) {
        sheet.write_string(n + 1, 0, remark)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(book.save_to_buffer()?)
}

fn write(sheet: &mut Worksheet, row: u32, cells: &[String], format: &Format) -> Result<()> {
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
