//! Whether what is in force is marked as in force: days, replacements, order.

use policy_core::guide::{Policy, Status};

use super::Subject;
use super::finding::Finding;
use super::rules::{
    DAY_TO_COME, DEAD_REFERENCE, NO_REPLACEMENT, NOT_YET_OVER, OUT_OF_ORDER, PAST_ITS_DAY,
    REPLACED_IN_CIRCLES, STATUS_MISFIT,
};

/// Days, replacements and order.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let today = subject.today;
    if let Some(day) = subject.guide.checked.as_deref().filter(|day| *day > today) {
        found.push(Finding::new(&DAY_TO_COME, "source.checked", &[day]));
    }
    for pair in subject.guide.policies.windows(2) {
        if let [before, after] = pair
            && before.number > after.number
        {
            let values = [after.number.to_string(), before.number.to_string()];
            let place = format!("{}.number", subject.place_of(after.number));
            found.push(Finding::new(&OUT_OF_ORDER, place, &values.each_ref().map(String::as_str)));
        }
    }
    for policy in &subject.guide.policies {
        check_policy(subject, policy, today, &mut found);
    }
    found
}

/// The name of a field or status in Chinese and English.
fn words(id: &str) -> [&'static str; 2] {
    match id {
        "replaced_by" => ["替代它的政策", "the policy in its place"],
        "valid_until" => ["有效期", "the last day"],
        "expired" => ["已失效", "expired"],
        "replaced" => ["被替代", "replaced"],
        _ => ["有效", "in force"],
    }
}

fn check_policy(subject: &Subject<'_>, policy: &Policy, today: &str, found: &mut Vec<Finding>) {
    let place = subject.place_of(policy.number);
    let row = subject.row(policy.number);
    let status = row["status"].as_str().unwrap_or("active");
    let mut misfit = |field: &str| {
        if !row[field].is_null() {
            let place = format!("{place}.{field}");
            let [of_field, of_status] = [field, status].map(words);
            let values = [0, 1].map(|lang| [of_field[lang], of_status[lang]]);
            found.push(Finding::in_words(
                &STATUS_MISFIT,
                place,
                values.each_ref().map(|of| &of[..]),
            ));
        }
    };
    let at_day = format!("{place}.valid_until");
    match &policy.status {
        Status::Active { valid_until } => {
            misfit("replaced_by");
            if let Some(day) = valid_until.as_deref().filter(|day| *day < today) {
                found.push(Finding::new(&PAST_ITS_DAY, at_day, &[day]));
            }
        }
        Status::Expired { valid_until } => {
            misfit("replaced_by");
            if let Some(day) = valid_until.as_deref().filter(|day| *day > today) {
                found.push(Finding::new(&NOT_YET_OVER, at_day, &[day]));
            }
        }
        Status::Replaced { by } => replaced(subject, policy, *by, found),
    }
}

fn replaced(subject: &Subject<'_>, policy: &Policy, by: Option<u32>, found: &mut Vec<Finding>) {
    let place = subject.place_of(policy.number);
    let Some(mut number) = by else {
        if subject.row(policy.number)["replaced_by"].is_null() {
            found.push(Finding::new(&NO_REPLACEMENT, place, &[]));
        }
        return;
    };
    let place = format!("{place}.replaced_by");
    let mut way = vec![policy.number];
    loop {
        let Some(next) = subject.guide.policy(number) else {
            // Further along, the policy that names it is reported.
            if way.len() == 1 {
                found.push(Finding::new(&DEAD_REFERENCE, place, &[&number.to_string()]));
            }
            return;
        };
        let comes_back = way.contains(&number);
        way.push(number);
        if comes_back {
            if number == policy.number {
                let way: Vec<String> = way.iter().map(ToString::to_string).collect();
                found.push(Finding::new(&REPLACED_IN_CIRCLES, place, &[&way.join(" → ")]));
            }
            return;
        }
        match next.status {
            Status::Replaced { by: Some(by) } => number = by,
            _ => return,
        }
    }
}
