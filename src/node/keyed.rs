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

/// So many rows are put into place each time that the ones before have been painted.
const BATCH: usize = 6;
/// After this what was drawn has been painted: a frame, and a little more.
pub const PAINTED: Duration = Duration::from_millis(20);
/// So many rows that have left the page are kept for longer, in case they come back.
const MAX_RESTING: usize = 60;
/// How a row lies over the first one.
const OVER: &str = "position:absolute;z-index:1;top:0;left:0;right:0;grid-column:1/2";
/// How a row that lies there is not seen, and makes no page longer.
const UNSEEN: &str = "visibility:hidden;transform:translateY(-100%);";

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
    /// What lies over the first row, until the rows are in place.
    over: Option<usize>,
    /// The first row that there was: the end of a search brings it back.
    home: Option<usize>,
    /// The same as long as it is not wanted: it waits in the page, after all others.
    waiting: Option<usize>,
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
            over: None,
            home: None,
            waiting: None,
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
        self.uncover();
        let Some(best) = self.wanted.first().copied() else { return };
        let first = self.order.first().copied().unwrap_or(best);
        let is_new = !self.order.contains(&best);
        if is_new {
            self.order.push(best);
        }
        // One that only moves is drawn for the change once it is in place.
        if is_new || first == best {
            self.put(best, None);
        }
        self.home.get_or_insert(best);
        if self.waiting == Some(best) {
            self.wake();
        }
        if first != best {
            self.dress(best, OVER);
            self.over = Some(best);
        }
    }

    fn dress(&self, key: usize, style: &str) {
        let row = self.by_key.get(key).and_then(Option::as_ref);
        if let Some(element) = row.and_then(|row| row.node.elements().pop()) {
            Rndr::set_property(&element, "style", &style.into());
        }
    }

    fn uncover(&mut self) {
        if let Some(over) = self.over.take() {
            self.dress(over, "");
        }
    }

    fn wake(&mut self) {
        if let Some(waiting) = self.waiting.take() {
            self.dress(waiting, "");
        }
    }

    /// Takes away, draws and puts in place what does not stay, some rows at a time. Whether that was all.
    fn settle(&mut self) -> bool {
        self.trim();
        self.uncover();
        let staying = staying(&self.order, &self.wanted, self.by_key.len());
        let away = self.home.filter(|home| !self.wanted.contains(home));
        if away.is_none() {
            self.order.extend(self.waiting);
            self.wake();
        }
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
        if let Some(home) = away.filter(|_| self.waiting.is_none()) {
            self.put(home, None);
            self.dress(home, &[UNSEEN, OVER].concat());
            self.waiting = away;
        }
        n_new <= BATCH
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
            match next.or(self.waiting).and_then(|next| self.by_key[next].as_ref()) {
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
        for key in self.order.iter().chain(&self.waiting) {
            if let Some(row) = &mut self.by_key[*key] {
                act(&mut row.node);
            }
        }
    }
}

/// For each of `n` keys, whether a row of the page, which stand in the `order` of theirs, is wanted after those that stay
/// before it.
fn staying(order: &[usize], wanted: &[usize], n: usize) -> Vec<bool> {
    let mut ranks = vec![0; n];
    wanted.iter().zip(1..).for_each(|(key, rank)| ranks[*key] = rank);
    let mut staying = vec![false; n];
    let mut last = 0;
    for key in order {
        if ranks[*key] > last {
            last = ranks[*key];
            staying[*key] = true;
        }
    }
    staying
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
    use super::staying;

    #[track_caller]
    fn check(order: &[usize], wanted: &[usize], kept: &[usize]) {
        let staying = staying(order, wanted, 10);
        let found: Vec<usize> = (0..10).filter(|key| staying[*key]).collect();
        assert_eq!(found, kept, "{order:?} to {wanted:?}");
    }

    #[test]
    fn rows_stay_where_they_are_already_in_order() {
        check(&[], &[1, 2], &[]);
        check(&[0, 1, 2], &[0, 1, 2], &[0, 1, 2]);
        check(&[0, 1, 2, 3], &[1, 3], &[1, 3]);
        check(&[1, 2, 3, 0], &[0, 1, 2, 3], &[1, 2, 3]);
        check(&[0, 1, 2], &[2, 1, 0], &[0]);
        check(&[4, 9], &[9, 5, 4], &[4]);
    }
}
