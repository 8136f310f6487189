//! The finder's questions: new ones and their answers, their order, who depends on them, and what becomes of that when
//! one is taken away.
//!
//! Nobody is made likely by what is taken away: a condition without its question is left to the office, and a branch of
//! the text without its answers is an error until somebody says whom it is for.

pub use policy_core::guide::ChoiceKind;
use policy_data::import::fresh_id;
use serde_json::{Map, Value, json};

use crate::history::Document;
use crate::place::{at, items, text, words};

/// Where the questions stand in a guide.
pub const QUESTIONS: &str = "/questions";

/// What is put where, or taken away.
pub type Changes = Vec<(Document, String, Option<Value>)>;

/// A word in each of some languages, by the tag of the language.
pub type Named<'a> = &'a [(&'a str, &'a str)];

/// How many answers a question takes, and what an answer says that was not chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One.
    One,
    /// Several; what was not chosen stays open.
    Many,
    /// Several; what was not chosen does not hold.
    Complete,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::One, Self::Many, Self::Complete];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Many => "many",
            Self::Complete => "complete",
        }
    }

    /// Of a question.
    pub fn of(question: &Value) -> Self {
        match (question["many"] == true, question["complete"] == true) {
            (false, _) => Self::One,
            (true, false) => Self::Many,
            (true, true) => Self::Complete,
        }
    }

    /// Makes the question at a place one of this kind.
    pub fn set(self, question: &str) -> Changes {
        let flag = |name, is_on: bool| {
            (Document::Guide, format!("{question}/{name}"), is_on.then_some(Value::Bool(true)))
        };
        vec![flag("many", self != Self::One), flag("complete", self == Self::Complete)]
    }
}

/// What choosing an answer means.
pub fn meaning(answer: &Value) -> ChoiceKind {
    match (answer["none"] == true, answer["unsure"] == true) {
        (true, _) => ChoiceKind::None,
        (_, true) => ChoiceKind::Unsure,
        _ => ChoiceKind::Holds,
    }
}

/// Makes the answer at a place mean this.
pub fn set_meaning(answer: &str, meaning: ChoiceKind) -> Changes {
    let flag = |name, own| {
        let is_on = (meaning == own).then_some(Value::Bool(true));
        (Document::Guide, format!("{answer}/{name}"), is_on)
    };
    vec![flag("none", ChoiceKind::None), flag("unsure", ChoiceKind::Unsure)]
}

/// Who depends on a question: numbers of policies, altogether and by the id of the answer that they name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Users {
    /// Policies that name the question.
    pub all: Vec<u64>,
    by_answer: Vec<(String, Vec<u64>)>,
}

impl Users {
    /// Of the question of an id.
    pub fn of(guide: &Value, question: &str) -> Self {
        let mut users = Self::default();
        for policy in items(guide, "/policies") {
            let number = policy["number"].as_u64().unwrap_or(0);
            for part in parts(policy).filter(|part| part["question"] == question) {
                add(&mut users.all, number);
                named_answers(part).for_each(|answer| users.add_to(answer, number));
            }
        }
        users
    }

    /// Policies that name an answer.
    pub fn of_answer(&self, answer: &str) -> &[u64] {
        let found = self.by_answer.iter().find(|(id, _)| id == answer);
        found.map_or(&[], |(_, numbers)| numbers)
    }

    fn add_to(&mut self, answer: &str, number: u64) {
        match self.by_answer.iter_mut().find(|(id, _)| id == answer) {
            Some((_, numbers)) => add(numbers, number),
            None => self.by_answer.push((answer.to_owned(), vec![number])),
        }
    }
}

fn add(numbers: &mut Vec<u64>, number: u64) {
    if numbers.last() != Some(&number) {
        numbers.push(number);
    }
}

/// The parts of a policy that may name a question.
fn parts(policy: &Value) -> impl Iterator<Item = &Value> {
    let list = |of: &'static str, name| of_list(&policy[of][name]);
    let whens = list("editorial", "benefits").iter().flat_map(|benefit| of_list(&benefit["when"]));
    list("editorial", "conditions").iter().chain(whens)
}

fn of_list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The lists of a part that name answers.
const ANSWERS: [&str; 2] = ["any_of", "perhaps"];

fn named_answers(part: &Value) -> impl Iterator<Item = &str> {
    ANSWERS.iter().flat_map(|list| of_list(&part[*list])).filter_map(Value::as_str)
}

/// A new question at the end, under an id that nothing has or names. It begins with the two answers that every question
/// needs: none of the others, and not sure.
pub fn fresh_question(
    guide: &Value,
    asked: &str,
    lang: &str,
    none: Named<'_>,
    unsure: Named<'_>,
) -> (String, Value) {
    let known = items(guide, QUESTIONS);
    let named: Vec<&str> = items(guide, "/policies")
        .iter()
        .flat_map(parts)
        .filter_map(|part| part["question"].as_str())
        .collect();
    let id = fresh_id(asked, |id| known.iter().any(|one| one["id"] == *id) || named.contains(&id));
    let answers = json!([way_out("none", none), way_out("unsure", unsure)]);
    let question = json!({ "id": id, "text": { lang: asked.trim() }, "answers": answers });
    (format!("{QUESTIONS}/{}", known.len()), question)
}

fn way_out(kind: &str, names: Named<'_>) -> Value {
    let names = names.iter().map(|(lang, name)| ((*lang).to_owned(), json!(name)));
    let fields = std::iter::once(("id".to_owned(), json!(kind))).chain(names);
    fields.chain([(kind.to_owned(), json!(true))]).collect::<Map<_, _>>().into()
}

/// The answers of a question with a new one, before those that exclude or leave open: where it stands, and all of them.
pub fn with_answer(guide: &Value, question: &str, name: &str, lang: &str) -> (usize, Value) {
    let asked = at(guide, question);
    let mut answers = items(asked, "/answers").to_vec();
    let users = Users::of(guide, text(asked, "/id"));
    let is_used =
        |id: &str| answers.iter().any(|one| one["id"] == *id) || !users.of_answer(id).is_empty();
    let answer = json!({ "id": fresh_id(name, is_used), lang: name.trim() });
    let holds = |answer: &Value| meaning(answer) == ChoiceKind::Holds;
    let idx = answers.iter().rposition(holds).map_or(0, |last| last + 1);
    answers.insert(idx, answer);
    (idx, answers.into())
}

/// A list with an item and its neighbour in each other's place; nothing where there is no neighbour.
pub fn moved(guide: &Value, list: &str, idx: usize, is_up: bool) -> Option<Value> {
    let mut all = items(guide, list).to_vec();
    let other = if is_up { idx.checked_sub(1)? } else { idx + 1 };
    (idx.max(other) < all.len()).then(|| {
        all.swap(idx, other);
        all.into()
    })
}

/// Takes a question away, and from all that names it.
pub fn without_question(guide: &Value, question: &str) -> Changes {
    let id = text(at(guide, question), "/id");
    let mut changes = in_policies(guide, id, |part, is_condition| match part.as_object_mut() {
        Some(fields) if is_condition => {
            for name in ["question", "any_of", "perhaps", "attainable"] {
                fields.shift_remove(name);
            }
        }
        _ => *part = json!({ "question": "", "any_of": [] }),
    });
    changes.push((Document::Guide, question.to_owned(), None));
    changes
}

/// Takes an answer away, and from all that names it.
pub fn without_answer(guide: &Value, question: &str, answer: usize) -> Changes {
    let place = format!("{question}/answers/{answer}");
    let (asked, own) = (text(at(guide, question), "/id"), text(at(guide, &place), "/id"));
    let mut changes = in_policies(guide, asked, |part, _| {
        for list in ANSWERS {
            let ids = words(part, &format!("/{list}"));
            if ids.iter().any(|id| id == own) {
                part[list] = ids.into_iter().filter(|id| id != own).collect();
            }
        }
    });
    changes.push((Document::Guide, place, None));
    changes
}

/// What `act` makes of each part that names a question; it is told whether the part is a condition.
fn in_policies(guide: &Value, question: &str, act: impl Fn(&mut Value, bool)) -> Changes {
    let names = |part: &Value| part["question"] == question;
    let mut changes = Changes::new();
    for (idx, policy) in items(guide, "/policies").iter().enumerate() {
        let mut put = |name: &str, new| {
            changes.push((Document::Guide, format!("/policies/{idx}/editorial/{name}"), Some(new)));
        };
        let conditions = of_list(&policy["editorial"]["conditions"]);
        if conditions.iter().any(names) {
            let mut conditions = conditions.to_vec();
            conditions.iter_mut().filter(|one| names(one)).for_each(|one| act(one, true));
            put("conditions", conditions.into());
        }
        for (nth, benefit) in of_list(&policy["editorial"]["benefits"]).iter().enumerate() {
            let mut when = of_list(&benefit["when"]).to_vec();
            if when.iter().any(names) {
                when.iter_mut().filter(|one| names(one)).for_each(|one| act(one, false));
                put(&format!("benefits/{nth}/when"), when.into());
            }
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::put;

    fn guide() -> Value {
        json!({
            "questions": [
                { "id": "who", "text": "您是谁？", "many": true, "answers": [
                    { "id": "a", "zh": "甲" }, { "id": "b", "zh": "乙" }, { "id": "none", "zh": "都不是", "none": true },
                ] },
                { "id": "size", "text": "多大？", "answers": [{ "id": "small", "zh": "小" }] },
            ],
            "policies": [
                { "number": 4, "editorial": {
                    "conditions": [
                        { "question": "who", "any_of": ["a", "b"], "quote": "甲乙" },
                        { "question": "who", "any_of": ["b"], "perhaps": ["a"], "attainable": true, "label": "乙" },
                    ],
                    "benefits": [{ "when": [{ "question": "who", "any_of": ["a"] }, { "question": "size", "any_of": ["small"] }] }],
                } },
                { "number": 7, "editorial": { "conditions": [{ "question": "size", "any_of": ["small"] }, { "label": "x" }] } },
            ],
        })
    }

    fn after(mut guide: Value, changes: Changes) -> Value {
        for (_, place, new) in changes {
            put(&mut guide, &place, new);
        }
        guide
    }

    #[test]
    fn who_depends_on_a_question_and_on_each_answer() {
        let users = Users::of(&guide(), "who");
        assert_eq!((users.all.as_slice(), users.of_answer("a")), (&[4][..], &[4][..]));
        assert_eq!(users.of_answer("none"), [0; 0]);
        assert_eq!(Users::of(&guide(), "size").of_answer("small"), [4, 7]);
    }

    #[test]
    fn a_new_question_has_the_answers_that_every_question_needs() {
        let mut guide = guide();
        guide["policies"][1]["editorial"]["conditions"][0]["question"] = json!("da");
        let names = [("zh", "都不是"), ("en", "none")];
        let (place, question) = fresh_question(&guide, " 大 ", "zh", &names, &[("zh", "不确定")]);
        assert_eq!(place, "/questions/2");
        assert_eq!(
            question,
            json!({ "id": "da-2", "text": { "zh": "大" }, "answers": [
                { "id": "none", "zh": "都不是", "en": "none", "none": true },
                { "id": "unsure", "zh": "不确定", "unsure": true },
            ] }),
            "an id that a condition names already would be that condition's question"
        );
    }

    #[test]
    fn a_new_answer_stands_before_those_that_exclude_the_others() {
        let (idx, answers) = with_answer(&guide(), "/questions/0", "丙", "zh");
        assert_eq!((idx, &answers[2]), (2, &json!({ "id": "bing", "zh": "丙" })));
        assert_eq!(answers[3]["id"], "none");
    }

    #[test]
    fn an_item_moves_past_its_neighbour_and_not_past_the_end() {
        let moved = |idx, is_up| moved(&guide(), "/questions/0/answers", idx, is_up);
        assert_eq!(moved(1, true).unwrap()[0]["id"], "b");
        assert_eq!(moved(1, false).unwrap()[2]["id"], "b");
        assert_eq!((moved(0, true), moved(2, false)), (None, None));
    }

    #[test]
    fn an_answer_goes_from_all_that_names_it() {
        let after = after(guide(), without_answer(&guide(), "/questions/0", 0));
        let editorial = &after["policies"][0]["editorial"];
        assert_eq!(editorial["conditions"][0]["any_of"], json!(["b"]));
        assert_eq!(editorial["conditions"][1]["perhaps"], json!([]));
        assert_eq!(editorial["benefits"][0]["when"][0]["any_of"], json!([]));
        assert_eq!(after["questions"][0]["answers"][0]["id"], "b");
        assert_eq!(after["policies"][1], guide()["policies"][1], "another question's answers stay");
    }

    #[test]
    fn without_its_question_a_condition_is_the_offices_and_a_branch_is_nobodys() {
        let after = after(guide(), without_question(&guide(), "/questions/0"));
        let editorial = &after["policies"][0]["editorial"];
        assert_eq!(editorial["conditions"], json!([{ "quote": "甲乙" }, { "label": "乙" }]));
        let when =
            json!([{ "question": "", "any_of": [] }, { "question": "size", "any_of": ["small"] }]);
        assert_eq!(editorial["benefits"][0]["when"], when);
        assert_eq!(items(&after, QUESTIONS).len(), 1);
    }

    #[test]
    fn kinds_and_meanings_are_written_as_the_format_has_them() {
        for kind in Kind::ALL {
            let after = after(guide(), kind.set("/questions/0"));
            assert_eq!(Kind::of(&after["questions"][0]), kind);
        }
        let one = after(guide(), Kind::One.set("/questions/0"));
        assert_eq!(one["questions"][0].get("many"), None, "what is usual is not written");
        for kind in [ChoiceKind::Holds, ChoiceKind::None, ChoiceKind::Unsure] {
            let after = after(guide(), set_meaning("/questions/0/answers/2", kind));
            assert_eq!(meaning(&after["questions"][0]["answers"][2]), kind);
        }
    }
}
