//! What the state says of itself.

use super::*;

#[test]
fn widths_have_a_class_at_their_own_place() {
    assert_eq!(Width::of(320.0), Width::Narrow);
    assert_eq!(Width::of(640.0), Width::Medium);
    assert_eq!(Width::of(959.9), Width::Medium);
    assert_eq!(Width::of(1280.0).id(), "wide");
    assert_eq!(Width::of(f64::NAN), Width::Narrow);
}
