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

/// So many rows are put into the page before it has its turn: the first are on screen while the others follow.
const BATCH: usize = 4;
/// So many rows that have left the page are kept, in case they come back.
const MAX_RESTING: usize = 60;

struct Row {
    node: NodeState,
    in_page: bool,
    // Ends the signals and effects that the row made.
    _owner: Owner,
}

/// Rows by key, and the keys in the order shown.
#[derive(Default)]
struct Rows {
    by_key: Vec<Option<Row>>,
    order: Vec<usize>,
    n_resting: usize,
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
        let draw_row: DrawRow = Rc::new(move |key| {
            let child = owner.with(Owner::new);
            Row { node: child.with(|| draw(key).build()), in_page: false, _owner: child }
        });
        let (held, place) = (rows.clone(), end.clone());
        let effect = RenderEffect::new(move |_| {
            held.borrow_mut().wanted = keys();
            advance(&held, &draw_row, &place);
        });
        KeyedState { rows, end, _effect: effect }
    }
}

type DrawRow = Rc<dyn Fn(usize) -> Row>;

/// Puts a batch into the page, and the others after the page has had its turn.
fn advance(rows: &Rc<RefCell<Rows>>, draw: &DrawRow, end: &Placeholder) {
    let Ok(mut now) = rows.try_borrow_mut() else { return };
    let mut keys = now.wanted.clone();
    let mut n_new = 0;
    let is_new = |key: &usize| {
        let row = now.by_key.get(*key).and_then(Option::as_ref);
        row.is_none_or(|row| !row.in_page)
    };
    let mut fits = |key: &usize| {
        n_new += usize::from(is_new(key));
        n_new <= BATCH
    };
    keys.truncate(keys.iter().take_while(|key| fits(key)).count());
    let is_done = keys.len() == now.wanted.len();
    now.become_those_of(keys, &**draw, end);
    drop(now);
    if !is_done {
        let (rows, draw, end) = (Rc::downgrade(rows), draw.clone(), end.clone());
        let more = move || {
            // The list may be gone by then.
            if let Some(rows) = rows.upgrade() {
                advance(&rows, &draw, &end);
            }
        };
        set_timeout(more, Duration::ZERO);
    }
}

impl Rows {
    /// Takes away, draws and puts in place. A row that stays is moved only when the order has changed.
    fn become_those_of(
        &mut self,
        keys: Vec<usize>,
        draw: &dyn Fn(usize) -> Row,
        end: &Placeholder,
    ) {
        self.by_key.resize_with(
            keys.iter().map(|key| key + 1).fold(self.by_key.len(), usize::max),
            || None,
        );
        let mut rank = vec![usize::MAX; self.by_key.len()];
        keys.iter().enumerate().for_each(|(idx, key)| rank[*key] = idx);
        let mut last = 0;
        let mut in_order = true;
        for key in std::mem::take(&mut self.order) {
            if rank[key] == usize::MAX {
                self.rest(key);
            } else {
                in_order &= rank[key] >= last;
                last = rank[key];
            }
        }
        self.order = keys;
        let is_in_page = Rndr::get_parent(end).is_some();
        // From the last to the first, so that what a row goes before is always in its place.
        let mut next: Option<usize> = None;
        for key in self.order.iter().rev().copied() {
            let kept = self.by_key[key].take();
            self.n_resting -= usize::from(kept.as_ref().is_some_and(|row| !row.in_page));
            let mut row = kept.unwrap_or_else(|| draw(key));
            if is_in_page && !(row.in_page && in_order) {
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

    /// Takes a row from the page; it rests if there is room.
    fn rest(&mut self, key: usize) {
        let Some(mut row) = self.by_key[key].take() else { return };
        row.node.unmount();
        if self.n_resting < MAX_RESTING {
            row.in_page = false;
            self.n_resting += 1;
            self.by_key[key] = Some(row);
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
