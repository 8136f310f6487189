//! A query may come from a link, an attribute or a script, without anybody at the search box.

use super::{Watch, watch};
use crate::state::State;

/// Gets ready to search as soon as something is searched for in a guide that is there.
pub fn prepare_when_asked(state: State, prepare: impl Fn() + 'static) -> Watch {
    let react = move |_: &bool, is_searching: &bool| {
        if *is_searching {
            prepare();
        }
    };
    watch(move || state.is_searching(), react)
}
