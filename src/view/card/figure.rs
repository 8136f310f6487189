//! A figure in large type, with what stands before and after it.

use erased_view::{ErasedView, html};
use policy_core::figure::Unit;
use policy_core::guide::{Benefit, BenefitFigure, Limit, Per};

use crate::i18n::{Lang, Strings};

/// A figure in words: what stands before, the number itself, what stands after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureText {
    /// "最高"
    pub before: &'static str,
    /// "100"
    pub number: String,
    /// "万元/人"
    pub after: String,
}

impl FigureText {
    /// Writes a figure as the language does.
    pub fn new(figure: &BenefitFigure, lang: Lang) -> Self {
        let strings = lang.strings();
        let (digits, multiplier) = figure.amount.in_words(lang.tag());
        let (sign, unit) = match figure.unit {
            Unit::Yuan => (strings.currency_before, strings.currency_after),
            Unit::Percent => ("", "%"),
            Unit::BasisPoints => ("", strings.unit_bp),
            Unit::People => ("", strings.unit_people),
            Unit::Years if digits == "1" => ("", strings.unit_year),
            Unit::Years => ("", strings.unit_years),
            Unit::Months => ("", strings.unit_months),
            Unit::Sessions => ("", strings.unit_sessions),
            Unit::Times => ("", strings.unit_times),
        };
        let before = match figure.limit {
            Limit::Exact => "",
            Limit::Max => strings.max,
            Limit::Min => strings.min,
            Limit::About => strings.about,
        };
        let per = figure.per.map_or("", |per| per_text(per, strings));
        let gap = if per.is_empty() || per.starts_with('/') || unit.is_empty() { "" } else { " " };
        Self {
            before,
            number: [sign, &digits].concat(),
            after: [multiplier, unit, gap, per].concat(),
        }
    }

    /// All of it in one line, as it is copied and read out.
    pub fn line(&self) -> String {
        [self.before, &self.number, &self.after]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn per_text(per: Per, strings: &Strings) -> &'static str {
    match per {
        Per::Person => strings.per_person,
        Per::PersonMonth => strings.per_person_month,
        Per::Project => strings.per_project,
        Per::Base => strings.per_base,
        Per::Enterprise => strings.per_enterprise,
        Per::Year => strings.per_year,
    }
}

/// Who gets a benefit that does not go to a person.
pub fn recipient(benefit: &Benefit, strings: &Strings) -> Option<&'static str> {
    match (benefit.to_unit, benefit.indirect) {
        (true, _) => Some(strings.to_unit),
        (false, true) => Some(strings.indirect),
        (false, false) => None,
    }
}

/// What a benefit is: its figure where it has one, and its name.
pub fn benefit_words(benefit: &Benefit, lang: Lang) -> Vec<ErasedView> {
    let label = benefit.label.get(lang.tag()).to_owned();
    let Some(figure) = &benefit.figure else {
        return vec![html::span().class("figure-words").child(label).into()];
    };
    let class = if figure.unit == Unit::Yuan { "figure is-money" } else { "figure" };
    let FigureText { before, number, after } = FigureText::new(figure, lang);
    let side = |text: String| {
        (!text.trim().is_empty()).then(|| html::span().class("figure-side").child(text))
    };
    let figure = html::span()
        .class(class)
        .child(side([before, " "].concat()))
        .child(html::span().class("figure-number").child(number))
        .child(side([" ", &after].concat()));
    vec![figure.into(), " ".into(), html::span().class("figure-label").child(label).into()]
}
