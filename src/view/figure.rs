//! A figure in large type: "最高 100 万元/人".

use leptos::prelude::*;
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

/// What a benefit is: its figure where it has one, and its name.
pub fn benefit_words(benefit: &Benefit, lang: Lang) -> AnyView {
    let label = benefit.label.get(lang.tag()).to_owned();
    let Some(figure) = &benefit.figure else {
        return view! { <span class="figure figure-words">{label}</span> }.into_any();
    };
    let FigureText { before, number, after } = FigureText::new(figure, lang);
    view! {
        <span class="figure">
            <span class="figure-side">{before}" "</span>
            <span class="figure-number">{number}</span>
            <span class="figure-side">" "{after}</span>
        </span>
        <span class="figure-label">{label}</span>
    }
    .into_any()
}
