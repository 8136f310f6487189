//! What became of each table, row, column and cell of a file: read as what, or not read and why.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::grid::letters;
use super::header::{Columns, Role};

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The heads of the columns.
    Heads,
    /// A policy of that number, or a further part of it.
    Policy(u32),
    /// A category for the rows below.
    Category,
    /// Part of the remark under the list.
    Remark,
    /// A line over the list: its title.
    Title,
    /// A line over the list that is not its title.
    Line,
    /// Nothing but the numbers of the columns.
    ColumnNumbers,
    /// The title once more, as on each page.
    TitleAgain,
    /// A number and nothing else.
    Empty,
    /// A sum, or who filled the list in.
    Aside,
    /// Part of a table that is no list of policies.
    OtherTable,
    /// A line after the list that is no remark.
    After,
}

impl Fate {
    /// Stable name, and the words for people in Chinese and English.
    pub fn words(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Heads => ("heads", "表头", "heads"),
            Self::Policy(_) => ("policy", "政策", "policy"),
            Self::Category => ("category", "类别", "category"),
            Self::Remark => ("remark", "表下说明", "remark"),
            Self::Title => ("title", "标题", "title"),
            Self::Line => ("line", "表上方的文字，没有读入", "line over the list, not read"),
            Self::ColumnNumbers => {
                ("column-numbers", "栏号，没有读入", "numbers of columns, not read")
            }
            Self::TitleAgain => {
                ("title-again", "重复的标题，没有读入", "the title again, not read")
            }
            Self::Empty => ("empty", "只有序号，没有读入", "a number and nothing else, not read"),
            Self::Aside => {
                ("aside", "合计、填表人之类，没有读入", "a sum or who filled it in, not read")
            }
            Self::After => ("after", "表后的文字，没有读入", "line after the list, not read"),
            Self::OtherTable => {
                ("other-table", "不是政策清单，没有读入", "no list of policies, not read")
            }
        }
    }

    /// Whether the words of such a row stand in the guide.
    pub fn is_read(&self) -> bool {
        matches!(self, Self::Policy(_) | Self::Category | Self::Remark | Self::Title)
    }
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct RowAccount {
    /// As a person counts.
    pub row: usize,
    /// What became of it.
    pub fate: Fate,
    /// Column, from 1, and text of each cell that the guide does not hold word for word.
    pub cells: Vec<(usize, String)>,
}

/// A table or sheet.
#[derive(Clone, Debug, Default)]
pub struct TableAccount {
    /// Its name or number.
    pub name: String,
    /// Whether policies are read from it.
    pub is_list: bool,
    /// First column from 1, head, and what it is read as.
    pub columns: Vec<(usize, String, Role)>,
    /// Its rows that hold something.
    pub rows: Vec<RowAccount>,
}

/// A file.
#[derive(Clone, Debug, Default)]
pub struct Account {
    /// Its tables, in order.
    pub tables: Vec<TableAccount>,
    /// Paragraphs around the tables: text, and what became of it.
    pub lines: Vec<(String, Fate)>,
}

impl Account {
    /// The table that is being read.
    pub fn last(&mut self) -> Option<&mut TableAccount> {
        self.tables.last_mut()
    }

    /// As data.
    pub fn as_json(&self) -> Value {
        json!({
            "tables": self.tables.iter().map(TableAccount::as_json).collect::<Vec<_>>(),
            "lines": self.lines.iter().map(|(text, fate)| json!({
                "read_as": fate.words().0, "is_read": fate.is_read(), "text": text,
            })).collect::<Vec<_>>(),
        })
    }

    /// As lines for people: what each table, column and row was read as; texts that are not in the guide, whole.
    pub fn text(&self, zh: bool) -> Vec<String> {
        let mut lines: Vec<String> = self.tables.iter().flat_map(|table| table.text(zh)).collect();
        for (text, fate) in &self.lines {
            let (_, chinese, english) = fate.words();
            lines.push(match zh {
                true => format!("{chinese}：“{}”", on_one_line(text)),
                false => format!("{english}: “{}”", on_one_line(text)),
            });
        }
        lines
    }
}

impl TableAccount {
    /// Notes the columns.
    pub fn heads(&mut self, columns: &Columns) {
        self.is_list = true;
        let heads = columns.heads.iter().map(|head| (head.at + 1, head.text.clone(), head.role));
        // Further heads may stand below the first ones.
        for head in heads {
            if !self.columns.contains(&head) {
                self.columns.push(head);
            }
        }
    }

    fn as_json(&self) -> Value {
        json!({
            "table": self.name,
            "is_list": self.is_list,
            "columns": self.columns.iter().map(|(column, head, role)| json!({
                "column": letters(*column), "head": head, "read_as": role_words(*role).0,
            })).collect::<Vec<_>>(),
            "rows": self.rows.iter().map(|row| json!({
                "row": row.row,
                "read_as": row.fate.words().0,
                "policy": match row.fate { Fate::Policy(number) => Some(number), _ => None },
                "cells": row.cells.iter().map(|(column, text)| json!({
                    "column": letters(*column), "text": text,
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })
    }

    fn text(&self, zh: bool) -> Vec<String> {
        let name = if self.name.is_empty() { "-" } else { &self.name };
        let mut n_rows: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &self.rows {
            let (_, chinese, english) = row.fate.words();
            *n_rows.entry(if zh { chinese } else { english }).or_insert(0) += 1;
        }
        let sums: Vec<String> = n_rows
            .iter()
            .map(|(what, n)| match zh {
                true => format!("{what} {n} 行"),
                false => format!("{n} × {what}"),
            })
            .collect();
        let mut lines = vec![match zh {
            true => format!("表“{name}”：{}", sums.join("，")),
            false => format!("table “{name}”: {}", sums.join(", ")),
        }];
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|(column, head, role)| {
                let (_, chinese, english) = role_words(*role);
                let arrow = if zh { chinese } else { english };
                format!("{} “{head}” → {arrow}", letters(*column))
            })
            .collect();
        if !columns.is_empty() {
            lines.push(format!("  {}", columns.join(if zh { "；" } else { "; " })));
        }
        let unread = self.rows.iter().filter(|row| !row.fate.is_read() && row.fate != Fate::Heads);
        lines.extend(unread.map(|row| row.text(zh)));
        lines
    }
}

impl RowAccount {
    fn text(&self, zh: bool) -> String {
        let (_, chinese, english) = self.fate.words();
        let cells: Vec<String> = self.cells.iter().map(|(_, text)| on_one_line(text)).collect();
        match zh {
            true => format!("  第{}行（{chinese}）：{}", self.row, cells.join(" | ")),
            false => format!("  row {} ({english}): {}", self.row, cells.join(" | ")),
        }
    }
}

/// Stable name, Chinese, English.
fn role_words(role: Role) -> (&'static str, &'static str, &'static str) {
    match role {
        Role::Field(field) => (field.english(), field.head(), field.english()),
        Role::Status => ("status", "状态", "status"),
        Role::More => ("more", "其他官方栏目", "further official cell"),
    }
}

fn on_one_line(text: &str) -> String {
    text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ⏎ ")
}
