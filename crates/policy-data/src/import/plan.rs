//! Which tables are lists of policies, and where their heads stand, before any row is read.

use super::grid::Table;
use super::header::{Choice, Columns};

/// Heads stand in the first rows of a table, or after a title that is repeated on each page.
const MAX_HEADS: usize = 2_000;

/// What a table is.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Whether policies are read from it.
    pub is_list: bool,
    /// Position of each row of heads, what it says, and how many rows it takes.
    heads: Vec<(usize, Columns, usize)>,
    /// Columns that were settled by hand, where no table has heads.
    bare: Option<Columns>,
}

impl Plan {
    /// Looks through all tables. A table whose text column is only guessed counts where no other is surer.
    pub fn of_all(tables: &[Table], choice: &Choice) -> Vec<Self> {
        let mut plans: Vec<Self> = tables.iter().map(|table| Self::of(table, choice)).collect();
        if plans.iter().all(|plan| plan.heads.is_empty()) {
            let bare = choice.columns();
            plans.iter_mut().for_each(|plan| plan.bare.clone_from(&bare));
        }
        let is_sure = |plan: &Self| plan.columns().is_some_and(Columns::is_sure);
        let any_sure = plans.iter().any(is_sure);
        let best = plans.iter().filter_map(|plan| plan.columns().map(Columns::n_fields)).max();
        for plan in &mut plans {
            let n_fields = plan.columns().map(Columns::n_fields);
            plan.is_list = is_sure(plan) || !any_sure && n_fields.is_some() && n_fields == best;
        }
        plans
    }

    fn of(table: &Table, choice: &Choice) -> Self {
        let mut heads: Vec<(usize, Columns, usize)> = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let end = heads.last().map_or(0, |(at, _, n)| at + n);
            if at < end || heads.len() > MAX_HEADS {
                continue;
            }
            let Some((columns, n)) = Columns::recognise(row, table.rows.get(at + 1), choice) else {
                continue;
            };
            // Below the first heads, words of a row are heads only if they are the same, or as sure.
            let is_new = heads.first().is_none_or(|(_, first, _)| {
                same_heads(first, &columns) || columns.is_sure() && columns.n_fields() >= 3
            });
            if is_new {
                heads.push((at, columns, n));
            }
        }
        Self { is_list: false, heads, bare: None }
    }

    /// The columns of its first heads, or those that were settled by hand.
    pub fn columns(&self) -> Option<&Columns> {
        self.heads.first().map(|(_, columns, _)| columns).or(self.bare.as_ref())
    }

    /// The columns of a table without heads.
    pub fn bare(&self) -> Option<&Columns> {
        self.bare.as_ref()
    }

    /// What a row of heads says, and whether it is the first of its rows.
    pub fn heads_at(&self, at: usize) -> Option<(&Columns, bool)> {
        let found = self.heads.iter().find(|(first, _, n)| (*first..first + n).contains(&at))?;
        Some((&found.1, found.0 == at))
    }

    /// Whether the next row that holds something is one of heads.
    pub fn has_heads_after(&self, table: &Table, at: usize) -> bool {
        let holds = |idx: &usize| {
            table
                .rows
                .get(*idx)
                .is_some_and(|row| row.cells.iter().any(|cell| !cell.own().is_empty()))
        };
        let next = (at + 1..table.rows.len()).find(holds);
        next.is_some_and(|next| self.heads_at(next).is_some())
    }
}

fn same_heads(a: &Columns, b: &Columns) -> bool {
    a.heads.len() == b.heads.len() && a.heads.iter().zip(&b.heads).all(|(a, b)| a.text == b.text)
}

/// The first row of each table that looks like heads, for whoever asks why no list was found.
pub fn heads_seen(tables: &[Table]) -> Vec<String> {
    let first = |table: &Table| {
        let rows = table.rows.iter().map(|row| {
            row.cells
                .iter()
                .map(|cell| cell.own().replace('\n', ""))
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
        });
        let mut rows = rows.filter(|texts| {
            texts.len() >= 2 && texts.iter().all(|text| text.chars().count() <= 40)
        });
        rows.next().map(|texts| texts.join("、"))
    };
    tables.iter().filter_map(first).take(3).collect()
}
