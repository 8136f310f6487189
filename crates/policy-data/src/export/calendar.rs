//! The days of a guide as a calendar (RFC 5545): the last day of each policy that has one, and the day on which the
//! editor wants to compare the list again. Nothing is guessed: a guide that names no day makes no calendar.

use anyhow::{Result, bail};
use policy_core::directory::{escape, fold};
use policy_core::guide::Status;
use policy_core::{Facet, Guide, Policy};

/// What a calendar needs beside the guide.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    /// The day on which the list is to be compared with its source again, `YYYY-MM-DD`, where the editor names one.
    pub again: Option<&'a str>,
    /// The day on which the calendar is made, for guides that don't say when they were compared.
    pub today: &'a str,
    /// `zh` or `en`.
    pub lang: &'a str,
}

const NO_DAY_ZH: &str = "指南里没有任何日期：没有一条写了 valid_until（有效期至）。清单印有截止日期的，请写进该条；\
    或加 --again YYYY-MM-DD，写上打算再次核对清单的日期";
const NO_DAY: &str = "the guide names no day: no policy has a \"valid_until\". Write it where the source prints a last \
    day, or give --again YYYY-MM-DD, the day on which you want to compare the list again";

/// The calendar: an event of a whole day for each date that the guide names.
///
/// # Errors
/// When there is no day to put in.
pub fn calendar(guide: &Guide, about: Calendar<'_>) -> Result<String> {
    let stamp = guide.checked.as_deref().unwrap_or(about.today);
    let mut events: Vec<String> = guide
        .policies
        .iter()
        .filter_map(|policy| Some(end_of(guide, policy, last_day(policy)?, about.lang, stamp)))
        .collect();
    if let Some(day) = about.again {
        events.push(comparison(guide, day, about.lang, stamp));
    }
    if events.is_empty() {
        bail!("{}", if about.lang == "zh" { NO_DAY_ZH } else { NO_DAY });
    }
    let name = property("X-WR-CALNAME", guide.title.get(about.lang));
    let head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Policy Guide//cargo data//EN\r\nCALSCALE:GREGORIAN\r\n";
    Ok([head, &name, &events.concat(), "END:VCALENDAR\r\n"].concat())
}

fn last_day(policy: &Policy) -> Option<&str> {
    let (Status::Active { valid_until } | Status::Expired { valid_until }) = &policy.status else {
        return None;
    };
    valid_until.as_deref()
}

fn end_of(guide: &Guide, policy: &Policy, day: &str, lang: &str, stamp: &str) -> String {
    let (number, title) = (policy.number, policy.title.get(lang));
    let summary = match lang {
        "zh" => format!("最后一天：第{number}条 {title}"),
        _ => format!("Last day: {number} {title}"),
    };
    event(
        &format!("{}-{number}-ends", guide.id),
        day,
        stamp,
        &summary,
        &whom_to_ask(guide, policy, lang),
    )
}

/// The numbers with their offices, and the offices without one, a line each.
fn whom_to_ask(guide: &Guide, policy: &Policy, lang: &str) -> String {
    let name = |idx: usize| guide.terms[Facet::Agency].get(idx).map(|term| term.name.get(lang));
    let phones = policy.contacts.iter().filter_map(|contact| {
        let phone = contact.phone.as_ref()?.printed();
        let owner = contact.agency.and_then(name);
        Some(owner.map_or_else(|| phone.to_owned(), |owner| format!("{owner} {phone}")))
    });
    let has_phone =
        |idx: usize| policy.contacts.iter().any(|c| c.phone.is_some() && c.agency == Some(idx));
    let others = policy.terms[Facet::Agency].iter().filter(|idx| !has_phone(**idx));
    phones
        .chain(others.filter_map(|idx| Some(name(*idx)?.to_owned())))
        .collect::<Vec<_>>()
        .join("\n")
}

fn comparison(guide: &Guide, day: &str, lang: &str, stamp: &str) -> String {
    let title = guide.title.get(lang);
    let (summary, last) = match lang {
        "zh" => (format!("核对：{title}"), "上次核对"),
        _ => (format!("Compare with its source: {title}"), "Last compared"),
    };
    let known = [guide.document.clone(), guide.checked.as_ref().map(|day| format!("{last} {day}"))];
    let lines: Vec<String> = known.into_iter().flatten().collect();
    event(&format!("{}-compare", guide.id), day, stamp, &summary, &lines.join("\n"))
}

/// An event, which without an end is of the whole day. Its id stays the same when the calendar is made again, so that
/// programs update it.
fn event(uid: &str, day: &str, stamp: &str, summary: &str, description: &str) -> String {
    let plain = |day: &str| day.replace('-', "");
    let lines = [
        "BEGIN:VEVENT\r\n".to_owned(),
        property("UID", uid),
        format!("DTSTAMP:{}T000000Z\r\n", plain(stamp)),
        format!("DTSTART;VALUE=DATE:{}\r\n", plain(day)),
        property("SUMMARY", summary),
        if description.is_empty() { String::new() } else { property("DESCRIPTION", description) },
        "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n".to_owned(),
    ];
    lines.concat()
}

/// A property with its text; a long line goes on after a break.
fn property(name: &str, text: &str) -> String {
    fold(&[name, ":", &escape(text)].concat()) + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy_core::load;
    use serde_json::{Value, json};

    const ABOUT: Calendar<'_> = Calendar { again: None, today: "2026-12-01", lang: "zh" };

    fn guide(edit: impl FnOnce(&mut Value)) -> Guide {
        let mut guide =
            serde_json::from_str(include_str!("../../../../public/policies.json")).unwrap();
        edit(&mut guide);
        load(&guide.to_string()).0
    }

    fn ending(guide: &mut Value) {
        guide["policies"][0]["valid_until"] = json!("2027-12-31");
        guide["policies"][0]["editorial"]["title"]["zh"] =
            json!("一,二;三\\四\n五".to_owned() + &"长标题".repeat(40));
        guide["policies"][1]["status"] = json!("expired");
        guide["policies"][1]["valid_until"] = json!("2028-02-28");
    }

    /// As a calendar program reads it: lines joined, then what is before and after the colon.
    fn lines(calendar: &str) -> Vec<(String, String)> {
        let joined = calendar.replace("\r\n ", "");
        let pairs = joined.split("\r\n").filter_map(|line| line.split_once(':'));
        pairs.map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    }

    fn all<'a>(lines: &'a [(String, String)], name: &str) -> Vec<&'a str> {
        lines.iter().filter(|(own, _)| own == name).map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn each_last_day_is_an_event_of_a_whole_day_with_whom_to_ask() {
        let calendar = calendar(&guide(ending), ABOUT).unwrap();
        let lines = lines(&calendar);
        assert_eq!(all(&lines, "DTSTART;VALUE=DATE"), ["20271231", "20280228"]);
        assert_eq!(all(&lines, "DTSTAMP"), ["20261124T000000Z"; 2]);
        assert!(all(&lines, "SUMMARY")[0].starts_with("最后一天：第1条 一\\,二\\;三\\\\四"));
        assert!(
            all(&lines, "DESCRIPTION")[0].starts_with("市科技局 023-67183829\\n"),
            "{calendar}"
        );
        assert!(!all(&lines, "DESCRIPTION")[0].contains("市人力社保局 023-12333"), "{calendar}");
        assert!(all(&lines, "DESCRIPTION")[0].contains("023-12333"), "{calendar}");
        assert!(!calendar.contains("881525981"), "what cannot be dialled is not told as a number");
    }

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        let calendar = calendar(&guide(ending), ABOUT).unwrap();
        assert!(calendar.lines().any(|line| line.starts_with(' ')));
        for line in calendar.split("\r\n") {
            assert!(
                line.len() <= 75 && !line.contains(['\n', '\r']),
                "{} octets: {line}",
                line.len()
            );
        }
        let long = "长".repeat(100);
        let folded = property("SUMMARY", &long);
        assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{long}\r\n"));
        // As full as characters of three octets allow.
        let full = folded.split("\r\n").filter(|line| line.len() > 72).count();
        assert_eq!(full, folded.len() / 77, "{folded}");
    }

    #[test]
    fn the_ids_stay_the_same_and_are_each_its_own() {
        let first = calendar(&guide(ending), ABOUT).unwrap();
        let later = Calendar { today: "2027-01-01", again: Some("2027-03-01"), lang: "en" };
        let later = calendar(&guide(ending), later).unwrap();
        let (first, later) = (lines(&first), lines(&later));
        let (first, later) = (all(&first, "UID"), all(&later, "UID"));
        assert_eq!(first, later[..2]);
        assert_eq!(later.len(), 3);
        assert!(later[0] != later[1] && later[1] != later[2] && later[0] != later[2]);
    }

    #[test]
    fn a_guide_without_any_day_says_so_and_takes_the_editors_own() {
        let plain = guide(|_| {});
        let refused = calendar(&plain, ABOUT).unwrap_err().to_string();
        assert!(refused.contains("valid_until") && refused.contains("--again"), "{refused}");
        let again = |day| calendar(&plain, Calendar { again: Some(day), ..ABOUT });
        let lines = lines(&again("2027-03-01").unwrap());
        assert_eq!(all(&lines, "DTSTART;VALUE=DATE"), ["20270301"]);
        assert!(all(&lines, "DESCRIPTION")[0].ends_with("上次核对 2026-11-24"));
    }
}
