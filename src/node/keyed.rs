//! Rows that keep their place in the page while others come and go.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{Owner, set_timeout};
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::types::{Element, Placeholder};
use leptos::tachys::renderer::{CastFrom, Rndr};
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

/// So many rows are put into place each time that the ones before have been painted.
const BATCH: usize = 6;
/// After this they have: a frame, and a little more.
const PAINTED: Duration = Duration::from_millis(20);
/// So many rows that have left the page are kept for longer, in case they come back.
const MAX_RESTING: usize = 60;
/// How a row lies over the first one of a grid.
const OVER: &str = "position:absolute;z-index:1;top:0;left:0;right:0;grid-column:1/2";
/// How a list looks that has no rows any more.
const AWAY: &str = "content-visibility:hidden";

struct Row {
    node: NodeState,
    in_page: bool,
    /// The change that it was last drawn for.
    change: u32,
    // Ends the signals and effects that the row made.
    _owner: Owner,
}

/// Rows by key, and the keys in the order of the page.
struct Rows {
    draw: Box<dyn Fn(usize) -> Node + Send>,
    // Rows belong to the list, not to its effect, which cleans up after itself on every change.
    owner: Owner,
    by_key: Vec<Option<Row>>,
    order: Vec<usize>,
    /// Counts the changes.
    change: u32,
    /// The keys of the newest change.
    wanted: Vec<usize>,
    /// What shows the newest change, until the rows are in place.
    told: Option<Element>,
    end: Placeholder,
}

/// The rows in the page, and an empty node after them that holds the place.
pub struct KeyedState {
    rows: Rc<RefCell<Rows>>,
    _effect: RenderEffect<()>,
}

impl Keyed {
    pub(super) fn build(self) -> KeyedState {
        let Self { mut keys, draw } = self;
        let rows = Rc::new(RefCell::new(Rows {
            draw,
            owner: Owner::current().unwrap_or_default(),
            by_key: Vec::new(),
            order: Vec::new(),
            change: 0,
            wanted: Vec::new(),
            told: None,
            end: Rndr::create_placeholder(),
        }));
        // The effect's task outlives the list until it is polled again; the rows must not, or their effects would go on
        // over signals that are gone.
        let held = Rc::downgrade(&rows);
        let effect = RenderEffect::new(move |_| {
            let keys = keys();
            if let Some(rows) = held.upgrade() {
                rows.borrow_mut().show(keys);
                settle_soon(&rows);
            }
        });
        KeyedState { rows, _effect: effect }
    }
}

/// Puts the rows into place once what shows the change has been painted.
fn settle_soon(rows: &Rc<RefCell<Rows>>) {
    let rows = Rc::downgrade(rows);
    let settle = move || {
        // The list may be gone by then.
        let Some(rows) = rows.upgrade() else { return };
        let is_done = rows.try_borrow_mut().is_ok_and(|mut rows| rows.settle());
        if !is_done {
            settle_soon(&rows);
        }
    };
    set_timeout(settle, PAINTED);
}

impl Rows {
    /// Shows a change: the best row over the first one, and no other is moved. That is what a phone shows above its
    /// keyboard, and it is the least that a browser can do.
    fn show(&mut self, keys: Vec<usize>) {
        let size = keys.iter().map(|key| key + 1).fold(self.by_key.len(), usize::max);
        self.by_key.resize_with(size, || None);
        self.wanted = keys;
        self.change = self.change.wrapping_add(1);
        self.untell();
        let Some(best) = self.wanted.first().copied() else {
            return self.tell(Rndr::get_parent(&self.end).and_then(Element::cast_from), AWAY);
        };
        let first = self.order.first().copied().unwrap_or(best);
        self.put(best, None);
        if !self.order.contains(&best) {
            self.order.push(best);
        }
        if first != best {
            self.tell(self.by_key[best].as_ref().and_then(|row| row.node.elements().pop()), OVER);
        }
    }

    fn tell(&mut self, told: Option<Element>, style: &str) {
        if let Some(told) = &told {
            Rndr::set_property(told, "style", &style.into());
        }
        self.told = told;
    }

    fn untell(&mut self) {
        if let Some(told) = self.told.take() {
            Rndr::remove_attribute(&told, "style");
        }
    }

    /// Takes away, draws and puts in place what does not stay, some rows at a time. Whether that was all.
    fn settle(&mut self) -> bool {
        self.trim();
        self.untell();
        let staying = self.staying();
        for key in std::mem::take(&mut self.order) {
            if let Some(row) = self.by_key[key].as_mut().filter(|_| !staying[key]) {
                row.node.unmount();
                row.in_page = false;
            }
        }
        let mut n_new = 0;
        let mut keys = self.wanted.clone();
        keys.retain(|key| {
            n_new += usize::from(!staying[*key]);
            staying[*key] || n_new <= BATCH
        });
        // From the last to the first, so that what a row goes before is always in its place.
        let mut next = None;
        for key in keys.iter().copied().rev() {
            self.put(key, next);
            next = Some(key);
        }
        self.order = keys;
        n_new <= BATCH
    }

    /// By key, whether a row of the page is wanted where it stands: as many of them as can be.
    fn staying(&self) -> Vec<bool> {
        let mut ranks = vec![usize::MAX; self.by_key.len()];
        self.wanted.iter().enumerate().for_each(|(rank, key)| ranks[*key] = rank);
        let wanted = self.order.iter().map(|key| ranks[*key]).filter(|rank| *rank != usize::MAX);
        let mut staying = vec![false; ranks.len()];
        for rank in rising(&wanted.collect::<Vec<_>>()) {
            staying[self.wanted[rank]] = true;
        }
        staying
    }

    /// Has a row in the page and drawn for the newest change; a new one stands before the next, or at the end.
    fn put(&mut self, key: usize, next: Option<usize>) {
        let mut row = self.by_key[key].take().unwrap_or_else(|| self.draw_row(key));
        if row.change != self.change {
            row.node.freshen();
            row.change = self.change;
        }
        // The list itself may be in no page yet; it brings its rows.
        if !row.in_page && Rndr::get_parent(&self.end).is_some() {
            match next.and_then(|next| self.by_key[next].as_ref()) {
                Some(next) => next.node.insert_before_this(&mut row.node),
                None => insert_before(&self.end, &mut row.node),
            };
        }
        row.in_page = true;
        self.by_key[key] = Some(row);
    }

    fn draw_row(&self, key: usize) -> Row {
        let owner = self.owner.with(Owner::new);
        let node = owner.with(|| (self.draw)(key).build());
        Row { node, in_page: false, change: self.change, _owner: owner }
    }

    /// Ends resting rows that there is no room for and that are not on their way back. It takes long, and nobody waits
    /// for it.
    fn trim(&mut self) {
        let mut n_resting = 0;
        for (key, row) in self.by_key.iter_mut().enumerate() {
            let rests = row.as_ref().is_some_and(|row| !row.in_page) && !self.wanted.contains(&key);
            n_resting += usize::from(rests);
            if rests && n_resting > MAX_RESTING {
                *row = None;
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

impl KeyedState {
    pub(super) fn unmount(&mut self) {
        let mut rows = self.rows.borrow_mut();
        rows.each(Mountable::unmount);
        Rndr::remove(&rows.end);
    }

    pub(super) fn mount(
        &mut self,
        parent: &Element,
        marker: Option<&leptos::tachys::renderer::types::Node>,
    ) {
        let mut rows = self.rows.borrow_mut();
        rows.each(|row| row.mount(parent, marker));
        Rndr::insert_node(parent, &rows.end, marker);
    }

    pub(super) fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let rows = self.rows.borrow();
        match rows.order.first().and_then(|key| rows.by_key[*key].as_ref()) {
            Some(row) => row.node.insert_before_this(child),
            None => insert_before(&rows.end, child),
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
