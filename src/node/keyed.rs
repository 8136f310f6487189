//! Rows that keep their place in the page while others come and go.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::Owner;
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

/// A row for each of `keys`, which must not repeat. A row is drawn once and stays as long as its key does.
pub fn keyed(
    keys: impl FnMut() -> Vec<usize> + Send + 'static,
    draw: impl Fn(usize) -> Node + Send + 'static,
) -> Node {
    Node::Keyed(Keyed { keys: Box::new(keys), draw: Box::new(draw) })
}

struct Row {
    key: usize,
    node: NodeState,
    // Ends the signals and effects that the row made.
    _owner: Owner,
}

/// The rows in the page, and an empty node after them that holds the place.
pub struct KeyedState {
    rows: Rc<RefCell<Vec<Row>>>,
    end: Placeholder,
    _effect: RenderEffect<()>,
}

impl Keyed {
    pub(super) fn build(self) -> KeyedState {
        let Self { mut keys, draw } = self;
        let rows = Rc::new(RefCell::new(Vec::new()));
        let end = Rndr::create_placeholder();
        // Rows belong to the list, not to the effect, which cleans up after itself on every change.
        let owner = Owner::current().unwrap_or_default();
        let effect = RenderEffect::new({
            let (rows, end) = (rows.clone(), end.clone());
            move |_| {
                let keys = keys();
                let row = |key| {
                    let child = owner.with(Owner::new);
                    let node = child.with(|| draw(key).build());
                    Row { key, node, _owner: child }
                };
                reconcile(&mut rows.borrow_mut(), &keys, row, &end);
            }
        });
        KeyedState { rows, end, _effect: effect }
    }
}

/// Makes the rows those of `keys`. A row that stays is moved only when the order has changed.
fn reconcile(rows: &mut Vec<Row>, keys: &[usize], draw: impl Fn(usize) -> Row, end: &Placeholder) {
    let mut old: Vec<Option<Row>> = std::mem::take(rows).into_iter().map(Some).collect();
    let mut place_of: Vec<(usize, usize)> =
        old.iter().enumerate().filter_map(|(idx, row)| Some((row.as_ref()?.key, idx))).collect();
    place_of.sort_unstable();
    let find = |key: usize| {
        place_of.binary_search_by_key(&key, |(key, _)| *key).ok().map(|at| place_of[at].1)
    };
    let places: Vec<Option<usize>> = keys.iter().map(|key| find(*key)).collect();
    let kept: Vec<usize> = places.iter().flatten().copied().collect();
    let in_order = kept.is_sorted();
    let mut is_new = Vec::with_capacity(keys.len());
    for (key, place) in keys.iter().zip(places) {
        let kept = place.and_then(|place| old.get_mut(place)?.take());
        is_new.push(kept.is_none() || !in_order);
        rows.push(kept.unwrap_or_else(|| draw(*key)));
    }
    for mut gone in old.into_iter().flatten() {
        gone.node.unmount();
    }
    if Rndr::get_parent(end).is_none() {
        return; // Not in the page yet: mounting puts every row in its place.
    }
    // From the last to the first, so that what a row goes before is always in its place.
    for idx in (0..rows.len()).rev().filter(|idx| is_new[*idx]) {
        let (before, after) = rows.split_at_mut(idx + 1);
        let Some(row) = before.last_mut() else { continue };
        match after.first() {
            Some(next) => next.node.insert_before_this(&mut row.node),
            None => insert_before(end, &mut row.node),
        };
    }
}

impl KeyedState {
    pub(super) fn unmount(&mut self) {
        self.rows.borrow_mut().iter_mut().for_each(|row| row.node.unmount());
        Rndr::remove(&self.end);
    }

    pub(super) fn mount(
        &mut self,
        parent: &Element,
        marker: Option<&leptos::tachys::renderer::types::Node>,
    ) {
        self.rows.borrow_mut().iter_mut().for_each(|row| row.node.mount(parent, marker));
        Rndr::insert_node(parent, &self.end, marker);
    }

    pub(super) fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.rows.borrow().first() {
            Some(row) => row.node.insert_before_this(child),
            None => insert_before(&self.end, child),
        }
    }
}
