//! The whole way natively: open, read a list, answer, compare, edit, publish; and that it is what `cargo data` makes.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, helpers included"
)]

mod asked;

use asked::{DAY, ask, checked, checks, copy_of, read, taken_with};
use editing_session::finder::{Users, fresh_question, with_answer, without_question};
use editing_session::jobs::{Job, Reading, Told};
use editing_session::package::unpack;
use editing_session::publish::Drawn;
use editing_session::{Answers, Compared, Document, Found, OpenCheck, Opening, Session};
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../../public/policies.json");
const ASKS: &str = include_str!("../../../public/policies.asks.json");

fn taken(session: &mut Session, name: &str, bytes: &[u8]) {
    taken_with(session, name, bytes, &Answers::default());
}

fn zip_of(session: &Session) -> Vec<u8> {
    let told = Told { date: DAY.to_owned(), until: String::new(), marks: true };
    ask(&mut copy_of(session), &Job::Publish { told, pages: Vec::new() }, &[]).bytes
}

fn text_in(zip: &[u8], name: &str) -> String {
    String::from_utf8(unpack(zip, name).unwrap_or_default()).unwrap()
}

fn compared(session: &Session) -> Compared {
    let job = Job::Compare { n_shown: usize::MAX };
    serde_json::from_str(&ask(&mut copy_of(session), &job, &[]).json).unwrap()
}

#[test]
fn pages_that_were_drawn_elsewhere_are_in_the_zip() {
    let mut copy = copy_of(&Session::of_guide(GUIDE).unwrap());
    let page = |name: &str, size| Drawn { name: name.to_owned(), size };
    let told = Told { date: DAY.to_owned(), marks: true, ..Told::default() };
    let job = Job::Publish { told, pages: vec![page("a.html", 2), page("b.html", 3)] };
    let done = ask(&mut copy, &job, b"aabbb");
    assert_eq!(
        (text_in(&done.bytes, "a.html"), text_in(&done.bytes, "b.html")),
        ("aa".to_owned(), "bbb".to_owned())
    );
    assert!(done.json.contains("\"a.html\""));
    // One that is cut off is no page.
    assert!(copy.run(&serde_json::to_string(&job).unwrap(), b"aabb").is_err());
}

#[test]
fn opened_and_published_again_without_a_change_is_the_same_byte_for_byte() {
    // Blanks that no program of ours writes.
    for guide in [GUIDE.to_owned(), GUIDE.replace("\n  ", "\n\t")] {
        let mut session = Session::of_guide(&guide).unwrap();
        session.open_asks(ASKS);
        let zip = zip_of(&session);
        assert_eq!(zip, zip_of(&session));
        assert_eq!(text_in(&zip, "policies.json"), guide);
        assert_eq!(text_in(&zip, "policies.asks.json"), ASKS);
        assert_eq!(
            text_in(&zip, "policies.pinyin.txt"),
            include_str!("../../../public/policies.pinyin.txt")
        );
        assert!(unpack(&zip, "changes.json").is_none() && unpack(&zip, "notice.txt").is_none());
        assert!(!session.is_changed());
    }
}

#[test]
fn a_list_becomes_the_guide_that_cargo_data_makes_of_it() {
    let list = include_bytes!("../../../tests/data/import/changed.docx");
    let mut session = Session::of_guide(GUIDE).unwrap();
    taken(&mut session, "changed.docx", list);
    let imported = policy_data::import::import(
        list,
        Some(GUIDE),
        "x",
        policy_data::import::merge::Lost::Expire,
    );
    let imported = imported.unwrap();
    assert_eq!(policy_data::import::written(session.guide()).unwrap(), imported.text);
    assert_eq!(session.told().len(), imported.merged.entries.len());
    let zip = zip_of(&session);
    let published: Value = serde_json::from_str(&text_in(&zip, "policies.json")).unwrap();
    assert_eq!(published["changes"], "changes.json");
    let diff = policy_data::diff::diff(&serde_json::from_str(GUIDE).unwrap(), session.guide());
    let changes = policy_data::diff::published(&diff, DAY, None);
    assert_eq!(
        text_in(&zip, "changes.json"),
        serde_json::to_string_pretty(&changes).unwrap() + "\n"
    );
    assert_eq!(text_in(&zip, "notice.txt"), policy_data::diff::tell::as_notice(&diff, DAY));
}

#[test]
fn every_change_of_a_list_can_be_refused_taken_and_undone() {
    let mut session = Session::of_guide(GUIDE).unwrap();
    taken(&mut session, "changed.docx", include_bytes!("../../../tests/data/import/changed.docx"));
    let with_list = session.guide().to_string();
    let found = compared(&session);
    assert!(!found.policies.is_empty());
    for change in &found.policies {
        let was = (change.kind != "added").then(|| change.was.unwrap_or(change.number));
        let is = (change.kind != "removed").then_some(change.number);
        session.keep_published(was, is);
    }
    let left = compared(&session).policies;
    assert!(
        left.iter().all(|change| change.details.is_empty() && change.kind == "changed"),
        "{left:?}"
    );
    for change in &found.policies {
        session.take_from_list(change.number);
        assert!(!session.differs_from_list(change.number));
    }
    while session.history().can_undo() {
        session.undo();
    }
    assert_eq!(policy_data::import::written(session.guide()).unwrap(), GUIDE);
    session.redo();
    assert_eq!(session.guide().to_string(), with_list);
}

#[test]
fn a_policy_that_is_taken_out_can_come_back() {
    let mut all = Session::default();
    taken(&mut all, "plain.xlsx", include_bytes!("../../../tests/data/import/cases/plain.xlsx"));
    let guide = policy_data::import::written(all.guide()).unwrap();
    let mut session = Session::of_guide(&guide).unwrap();
    let answers = Answers { take_out: true, ..Answers::default() };
    let list = include_bytes!("../../../tests/data/import/cases/plain_without_2.xlsx");
    taken_with(&mut session, "plain.xlsx", list, &answers);
    assert_eq!(session.file(Document::TakenOut).as_array().unwrap().len(), 1);
    assert!(text_in(&zip_of(&session), "policies.lost.json").contains("official"));
    session.keep_published(Some(2), None);
    assert_eq!(compared(&session).policies, []);
}

#[test]
fn a_list_without_known_heads_asks_for_its_columns_and_is_read_once_they_are_answered() {
    let list =
        "甲,乙,丙\n给予补贴。,示例区人社局,023-60000001\n给予奖励。,示例区住建委,023-60000002\n";
    let mut session = Session::fresh("sample", "示例");
    let mut copy = copy_of(&session);
    let Reading::Refused(refused) = read(&mut copy, "a.csv", list.as_bytes(), &Answers::default())
    else {
        panic!("no column is known")
    };
    let heads: Vec<&str> = refused.columns.iter().map(|column| column.head.as_str()).collect();
    assert_eq!(heads, ["甲", "乙", "丙"]);
    assert_eq!(refused.rows[0][2], "023-60000001");
    let columns = [("甲", "text"), ("乙", "agency"), ("丙", "contact")];
    let columns = columns.map(|(head, field)| (head.to_owned(), field.to_owned())).to_vec();
    let answers = Answers { columns, ..Answers::default() };
    let report = taken_with(&mut session, "a.csv", list.as_bytes(), &answers);
    assert_eq!(report.counts, [0, 0, 0, 2, 0]);
    assert!(report.told.iter().any(|told| told.office.is_some()), "{:?}", report.told);
    assert_eq!(session.guide()["policies"][1]["contacts"][0]["phone"], "023-60000002");
}

#[test]
fn what_is_told_of_a_row_shows_the_row_with_the_cell() {
    let mut session = Session::of_guide(GUIDE).unwrap();
    taken(&mut session, "bureau.docx", include_bytes!("../../../tests/data/import/bureau.docx"));
    let told = session.told();
    let placed: Vec<_> = told.iter().filter(|told| told.cell.is_some()).collect();
    assert!(!placed.is_empty());
    for one in placed {
        assert!(one.cell.unwrap() < one.row.len(), "{one:?}");
    }
}

#[test]
fn checks_name_the_part_of_the_form_that_mends_them() {
    let mut session = Session::of_guide(GUIDE).unwrap();
    session.open_asks(ASKS);
    assert_eq!(checks(&session), []);
    session.set(Document::Guide, "/policies/0/editorial/title", None);
    session.set(Document::Guide, "/policies/1/editorial/summary/zh", Some(json!("最高999万元")));
    session.set(Document::Asks, "/asks/3/zh", Some(json!(["一句"])));
    let found: Vec<(u32, String)> =
        checks(&session).into_iter().map(|one| (one.policy.unwrap_or(0), one.section)).collect();
    for wanted in [(1, "title"), (2, "summary"), (3, "asks")] {
        assert!(found.contains(&(wanted.0, wanted.1.to_owned())), "{wanted:?} in {found:?}");
    }
}

#[test]
fn a_changed_figure_is_told_to_readers_and_to_the_office() {
    let mut session = Session::of_guide(GUIDE).unwrap();
    let benefit = "/policies/0/editorial/benefits/0/amount";
    let before = session.guide().pointer(benefit).cloned().unwrap();
    assert!(session.set(Document::Guide, benefit, Some(json!(500_000))));
    assert_ne!(before, json!(500_000));
    let zip = zip_of(&session);
    let changes: Value = serde_json::from_str(&text_in(&zip, "changes.json")).unwrap();
    assert_eq!(changes["changes"][0]["number"], 1);
    assert!(text_in(&zip, "notice.txt").contains("第1条"));
    session.undo();
    assert_eq!(text_in(&zip_of(&session), "policies.json"), GUIDE);
}

#[test]
fn a_district_gets_its_overlay() {
    let mut session = Session::of_guide(GUIDE).unwrap();
    session.begin_overlay().unwrap();
    assert!(checks(&session).iter().any(|one| one.is_overlay && one.rule == "sample-left"));
    let zip = zip_of(&session);
    assert_eq!(text_in(&zip, "policies.json"), GUIDE);
    let skeleton = policy_data::overlay::skeleton(&serde_json::from_str(GUIDE).unwrap()).unwrap();
    assert_eq!(text_in(&zip, "overlay.json"), format!("{skeleton:#}\n"));
}

#[test]
fn a_draft_holds_all_of_the_work_and_its_history() {
    let mut session = Session::of_guide(GUIDE).unwrap();
    session.open_asks(ASKS);
    session.set(Document::Guide, "/region/zh", Some(json!("别处")));
    let draft = session.draft();
    let mut again = Session::of_draft(&draft).unwrap();
    session.take_acts();
    assert_eq!(again, session);
    again.undo();
    assert_eq!(text_in(&zip_of(&again), "policies.json"), GUIDE);
    assert!(Session::of_draft("{}").is_none() && Session::of_guide("[]").is_none());
}

#[test]
fn a_file_is_known_by_what_it_says() {
    let found = |text: &str| Opening::of(text.as_bytes().to_vec()).whole();
    let session = Session::of_guide(GUIDE).unwrap();
    assert_eq!(found(GUIDE), Found::Work(Box::new(session.clone())));
    assert_eq!(found(&format!("\u{feff} {GUIDE}")), {
        Found::Work(Box::new(Session::of_guide(&format!("\u{feff} {GUIDE}")).unwrap()))
    });
    assert_eq!(found(&session.draft()), Found::Work(Box::new(session.clone())));
    assert_eq!(found(ASKS), Found::Beside(Document::Asks, ASKS.to_owned()));
    let overlay = "{\"guide\":\"x\"}";
    assert_eq!(found(overlay), Found::Beside(Document::Overlay, overlay.to_owned()));
    assert_eq!(found("{\"changes\":[]}"), Found::Changes);
    assert_eq!(found("{\"categories\":[]}"), Found::Broken);
    for list in ["a,b", "{\"a\":", "{}", "[1]"] {
        assert_eq!(found(list), Found::List(list.as_bytes().to_vec()));
    }
    assert_eq!(found(""), Found::Work(Box::default()));
    let mut beside = session;
    beside.open_asks(ASKS);
    let Found::Work(mut again) = Opening::of(zip_of(&beside)).whole() else { panic!() };
    beside.take_acts();
    assert_eq!(again.take_acts(), Vec::<String>::new());
    assert_eq!(*again, beside);
}

#[test]
fn of_very_many_the_first_are_handed_over_and_those_that_are_looked_at() {
    let made = policy_data::synth::synth(GUIDE, 700, 7).unwrap();
    let mut guide: Value = serde_json::from_str(&made).unwrap();
    for policy in guide["policies"].as_array_mut().unwrap() {
        policy["editorial"] = json!({});
    }
    let session = Session::of_guide(&guide.to_string()).unwrap();
    let (some, own) = (checked(&session, None), checked(&session, Some(699)));
    assert!(some.has_more && some.open.len() == 1_000, "{}", some.open.len());
    assert_eq!(some.counts[0] + some.counts[1], own.counts[0] + own.counts[1]);
    assert_eq!(own.open.len(), 1_000 + some.by_policy[&699]);
    let mut copy = copy_of(&Session::of_guide(&made).unwrap());
    for n in 0..700 {
        let act = json!({ "act": "edit", "changes": [{
            "document": "guide", "pointer": format!("/policies/{n}/editorial/title/zh"), "new": "x",
        }] });
        copy.act(act.to_string()).unwrap();
    }
    let job = Job::Compare { n_shown: 10 };
    let found: Compared = serde_json::from_str(&ask(&mut copy, &job, &[]).json).unwrap();
    assert_eq!((found.policies.len(), found.n_policies), (10, 700));
}

#[test]
fn a_question_of_the_finder_is_taken_away_with_all_that_names_it_and_comes_back() {
    let mut session = Session::of_guide(GUIDE).unwrap();
    session.open_asks(ASKS);
    let users = Users::of(session.guide(), "who");
    assert!(users.all.len() > 5 && users.of_answer("engineer").len() < users.all.len());
    let changes = without_question(session.guide(), "/questions/0");
    assert!(session.change(changes));
    assert_eq!(Users::of(session.guide(), "who"), Users::default());
    // Whom a branch is for has to be said anew: nobody gets it meanwhile.
    let found = checks(&session);
    let is_of_branch =
        |one: &OpenCheck| one.is_error && one.place.contains("/when") && one.section == "benefits";
    assert!(found.iter().any(is_of_branch), "{found:?}");
    assert!(!found.iter().any(|one| one.rule == "unknown-id"), "{found:?}");
    session.undo();
    assert_eq!(text_in(&zip_of(&session), "policies.json"), GUIDE);
}

#[test]
fn a_new_question_is_sound_once_its_answers_are_used() {
    let mut session = Session::of_guide(GUIDE).unwrap();
    session.open_asks(ASKS);
    let way_out = [("zh", "以上都不是"), ("en", "None of these")];
    let unsure = [("zh", "不确定"), ("en", "Not sure")];
    let (place, question) = fresh_question(session.guide(), "有项目吗？", "zh", &way_out, &unsure);
    let list = format!("{place}/answers");
    session.change(vec![(Document::Guide, place.clone(), Some(question))]);
    session.set(Document::Guide, &format!("{place}/text/en"), Some(json!("A project?")));
    let (idx, answers) = with_answer(session.guide(), &place, "有", "zh");
    session.change(vec![(Document::Guide, list.clone(), Some(answers))]);
    session.set(Document::Guide, &format!("{list}/{idx}/en"), Some(json!("Yes")));
    let found = checks(&session);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].rule.as_str(), found[0].section.as_str(), &found[0].place),
        ("orphan-question", "questions", &place)
    );
    let ids = |pointer: &str| session.guide().pointer(pointer).cloned().unwrap();
    let condition = json!({
        "question": ids(&format!("{place}/id")), "any_of": [ids(&format!("{list}/{idx}/id"))],
        "quote": ids("/policies/0/editorial/conditions/0/quote"),
    });
    session.change(vec![(
        Document::Guide,
        "/policies/0/editorial/conditions/3".to_owned(),
        Some(condition),
    )]);
    assert_eq!(checks(&session), []);
}
