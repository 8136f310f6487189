//! Rows that keep their place in the page while others come and go.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{Owner, set_timeout};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Placeholder};
use leptos::tachys::view::{Mountable, Render};

use super::{Node, NodeState, insert_before};

/// Which rows there are, and how each is drawn.
pub struct Keyed {
    pub(super) keys: Box<dyn FnMut() -> Vec<usize> + Send>,
    pub(super) draw: Box<dyn Fn(usize) -> Node + Send>,
}

/// A row for each of `keys`, which are small numbers and must not repeat. A row is drawn once and stays as long as its key does.
pub fn keyed(
    keys: impl FnMut() -> Vec<usize> + Send + 'static,
    draw: impl Fn(usize) -> Node + Send + 'static,
) -> Node {
    Node::Keyed(Keyed { keys: Box::new(keys), draw: Box::new(draw) })
}

/// So many rows are put into place at once: below the search box a phone shows no more.
const FIRST: usize = 1;
/// So many rows from the top are drawn fresh at once where they stand.
const NEAR: usize = 3;
/// So many rows follow each time that these have been painted.
const BATCH: usize = 6;
/// After this they have: a frame, and a little more.
const PAINTED: Duration = Duration::from_millis(20);
/// So many rows that have left the page are kept for longer, in case they come back.
const MAX_RESTING: usize = 60;

struct Row {
    node: NodeState,
    in_page: bool,
    /// The change that it was last drawn for.
    change: u32,
    // Ends the signals and effects that the row made.
    _owner: Owner,
}

/// Rows by key, and the keys in the order shown.
#[derive(Default)]
struct Rows {
    by_key: Vec<Option<Row>>,
    order: Vec<usize>,
    n_resting: usize,
    /// Counts the changes.
    change: u32,
    /// The keys of the newest change, while rows are still to be drawn.
    wanted: Vec<usize>,
}

/// The rows in the page, and an empty node after them that holds the place.
pub struct KeyedState {
    rows: Rc<RefCell<Rows>>,
    end: Placeholder,
    _effect: RenderEffect<()>,
}

impl Keyed {
    pub(super) fn build(self) -> KeyedState {
        let Self { mut keys, draw } = self;
        let rows = Rc::new(RefCell::new(Rows::default()));
        let end = Rndr::create_placeholder();
        // Rows belong to the list, not to the effect, which cleans up after itself on every change.
        let owner = Owner::current().unwrap_or_default();
        let draw_row: DrawRow = Rc::new(move |key, change| {
            let child = owner.with(Owner::new);
            Row { node: child.with(|| draw(key).build()), in_page: false, change, _owner: child }
        });
        let (held, place) = (rows.clone(), end.clone());
        let effect = RenderEffect::new(move |_| {
            held.borrow_mut().want(keys());
            advance(&held, &draw_row, &place, true);
        });
        KeyedState { rows, end, _effect: effect }
    }
}

/// Draws the row of a key, for a change.
type DrawRow = Rc<dyn Fn(usize, u32) -> Row>;

/// Puts some rows into place, few with the change itself, and the others once these have been painted. What can stay
/// where it is, stays.
fn advance(rows: &Rc<RefCell<Rows>>, draw: &DrawRow, end: &Placeholder, is_first: bool) {
    let Ok(mut now) = rows.try_borrow_mut() else { return };
    let (most, n_near) = if is_first { (FIRST, NEAR) } else { (BATCH, usize::MAX) };
    let staying = now.staying();
    let mut keys = now.wanted.clone();
    let mut n_new = 0;
    keys.retain(|key| {
        let stays = staying[*key];
        n_new += usize::from(!stays);
        stays || n_new <= most
    });
    let is_all = n_new <= most && keys.len() <= n_near;
    now.become_those_of(keys, &staying, n_near, &**draw, end);
    let is_done = is_all && now.n_resting <= MAX_RESTING;
    drop(now);
    if !is_done {
        let (rows, draw, end) = (Rc::downgrade(rows), draw.clone(), end.clone());
        let more = move || {
            // The list may be gone by then.
            if let Some(rows) = rows.upgrade() {
                // Only now: to end what has left takes long, and nobody waits for it.
                let _ = rows.try_borrow_mut().map(|mut rows| rows.trim());
                advance(&rows, &draw, &end, false);
            }
        };
        set_timeout(more, PAINTED);
    }
}

impl Rows {
    /// Takes in a change.
    fn want(&mut self, keys: Vec<usize>) {
        self.wanted = keys;
        self.change = self.change.wrapping_add(1);
    }

    /// By key, whether a row of the page is wanted where it stands: as many of them as can be.
    fn staying(&mut self) -> Vec<bool> {
        let size = self.wanted.iter().map(|key| key + 1).fold(self.by_key.len(), usize::max);
        self.by_key.resize_with(size, || None);
        let mut ranks = vec![usize::MAX; size];
        self.wanted.iter().enumerate().for_each(|(rank, key)| ranks[*key] = rank);
        let wanted = self.order.iter().map(|key| ranks[*key]).filter(|rank| *rank != usize::MAX);
        let mut staying = vec![false; size];
        for rank in rising(&wanted.collect::<Vec<_>>()) {
            staying[self.wanted[rank]] = true;
        }
        staying
    }

    /// Takes away, draws and puts in place what does not stay.
    fn become_those_of(
        &mut self,
        keys: Vec<usize>,
        staying: &[bool],
        n_near: usize,
        draw: &dyn Fn(usize, u32) -> Row,
        end: &Placeholder,
    ) {
        for key in std::mem::take(&mut self.order) {
            if !staying[key] {
                self.rest(key);
            }
        }
        self.order = keys;
        let is_in_page = Rndr::get_parent(end).is_some();
        // From the last to the first, so that what a row goes before is always in its place.
        let mut next: Option<usize> = None;
        for (place, key) in self.order.iter().copied().enumerate().rev() {
            let kept = self.by_key[key].take();
            self.n_resting -= usize::from(kept.as_ref().is_some_and(|row| !row.in_page));
            let mut row = kept.unwrap_or_else(|| draw(key, self.change));
            if row.change != self.change && (place < n_near || !row.in_page) {
                row.node.freshen();
                row.change = self.change;
            }
            if is_in_page && !row.in_page {
                match next.and_then(|next| self.by_key[next].as_ref()) {
                    Some(next) => next.node.insert_before_this(&mut row.node),
                    None => insert_before(end, &mut row.node),
                };
            }
            row.in_page = true;
            self.by_key[key] = Some(row);
            next = Some(key);
        }
    }

    /// Takes a row from the page; it rests.
    fn rest(&mut self, key: usize) {
        if let Some(row) = &mut self.by_key[key] {
            row.node.unmount();
            row.in_page = false;
            self.n_resting += 1;
        }
    }

    /// Ends resting rows that there is no room for and that are not on their way back.
    fn trim(&mut self) {
        if self.n_resting <= MAX_RESTING {
            return;
        }
        for (key, row) in self.by_key.iter_mut().enumerate() {
            let rests = row.as_ref().is_some_and(|row| !row.in_page);
            if self.n_resting > MAX_RESTING && rests && !self.wanted.contains(&key) {
                *row = None;
                self.n_resting -= 1;
            }
        }
    }

    fn each(&mut self, mut act: impl FnMut(&mut NodeState)) {
        for key in &self.order {
            if let Some(row) = &mut self.by_key[*key] {
                act(&mut row.node);
            }
        }
    }
}

/// The longest way through different numbers, from the left to the right, that only rises.
fn rising(numbers: &[usize]) -> Vec<usize> {
    // Of the ways of each length so far, the place of the least number that one ends with.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = Vec::new();
    for (idx, number) in numbers.iter().enumerate() {
        let len = ends.partition_point(|end| numbers[*end] < *number);
        before.push(len.checked_sub(1).map(|len| ends[len]));
        match ends.get_mut(len) {
            Some(end) => *end = idx,
            None => ends.push(idx),
        }
    }
    let last = ends.last().copied();
    std::iter::successors(last, |idx| before[*idx]).map(|idx| numbers[idx]).collect()
}

impl Drop for KeyedState {
    fn drop(&mut self) {
        // The effect's task holds the rows until it is polled again; until then their effects would go on, over
        // signals that are gone.
        let rows = self.rows.try_borrow_mut().map(|mut rows| std::mem::take(&mut *rows));
        drop(rows);
    }
}

impl KeyedState {
    pub(super) fn unmount(&mut self) {
        self.rows.borrow_mut().each(Mountable::unmount);
        Rndr::remove(&self.end);
    }

    pub(super) fn mount(
        &mut self,
        parent: &Element,
        marker: Option<&leptos::tachys::renderer::types::Node>,
    ) {
        self.rows.borrow_mut().each(|row| row.mount(parent, marker));
        Rndr::insert_node(parent, &self.end, marker);
    }

    pub(super) fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let rows = self.rows.borrow();
        match rows.order.first().and_then(|key| rows.by_key[*key].as_ref()) {
            Some(row) => row.node.insert_before_this(child),
            None => insert_before(&self.end, child),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn as_many_rows_as_can_stay_where_they_are() {
        assert!(rising(&[]).is_empty());
        assert_eq!(rising(&[0, 1, 2]), [2, 1, 0]);
        assert_eq!(
            rising(&[1, 2, 3, 0]),
            [3, 2, 1],
            "the last becomes the first: one row is moved"
        );
        assert_eq!(
            rising(&[3, 0, 1, 2]),
            [2, 1, 0],
            "the first becomes the last: one row is moved"
        );
        assert_eq!(rising(&[2, 1, 0]).len(), 1);
        assert_eq!(rising(&[7, 2, 8, 1, 3, 9, 4]), [4, 3, 1]);
    }
}
