//! What the widget tells the page it is on.

use std::rc::Rc;

use policy_core::Issue;

use crate::state::Failure;

/// Something that the page may want to know.
#[derive(Clone, Debug)]
pub enum WidgetEvent {
    /// The guide is shown.
    Ready,
    /// What is searched for or chosen has changed.
    FilterChange,
    /// A card was opened.
    Open(u32),
    /// A number is being called.
    Call {
        /// The policy, where the number stands with one.
        policy: Option<u32>,
        /// The number as printed.
        phone: String,
    },
    /// The guide could not be loaded.
    Failed(Failure),
    /// Something in the guide is faulty.
    Faulty(Vec<Issue>),
}

/// Whom to tell what happens.
pub type Tell = Rc<dyn Fn(WidgetEvent)>;
