//! Which constant data goes with which file. The linker keeps the pieces apart (`--no-merge-data-segments`): a text, a
//! table of methods, an array. A piece that only later functions reach travels in the second file, to the same place
//! of the shared memory.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use walrus::ir::{Const, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, Data, DataKind, Module};

/// A gap shorter than this, in bytes, is filled in the first file: a piece of its own would cost as much. Never in the
/// second, where it would be laid over what the first has there.
pub(super) const MIN_GAP: usize = 12;

/// A piece of data: its place in memory, and its bytes.
struct Piece<'a> {
    start: usize,
    bytes: &'a [u8],
}

impl Piece<'_> {
    /// What may be addresses in it: every aligned word.
    fn words(&self) -> impl Iterator<Item = usize> {
        let skip = self.start.wrapping_neg() % 4;
        let words = self.bytes.get(skip..).unwrap_or_default().chunks_exact(4);
        words.map(|word| word.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
    }
}

/// The pieces that `later` functions reach and no other does, by their place in the file.
pub(super) fn later(module: &Module, later: &BTreeSet<usize>) -> BTreeSet<usize> {
    let pieces: Vec<_> = module.data.iter().filter_map(piece).collect();
    let (mut for_first, mut for_later) = (Addresses::default(), Addresses::default());
    for (id, function) in module.funcs.iter_local() {
        let found = if later.contains(&id.index()) { &mut for_later } else { &mut for_first };
        dfs_in_order(found, function, function.entry_block());
    }
    let first = reached(&pieces, for_first.0);
    let pieces = reached(&pieces, for_later.0);
    pieces.difference(&first).copied().collect()
}

/// Leaves some pieces, laid together where they are neighbours or less than `min_gap` bytes apart.
pub(super) fn keep(
    module: &mut Module,
    min_gap: usize,
    keep: impl Fn(usize) -> bool,
) -> Result<()> {
    let memory = module.get_memory_id()?;
    let mut pieces = Vec::new();
    for (idx, data) in module.data.iter().enumerate().filter(|(idx, _)| keep(*idx)) {
        pieces.push((idx, piece(data).context("a piece of data has no place")?));
    }
    let runs = runs(&pieces, min_gap);
    let old: Vec<_> = module.data.iter().map(Data::id).collect();
    old.into_iter().for_each(|data| module.data.delete(data));
    module.memories.get_mut(memory).data_segments.clear();
    for (start, bytes) in runs {
        let offset = ConstExpr::Value(Value::I32(i32::try_from(start)?));
        let data = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(data);
    }
    Ok(())
}

/// Where each run of pieces starts, and its bytes.
fn runs(pieces: &[(usize, Piece<'_>)], min_gap: usize) -> Vec<(usize, Vec<u8>)> {
    let mut runs: Vec<(usize, Vec<u8>)> = Vec::new();
    let mut next = 0;
    for (idx, piece) in pieces {
        match runs.last_mut() {
            // Between neighbours there is nothing but what aligns the second.
            Some((run, laid)) if *idx == next || piece.start < *run + laid.len() + min_gap => {
                laid.resize(piece.start - *run, 0);
                laid.extend_from_slice(piece.bytes);
            }
            _ => runs.push((piece.start, piece.bytes.to_vec())),
        }
        next = idx + 1;
    }
    runs
}

fn piece(data: &Data) -> Option<Piece<'_>> {
    let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind else {
        return None;
    };
    Some(Piece { start: usize::try_from(start).ok()?, bytes: &data.value })
}

/// The pieces at these addresses, and those that they point to.
fn reached(pieces: &[Piece<'_>], addresses: BTreeSet<usize>) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = addresses.into_iter().collect();
    while let Some(address) = open.pop() {
        let Some(idx) = at(pieces, address) else { continue };
        if reached.insert(idx) {
            open.extend(pieces[idx].words());
        }
    }
    reached
}

/// The piece that holds an address; the linker lays them in order.
fn at(pieces: &[Piece<'_>], address: usize) -> Option<usize> {
    let idx = pieces.partition_point(|piece| piece.start <= address).checked_sub(1)?;
    let piece = &pieces[idx];
    (address < piece.start + piece.bytes.len().max(1)).then_some(idx)
}

/// Whatever in a function may be the address of data.
#[derive(Default)]
struct Addresses(BTreeSet<usize>);

impl Visitor<'_> for Addresses {
    fn visit_const(&mut self, constant: &Const) {
        if let Value::I32(value) = constant.value {
            self.0.extend(usize::try_from(value));
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.0.extend(usize::try_from(load.arg.offset));
    }

    fn visit_store(&mut self, store: &Store) {
        self.0.extend(usize::try_from(store.arg.offset));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_pointed_to_is_reached_and_its_neighbour_is_not() {
        let table = [8, 0, 0, 0];
        let pieces = [
            Piece { start: 4, bytes: &table },
            Piece { start: 8, bytes: b"pointed" },
            Piece { start: 15, bytes: b"neighbour" },
        ];
        assert_eq!(reached(&pieces, [4].into()), [0, 1].into());
        assert_eq!(reached(&pieces, [16].into()), [2].into());
        assert_eq!(reached(&pieces, [0, 24].into()), [].into());
    }

    #[test]
    fn runs_fill_what_aligns_and_never_what_belongs_to_the_other_file() {
        let piece = |start, bytes| Piece { start, bytes };
        let pieces = [(0, piece(0, &b"abc"[..])), (1, piece(4, b"d")), (3, piece(9, b"e"))];
        let apart = vec![(0, b"abc\0d".to_vec()), (9, b"e".to_vec())];
        assert_eq!(runs(&pieces, 0), apart);
        assert_eq!(runs(&pieces, MIN_GAP), [(0, b"abc\0d\0\0\0\0e".to_vec())]);
    }

    #[test]
    fn words_stand_at_places_that_four_divides() {
        let piece = Piece { start: 6, bytes: &[9, 9, 1, 1, 0, 0, 7] };
        assert_eq!(piece.words().collect::<Vec<_>>(), [257]);
    }
}
