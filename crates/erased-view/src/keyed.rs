//! Rows that keep their nodes while others come and go, as Leptos' `<For>`.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::Owner;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};
use leptos::tachys::view::{Mountable, Render};

use crate::render::insert_before;
use crate::{ErasedState, ErasedView, Kind};

/// Which rows there are, and how each is drawn.
pub(crate) struct Keyed {
    pub keys: Box<dyn FnMut() -> Vec<usize> + Send>,
    pub draw: Box<dyn Fn(usize) -> ErasedView + Send>,
}

/// A row for each of `keys`, which are small numbers and must not repeat. A row is drawn once and stays as long as its
/// key does; one that has left is kept for a while, since what is typed next often brings it back.
pub fn keyed(
    keys: impl FnMut() -> Vec<usize> + Send + 'static,
    draw: impl Fn(usize) -> ErasedView + Send + 'static,
) -> ErasedView {
    ErasedView(Kind::Keyed(Keyed { keys: Box::new(keys), draw: Box::new(draw) }))
}

/// So many rows that have left the page are kept, in case they come back.
const MAX_KEPT: usize = 60;

struct Row {
    view: ErasedState,
    in_page: bool,
    // Ends the signals and effects that the row made.
    _owner: Owner,
}

/// Rows by key, and the keys in the order of the page.
struct Rows {
    draw: Box<dyn Fn(usize) -> ErasedView + Send>,
    // Rows belong to the list, not to its effect, which cleans up after itself on every change.
    owner: Owner,
    by_key: Vec<Option<Row>>,
    order: Vec<usize>,
    end: Placeholder,
}

/// The rows in the page, and an empty node after them that holds the place.
pub(crate) struct KeyedState {
    rows: Rc<RefCell<Rows>>,
    _effect: RenderEffect<()>,
}

impl Keyed {
    pub fn build(self) -> KeyedState {
        let Self { mut keys, draw } = self;
        let rows = Rc::new(RefCell::new(Rows {
            draw,
            owner: Owner::current().unwrap_or_default(),
            by_key: Vec::new(),
            order: Vec::new(),
            end: Rndr::create_placeholder(),
        }));
        // The effect's task outlives the list until it is polled again; the rows must not, or their effects would go on
        // over signals that are gone.
        let held = Rc::downgrade(&rows);
        let effect = RenderEffect::new(move |_| {
            let keys = keys();
            if let Some(rows) = held.upgrade() {
                rows.borrow_mut().show(keys);
            }
        });
        KeyedState { rows, _effect: effect }
    }
}

impl Rows {
    /// Takes away, draws and puts in place what does not stay.
    fn show(&mut self, keys: Vec<usize>) {
        let size = keys.iter().map(|key| key + 1).fold(self.by_key.len(), usize::max);
        self.by_key.resize_with(size, || None);
        let staying = staying(&self.order, &keys, size);
        for key in std::mem::take(&mut self.order) {
            if let Some(row) = self.by_key[key].as_mut().filter(|_| !staying[key]) {
                row.view.unmount();
                row.in_page = false;
            }
        }
        // From the last to the first, so that what a row goes before is always in its place.
        let mut next = None;
        for key in keys.iter().copied().rev() {
            self.put(key, next);
            next = Some(key);
        }
        self.order = keys;
        self.forget();
    }

    /// Has a row in the page, before the next one or at the end.
    fn put(&mut self, key: usize, next: Option<usize>) {
        let mut row = self.by_key[key].take().unwrap_or_else(|| self.draw_row(key));
        // The list itself may be in no page yet; it brings its rows.
        if !row.in_page && Rndr::get_parent(&self.end).is_some() {
            match next.and_then(|next| self.by_key[next].as_ref()) {
                Some(next) => next.view.insert_before_this(&mut row.view),
                None => insert_before(&self.end, &mut row.view),
            };
        }
        row.in_page = true;
        self.by_key[key] = Some(row);
    }

    fn draw_row(&self, key: usize) -> Row {
        let owner = self.owner.with(Owner::new);
        let view = owner.with(|| (self.draw)(key).build());
        Row { view, in_page: false, _owner: owner }
    }

    /// Ends rows out of the page that there is no room for.
    fn forget(&mut self) {
        let mut n_kept = 0;
        for row in &mut self.by_key {
            let is_out = row.as_ref().is_some_and(|row| !row.in_page);
            n_kept += usize::from(is_out);
            if is_out && n_kept > MAX_KEPT {
                *row = None;
            }
        }
    }

    fn each(&mut self, mut act: impl FnMut(&mut ErasedState)) {
        for key in &self.order {
            if let Some(row) = &mut self.by_key[*key] {
                act(&mut row.view);
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
    pub fn unmount(&mut self) {
        let mut rows = self.rows.borrow_mut();
        rows.each(Mountable::unmount);
        Rndr::remove(&rows.end);
    }

    pub fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let mut rows = self.rows.borrow_mut();
        rows.each(|row| row.mount(parent, marker));
        Rndr::insert_node(parent, &rows.end, marker);
    }

    pub fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let rows = self.rows.borrow();
        match rows.order.first().and_then(|key| rows.by_key[*key].as_ref()) {
            Some(row) => row.view.insert_before_this(child),
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
