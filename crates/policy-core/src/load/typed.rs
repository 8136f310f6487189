//! From text to the types of the format, with what is wrong left out and told.
//!
//! serde stops at the first fault. Here the faulty value is taken out of the text, told, and the rest is read again:
//! the text of a row is short, and faults are rare. What is taken out is the value; its item of a list where the item
//! cannot be without it; all of the text where that cannot be without it.

use std::borrow::Cow;
use std::ops::Range;

use policy_format::UNKNOWN_CHOICE;
use serde::de::DeserializeOwned;

use super::file::{fields, items, n_read};
use super::place::{Log, MAX_ITEMS, Step};
use super::strict;
use crate::issue::{Effect, Expected, Problem};

/// More bytes than this are not read again because of faults; from then on what is left out is coarse.
const MAX_REREAD: usize = 64 << 20;

/// More faults than this in one text are not taken out one by one.
const MAX_MENDED: usize = 500;

/// What stands in a text, which itself stands at `place`. Where nothing of it can be read, `effect` is reported.
pub(crate) fn read<T: DeserializeOwned>(
    log: &Log,
    text: &str,
    place: impl Fn() -> String,
    effect: Effect,
) -> Option<T> {
    let place = &place;
    let mut reading =
        Reading { log, text: Cow::Borrowed(text), place, effect, pending: None, n_mended: 0 };
    loop {
        match strict::from_str(&reading.text) {
            Ok(value) => {
                reading.settle();
                return Some(value);
            }
            Err(err) => reading.mend(way_to(&reading.text, &err), &err.to_string())?,
        }
    }
}

/// A text that is being read.
struct Reading<'a> {
    log: &'a Log,
    text: Cow<'a, str>,
    place: &'a dyn Fn() -> String,
    effect: Effect,
    /// A value that was taken out and is reported as soon as it is known whether its row can be without it.
    pending: Option<(Vec<Step>, Problem)>,
    /// How often something was taken out.
    n_mended: usize,
}

impl Reading<'_> {
    /// Takes out what is wrong; `None` where that is everything.
    fn mend(&mut self, mut way: Vec<Step>, message: &str) -> Option<()> {
        if self.spend() {
            way.truncate(1);
        } else if let Some(name) = name_in(message, "duplicate field `") {
            return self.keep_last_of(&way, name);
        }
        if self.pending.as_ref().is_some_and(|(pending, _)| *pending == way) {
            return self.drop_row(&way);
        }
        self.settle();
        if let Some(name) = name_in(message, "missing field `") {
            way.push(Step::Key(name.to_owned()));
            self.pending = Some((way.clone(), Problem::Missing));
            return self.drop_row(&way);
        }
        if self.cut_long_list(&way) {
            return Some(());
        }
        let problem = self.problem(&way, message);
        let is_missing = problem == Problem::Missing;
        self.pending = Some((way.clone(), problem));
        match (way.last(), self.span(&way)) {
            (Some(Step::Key(_)), Some(span)) if !is_missing => self.replace(span, "null"),
            _ => self.drop_row(&way),
        }
    }

    /// Tells of the value that was taken out: its row can be without it.
    fn settle(&mut self) {
        if let Some((way, problem)) = self.pending.take() {
            self.tell(&way, problem, Effect::ValueLeftOut);
        }
    }

    /// Takes out the item that the pending value stands in, or everything where it stands in none.
    fn drop_row(&mut self, way: &[Step]) -> Option<()> {
        let (value, problem) = self.pending.take()?;
        let end = way.iter().rposition(|step| matches!(step, Step::Idx(_)));
        let Some(end) = end else {
            self.tell(&value, problem, self.effect);
            return None;
        };
        let is_value = end + 1 == way.len() && problem != Problem::WrongType(Expected::Object);
        let effect = if is_value { Effect::ValueLeftOut } else { Effect::RowLeftOut };
        self.tell(&value, problem, effect);
        let list = &way[..end];
        let Step::Idx(idx) = way[end] else { return None };
        let span = self.span(list)?;
        let all = items(&self.text[span.clone()])?;
        let at = all.get(idx)?.clone();
        let gone = match (all.get(idx + 1), idx.checked_sub(1).and_then(|before| all.get(before))) {
            (Some(next), _) => at.start..next.start,
            (None, Some(before)) => before.end..at.end,
            (None, None) => at,
        };
        self.log.remove(self.written(list), idx);
        self.replace(span.start + gone.start..span.start + gone.end, "")
    }

    /// Of fields with the same name the last counts.
    fn keep_last_of(&mut self, way: &[Step], name: &str) -> Option<()> {
        let span = self.span(way)?;
        let text = &self.text[span.clone()];
        let all = fields(text)?;
        let last = all.iter().rposition(|(own, _)| own == name)?;
        let mut kept = String::from("{");
        let mut before = 0;
        for (idx, (own, value)) in all.iter().enumerate() {
            let start = before + text.get(before..)?.find('"')?;
            before = value.end;
            if own != name || idx == last {
                kept.push_str(if kept.len() > 1 { "," } else { "" });
                kept.push_str(text.get(start..before)?);
            }
        }
        kept.push('}');
        self.replace(span, &kept)
    }

    /// Cuts the outermost list on the way that is too long to be read.
    fn cut_long_list(&mut self, way: &[Step]) -> bool {
        for end in 0..way.len() {
            let Some(span) = self.span(&way[..end]) else { return false };
            let Some(all) = items(&self.text[span.clone()]) else { continue };
            if all.len() > MAX_ITEMS {
                self.tell(&way[..end], Problem::TooMany(all.len()), Effect::ValueLeftOut);
                let gone = span.start + all[MAX_ITEMS - 1].end..span.end - 1;
                return self.replace(gone, "").is_some();
            }
        }
        false
    }

    /// Whether too much was read again already: then all of the outermost field is taken out.
    fn spend(&mut self) -> bool {
        self.n_mended += 1;
        let n_reread = self.log.n_reread.get().saturating_add(self.text.len());
        self.log.n_reread.set(n_reread);
        n_reread > MAX_REREAD || self.n_mended > MAX_MENDED
    }

    fn problem(&self, way: &[Step], message: &str) -> Problem {
        let written = self.span(way).map_or("", |span| &self.text[span]);
        if message.starts_with(UNKNOWN_CHOICE) {
            return Problem::UnknownId(serde_json::from_str(written).unwrap_or_default());
        }
        if written == "null" && matches!(way.last(), Some(Step::Key(_))) {
            return Problem::Missing;
        }
        Problem::WrongType(expected(message))
    }

    fn replace(&mut self, span: Range<usize>, with: &str) -> Option<()> {
        let (before, after) = (self.text.get(..span.start)?, self.text.get(span.end..)?);
        self.text = Cow::Owned([before, with, after].concat());
        Some(())
    }

    /// Where the value stands in the text.
    fn span(&self, way: &[Step]) -> Option<Range<usize>> {
        let mut span = 0..self.text.len();
        for step in way {
            let text = &self.text[span.clone()];
            let inner = match step {
                Step::Key(key) => fields(text)?.into_iter().rfind(|(name, _)| name == key)?.1,
                Step::Idx(idx) => items(text)?.get(*idx)?.clone(),
            };
            span = span.start + inner.start..span.start + inner.end;
        }
        Some(span)
    }

    fn tell(&self, way: &[Step], problem: Problem, effect: Effect) {
        if !self.log.is_full() {
            self.log.add(self.written(way), self.number(way), problem, effect);
        }
    }

    /// The place as it is reported.
    fn written(&self, way: &[Step]) -> String {
        let mut place = (self.place)();
        way.iter().for_each(|step| self.log.push(&mut place, step));
        place
    }

    /// The number of the policy that the value stands in.
    fn number(&self, way: &[Step]) -> Option<u32> {
        (0..=way.len()).find_map(|end| {
            let span = self.span(&[&way[..end], &[Step::Key("number".to_owned())]].concat())?;
            self.text[span].parse().ok()
        })
    }
}

/// The steps to the innermost value that a fault is in. `serde_json` stops behind a value of the wrong type, before one that
/// is in brackets, and inside of an object where a field is missing or is there twice.
fn way_to(text: &str, err: &serde_json::Error) -> Vec<Step> {
    let n_read = n_read(text, err);
    let is_before = matches!(text.as_bytes().get(n_read), Some(b'{' | b'['));
    let at = if is_before { n_read } else { n_read.saturating_sub(1) };
    let (mut way, mut span) = (Vec::new(), 0..text.len());
    while let Some((step, inner)) = step_to(&text[span.clone()], at - span.start) {
        way.push(step);
        span = span.start + inner.start..span.start + inner.end;
    }
    way
}

/// The field or item that the byte at `at` is in, with its place.
fn step_to(text: &str, at: usize) -> Option<(Step, Range<usize>)> {
    if let Some(fields) = fields(text) {
        let (name, place) = fields.into_iter().find(|(_, place)| place.contains(&at))?;
        return Some((Step::Key(name), place));
    }
    let (idx, place) =
        items(text)?.into_iter().enumerate().find(|(_, place)| place.contains(&at))?;
    Some((Step::Idx(idx), place))
}

/// The name that a message of serde gives after these words.
fn name_in<'a>(message: &'a str, words: &str) -> Option<&'a str> {
    message.strip_prefix(words)?.split('`').next()
}

/// What serde says that it expected, in our words.
fn expected(message: &str) -> Expected {
    let wanted = message.rsplit_once("expected ").map_or("", |(_, wanted)| wanted);
    let begins = |words: &[&str]| words.iter().any(|word| wanted.starts_with(word));
    match () {
        () if begins(&["a string", "a text"]) => Expected::Text,
        () if begins(&["a sequence"]) => Expected::List,
        () if begins(&["a boolean"]) => Expected::Flag,
        () if begins(&["struct", "an object"]) => Expected::Object,
        () => Expected::Number,
    }
}

#[cfg(test)]
mod tests;
