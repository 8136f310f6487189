//! Columns that whoever imports settles by hand.

use anyhow::{Result, bail};

use super::grid::{MAX_COLUMNS, letters};
use super::header::{Columns, Field, Head, Role, plain};
use super::refusal::Refusal;

/// Columns settled by hand: field and head, or field and the letter of a column.
#[derive(Clone, Debug, Default)]
pub struct Choice(Vec<(Field, String)>);

impl Choice {
    /// Reads `text=政策条款,contact=联系电话`.
    ///
    /// # Errors
    /// When a part is not FIELD=HEAD.
    pub fn read(given: &str) -> Result<Self> {
        let mut choice = Self::default();
        for part in given.split([',', '，']).map(str::trim).filter(|part| !part.is_empty()) {
            let pair = part.split_once(['=', '＝']);
            let named = |name: &str| {
                let mut all = Field::ALL.into_iter();
                all.find(|field| field.english() == name.trim() || field.head() == name.trim())
            };
            match pair.and_then(|(name, head)| Some((named(name)?, plain(head)))) {
                Some((field, head)) if !head.is_empty() => choice.0.push((field, head)),
                _ => bail!(Refusal::BadColumns(part.to_owned())),
            }
        }
        Ok(choice)
    }

    /// Whether nothing was settled.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Columns without any head, where all that was settled are letters of columns.
    pub fn columns(&self) -> Option<Columns> {
        let head = |(field, wanted): &(Field, String)| {
            let at = (0..MAX_COLUMNS).find(|at| is_letter(wanted, *at))?;
            let (text, role) = (wanted.to_uppercase(), Role::Field(*field));
            Some(Head { at, span: 1, text, role, is_guess: false })
        };
        let mut heads = self.0.iter().map(head).collect::<Option<Vec<_>>>()?;
        heads.sort_by_key(|head| head.at);
        Some(Columns { heads }).filter(|columns| columns.place(Field::Text).is_some())
    }

    /// The field that a column was settled to be.
    pub fn field(&self, head: &str, at: usize) -> Option<Field> {
        let fits = |wanted: &String| *wanted == head || is_letter(wanted, at);
        self.0.iter().find(|(_, wanted)| fits(wanted)).map(|(field, _)| *field)
    }
}

fn is_letter(wanted: &str, at: usize) -> bool {
    letters(at + 1).to_lowercase() == wanted
}
