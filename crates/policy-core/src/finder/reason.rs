//! Why a policy is in its group: the answers that mattered, the official words, and a sentence about both.

use super::Answers;
use super::standing::{self, Doubt, Standing};
use crate::guide::{Asked, Benefit, ChoiceKind, Condition, Guide, Question};
use crate::localized::Localized;

/// More answers than this are not named in a sentence.
const MAX_NAMED: usize = 3;

/// Why something is met, open or ruled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was chosen.
    Chosen,
    /// It is open.
    Open(Doubt),
    /// Something else was chosen that rules it out.
    RuledOut,
}

impl Why {
    /// How it stands.
    pub fn standing(self) -> Standing {
        match self {
            Self::Chosen => Standing::Met,
            Self::Open(_) => Standing::Open,
            Self::RuledOut => Standing::Unmet,
        }
    }
}

/// One reason for a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason<'a> {
    /// How the answers bear on it.
    pub why: Why,
    /// Position of the question; `None` where no question asks for it.
    pub question: Option<usize>,
    /// Positions of the answers that mattered; none where the question was not answered.
    pub given: Vec<usize>,
    /// Positions of the answers that would meet it, or at least leave it open.
    pub wanted: &'a [usize],
    /// What is demanded, in a few words, where the guide says so.
    pub label: Option<&'a Localized>,
    /// The official words.
    pub quote: &'a str,
}

impl<'a> Reason<'a> {
    pub(super) fn of_condition(guide: &Guide, condition: &'a Condition, answers: &Answers) -> Self {
        let label = condition.label.as_ref();
        match &condition.asked {
            Some(asked) => Self::of(guide, asked, label, &condition.quote, answers),
            None => Self {
                why: Why::Open(Doubt::Office),
                question: None,
                given: Vec::new(),
                wanted: &[],
                label,
                quote: &condition.quote,
            },
        }
    }

    /// What makes the branch of a benefit stand so.
    pub(super) fn of_benefit(
        guide: &Guide,
        benefit: &'a Benefit,
        branch: Standing,
        answers: &Answers,
    ) -> Vec<Self> {
        let asked = benefit.when.iter();
        let mut reasons: Vec<Self> =
            asked.map(|asked| Self::of(guide, asked, None, &benefit.quote, answers)).collect();
        reasons.retain(|reason| reason.why.standing() == branch);
        reasons
    }

    fn of(
        guide: &Guide,
        asked: &'a Asked,
        label: Option<&'a Localized>,
        quote: &'a str,
        answers: &Answers,
    ) -> Self {
        let found = standing::of(guide, asked, answers);
        let why = match (found.standing, found.doubt) {
            (Standing::Met, _) => Why::Chosen,
            (Standing::Unmet, _) => Why::RuledOut,
            (Standing::Open, doubt) => Why::Open(doubt.unwrap_or(Doubt::Office)),
        };
        let question = Some(asked.question);
        let wanted = if asked.any_of.is_empty() { &asked.perhaps } else { &asked.any_of };
        Self { why, question, given: found.given, wanted, label, quote }
    }

    /// Whether a reader who has seen one of them learns nothing from the other: its sentence would be the same.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let names_wanted = match self.why {
            Why::Chosen | Why::RuledOut => false,
            Why::Open(doubt) => !matches!(doubt, Doubt::Unanswered | Doubt::Perhaps),
        };
        self.why == other.why
            && self.question == other.question
            && self.given == other.given
            && (!names_wanted || self.wanted == other.wanted && self.label == other.label)
    }

    pub(super) fn is_perhaps(&self) -> bool {
        self.why == Why::Open(Doubt::Perhaps)
    }

    /// Whether it asks back for the very answers that the other builds on.
    pub(super) fn doubts(&self, other: &Self) -> bool {
        other.why == Why::Chosen && (self.question, &self.given) == (other.question, &other.given)
    }

    /// What it says in Chinese for `zh`, else in English, without a full stop: `因为您选了“博士后研究人员”`.
    /// The official words are told apart: see [`Reason::quote`].
    pub fn sentence(&self, guide: &Guide, lang: &str) -> String {
        let question = self.question.and_then(|idx| guide.questions.get(idx));
        let words = Words { question, lang };
        let (given, wanted) = (words.names(&self.given), words.names(self.wanted));
        let label = self.label.map(|label| label.get(lang));
        let asks = words.quoted(question.map_or("", |question| question.text.get(lang)));
        match self.why {
            Why::Chosen => words.fill("因为您选了{}", "Because you chose {}", &given),
            Why::RuledOut if self.is_none_of_these(question) => {
                words.fill("因为您选了{}", "Because you chose {}", &given)
            }
            Why::RuledOut => words.fill("因为您只选了{}", "Because you chose only {}", &given),
            Why::Open(Doubt::Unanswered) => {
                words.fill("您还没有回答{}", "You have not answered {}", &asks)
            }
            Why::Open(Doubt::Unsure) => {
                let both = words.fill("您选了{}，请核对", "You chose {}; please check", &given);
                [&both, words.pick("：", ": "), label.unwrap_or(&wanted)].concat()
            }
            Why::Open(Doubt::NotChosen) => words.fill(
                "您没有选{}，也没有说不是，请核对",
                "You did not choose {}, nor rule it out; please check",
                label.unwrap_or(&wanted),
            ),
            Why::Open(Doubt::Perhaps) => words.fill(
                "您选了{}，是否包括在内，请核对",
                "You chose {}; whether that is covered is to be checked",
                &given,
            ),
            Why::Open(Doubt::Attainable) => {
                words.fill("还须{}", "Still needed: {}", label.unwrap_or(&wanted))
            }
            Why::Open(Doubt::Office) => words.fill(
                "须向经办机构核对{}",
                "To be checked with the office: {}",
                label.unwrap_or(words.pick("原文所列条件", "what the text demands")),
            ),
        }
    }

    fn is_none_of_these(&self, question: Option<&Question>) -> bool {
        let answers = self.given.iter().filter_map(|idx| question?.answers.get(*idx));
        answers.into_iter().any(|answer| answer.kind == ChoiceKind::None)
    }
}

/// Words about a question in a language.
struct Words<'a> {
    question: Option<&'a Question>,
    lang: &'a str,
}

impl Words<'_> {
    fn pick<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        if self.lang == "zh" { zh } else { en }
    }

    fn fill(&self, zh: &str, en: &str, value: &str) -> String {
        self.pick(zh, en).replacen("{}", value, 1)
    }

    fn quoted(&self, text: &str) -> String {
        let (open, close) = if self.lang == "zh" { ("“", "”") } else { ("\"", "\"") };
        [open, &text.replace('“', "‘").replace('”', "’"), close].concat()
    }

    /// The first answers, each in quotes.
    fn names(&self, answers: &[usize]) -> String {
        let known = answers.iter().filter_map(|idx| self.question?.answers.get(*idx));
        let names: Vec<String> =
            known.take(MAX_NAMED).map(|answer| self.quoted(answer.name.get(self.lang))).collect();
        let mut text = names.join(self.pick("、", ", "));
        if answers.len() > MAX_NAMED {
            text.push_str(self.pick("等", " or the like"));
        }
        text
    }
}
