//! Amounts: numbers with at most two decimals.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

/// A number from zero up with at most two decimals, counted in hundredths so that 2.5 is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hundredths(pub u64);

/// More than this is not read, in units: ten trillion. A floating point number still tells hundredths apart there.
const MAX_WHOLE: u64 = 10_000_000_000_000;

impl Serialize for Hundredths {
    /// Whole numbers are written without a decimal point.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(100) {
            return serializer.serialize_u64(self.0 / 100);
        }
        #[expect(clippy::cast_precision_loss, reason = "what is read is below 2^53")]
        serializer.serialize_f64(self.0 as f64 / 100.0)
    }
}

impl<'de> Deserialize<'de> for Hundredths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_f64(HundredthsVisitor)
    }
}

struct HundredthsVisitor;

impl Visitor<'_> for HundredthsVisitor {
    type Value = Hundredths;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("number")
    }

    fn visit_u64<E: Error>(self, whole: u64) -> Result<Hundredths, E> {
        if whole > MAX_WHOLE {
            return Err(E::custom("expected number"));
        }
        Ok(Hundredths(whole * 100))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Hundredths, E> {
        let hundredths = (number * 100.0).round();
        #[expect(clippy::cast_precision_loss, reason = "ten trillion is exact")]
        let is_fit = number.is_sign_positive() && number <= MAX_WHOLE as f64;
        // Where a third decimal is written, the two differ by a thousandth of a unit or more.
        if !is_fit || (number * 100.0 - hundredths).abs() > 0.001 {
            return Err(E::custom("expected number"));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is whole, not negative, and not above ten trillion"
        )]
        Ok(Hundredths(hundredths as u64))
    }
}
