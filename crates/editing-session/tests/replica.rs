//! The copy of the work in the worker stays the same as the page's, whatever is done, and what is handed over for an edit
//! does not grow with the guide.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::cell::RefCell;

use editing_session::jobs::{Job, Told};
use editing_session::{Act, Answers, Document, Replica, Session, place};
use policy_data::synth::synth;
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../../public/policies.json");
const ASKS: &str = include_str!("../../../public/policies.asks.json");
const LIST: &[u8] = include_bytes!("../../../tests/data/import/changed.docx");

/// Numbers without order that are the same for the same seed.
struct Noise(u64);

impl Noise {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// A page, and what was handed over of it.
struct Work {
    page: Session,
    copy: Replica,
    acts: Vec<String>,
}

impl Work {
    fn of(guide: &str) -> Self {
        let mut copy = Replica::default();
        copy.open(guide.as_bytes().to_vec()).unwrap();
        Self { page: Session::of_guide(guide).unwrap(), copy, acts: Vec::new() }
    }

    fn hand_over(&mut self) {
        for act in self.page.take_acts() {
            self.copy.act(act.clone()).unwrap();
            self.acts.push(act);
        }
    }

    fn ask(&mut self, job: &Job, bytes: &[u8]) -> editing_session::jobs::Done {
        self.hand_over();
        self.copy.run(&serde_json::to_string(job).unwrap(), bytes).unwrap()
    }

    /// As the page takes a list: the copy makes what has to be done, and it is done on both sides.
    fn take(&mut self, list: &[u8]) {
        self.ask(&Job::Read { name: "list.docx".into(), answers: Answers::default() }, list);
        let act = String::from_utf8(self.ask(&Job::Take, &[]).bytes).unwrap();
        self.page.apply(Act::read(serde_json::from_str(&act).unwrap()).unwrap());
        self.copy.act(act.clone()).unwrap();
        self.acts.push(act);
    }

    fn something(&mut self, noise: &mut Noise) {
        let n = self.page.policies().len();
        let policy = noise.below(n + 2);
        let number = u64::try_from(noise.below(n + 3)).unwrap();
        let word = json!(format!("词{}", noise.below(3)));
        let place = [
            format!("/policies/{policy}"),
            format!("/policies/{policy}/editorial/title/zh"),
            format!("/policies/{policy}/editorial/benefits/0"),
            format!("/policies/{policy}/contacts/9"),
            format!("/policies/+{policy}"),
            "/region/zh".to_owned(),
            "/vocabulary/audiences/1/zh".to_owned(),
            "/categories/0".to_owned(),
            "/a~1b".to_owned(),
        ];
        let place = place[noise.below(place.len())].clone();
        let page = &mut self.page;
        match noise.below(16) {
            0..=3 => drop(page.set(Document::Guide, &place, Some(word))),
            4 => drop(page.set(Document::Guide, &place, None)),
            5 => drop(page.set(Document::Guide, &place, Some(Value::Null))),
            6 => {
                let changes =
                    [place, "/note/zh".to_owned()].map(|place| (Document::Guide, place, None));
                page.change(changes.to_vec());
            }
            7 => page.pause(),
            8 | 9 => page.undo(),
            10 => page.redo(),
            11 => page.keep_published(Some(number), (noise.below(2) == 0).then_some(number)),
            12 => page.take_from_list(number),
            13 => drop(page.set(Document::TakenOut, "/0", Some(word))),
            14 => drop(page.begin_overlay()),
            _ => drop(page.open_asks(ASKS)),
        }
    }

    #[track_caller]
    fn check(&self) {
        // Files, history and all.
        assert_eq!(self.page.draft(), self.copy.session().draft());
    }
}

fn text(session: &Session) -> String {
    session.guide().to_string()
}

#[test]
fn whatever_is_done_the_copy_is_the_same_and_so_is_one_that_is_made_anew() {
    for seed in 0..12 {
        let (mut noise, mut work) = (Noise(seed), Work::of(GUIDE));
        for n in 0..60 {
            work.something(&mut noise);
            if n == 30 && seed % 4 == 0 {
                work.take(LIST);
            }
            if noise.below(4) == 0 {
                work.hand_over();
                work.check();
            }
        }
        work.hand_over();
        let mut again = Replica::default();
        again.open(GUIDE.as_bytes().to_vec()).unwrap();
        work.acts.iter().for_each(|act| again.act(act.clone()).unwrap());
        assert_eq!(again.session().draft(), work.page.draft(), "seed {seed}");
        // What was put into the history is what the files were.
        let after = text(&work.page);
        while work.page.history().can_undo() {
            work.page.undo();
        }
        assert_eq!(work.page.guide(), &serde_json::from_str::<Value>(GUIDE).unwrap());
        let mut n_redone = 0;
        while work.page.history().can_redo() && text(&work.page) != after {
            work.page.redo();
            n_redone += 1;
        }
        assert!(n_redone > 0 && text(&work.page) == after, "seed {seed}");
        work.hand_over();
        work.check();
    }
}

#[test]
fn what_is_handed_over_for_an_edit_does_not_grow_with_the_guide() {
    let sizes = |n: usize| -> Vec<usize> {
        let mut work = Work::of(&synth(GUIDE, n, 7).unwrap());
        let page = &mut work.page;
        page.set(Document::Guide, "/policies/4/editorial/title/zh", Some(json!("新的标题")));
        page.pause();
        page.undo();
        page.redo();
        page.set(Document::Guide, "/policies/5", None);
        page.keep_published(Some(6), None);
        let acts = work.page.take_acts();
        let questions = [
            Job::Check { today: "2026-12-01".into(), policy: Some(3) },
            Job::Compare { n_shown: 100 },
            Job::Published { was: Some(6), is: Some(6) },
            Job::Preview(Told::default()),
            Job::Files(Told::default()),
            Job::Publish { told: Told::default(), pages: Vec::new() },
            Job::Take,
            Job::Draft,
        ];
        let questions = questions.iter().map(|job| serde_json::to_string(job).unwrap());
        acts.into_iter().chain(questions).map(|text| text.len()).collect()
    };
    let (small, large) = (sizes(30), sizes(1_000));
    assert_eq!(small.len(), 14);
    assert_eq!(small, large);
}

#[test]
fn a_list_that_changes_little_hands_over_what_it_changes() {
    let mut work = Work::of(GUIDE);
    let copy = work.page.clone();
    work.take(LIST);
    work.check();
    let undone = {
        work.page.undo();
        work.page.guide().to_string()
    };
    assert_eq!(undone, copy.guide().to_string());
    work.page.redo();
    assert_ne!(work.page.guide(), copy.guide());
    assert_eq!(place::text(work.page.file(Document::Reading), "/name"), "list.docx");
}

#[test]
fn an_edit_that_is_taken_back_by_hand_is_no_change() {
    let mut session = Session::of_guide(GUIDE).unwrap();
    assert!(!session.is_changed() && !session.has_work());
    let title = "/policies/0/editorial/title/zh";
    let before = session.guide().pointer(title).cloned();
    session.set(Document::Guide, title, Some(json!("别的")));
    assert!(session.is_changed() && session.has_work());
    session.set(Document::Guide, title, before);
    assert!(!session.is_changed() && session.has_work());
    session.set(Document::Guide, "/policies/1", None);
    assert!(session.is_changed());
    session.undo();
    assert!(!session.is_changed());
    session.open_asks(ASKS);
    assert!(!session.is_changed());
    session.set(Document::Asks, "/asks/1/zh", Some(json!(["问"])));
    assert!(session.is_changed());
    assert!(Session::fresh("x", "示例").is_changed() && !Session::default().is_changed());
}

thread_local! {
    static TOLD: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

#[test]
fn a_list_that_is_read_tells_how_much_of_it_is_done() {
    let mut copy = Replica::telling(|percent| TOLD.with_borrow_mut(|told| told.push(percent)));
    copy.open(GUIDE.as_bytes().to_vec()).unwrap();
    let read = Job::Read { name: "a.docx".into(), answers: Answers::default() };
    copy.run(&serde_json::to_string(&read).unwrap(), LIST).unwrap();
    TOLD.with_borrow(|told| {
        assert!(told.len() > 2 && told.is_sorted() && told.iter().all(|n| *n < 100), "{told:?}");
    });
}
