//! The whole way by keyboard alone: list, sheet, finder, contacts, shortlist, print. After each key the test knows what
//! has the focus, and that a reader sees it; once on a phone, once magnified four times, in large text and forced colours.

use policy_guide_tests::{Key, Look, Open, Page, Value, json};

use crate::access::force_colours;

/// `stop()` tells what has the focus: its name, and why a reader would lose it.
const STOP: &str = "
  const stop = () => {
    const node = focused();
    if (!node || node === document.body) return { name: '', lost: 'nothing has the focus' };
    const box = node.getBoundingClientRect();
    // A box to tick is small, and its label has the ring.
    const rings = [node, node.parentElement].flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')]);
    const ring = rings.some(({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none');
    const x = Math.max(0, Math.min(innerWidth - 1, box.left + Math.min(box.width / 2, 20)));
    const y = Math.max(0, box.top) / 2 + Math.min(innerHeight, box.bottom) / 2;
    const above = inside.elementFromPoint(x, y);
    const covered = above && !node.contains(above) && !above.contains(node) && !above.closest('label, article');
    const lost = !ring && !node.matches('[tabindex=\"-1\"]') ? 'no ring'
      : box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth ? 'out of view'
      : covered ? 'under ' + above.className : '';
    const label = node.closest('label');
    return { name: [node.getAttribute('aria-label'), said(node), label && said(label), node.className].join(' '), lost };
  };";

/// More keys than this reach nothing.
const MOST: usize = 90;

struct Reader {
    page: Page,
}

impl Reader {
    fn stop(&self) -> Value {
        self.page.js(&[STOP, "return stop()"].concat())
    }

    /// What has the focus now, which must be seen.
    #[track_caller]
    fn focus(&self, after: &str) -> String {
        let focus = self.stop();
        assert_eq!(focus["lost"], "", "after {after}: {focus}");
        focus["name"].as_str().unwrap_or_default().to_owned()
    }

    /// Presses Tab until what is called so has the focus; each stop on the way is seen.
    #[track_caller]
    fn reach(&self, name: &str) {
        let mut stops = Vec::new();
        loop {
            assert!(stops.len() < MOST, "{name} is not among {stops:#?}");
            self.page.press(Key::Tab);
            let stop = self.focus(&format!("Tab to {name}, past {:?}", stops.last()));
            if stop.contains(name) {
                return;
            }
            stops.push(stop);
        }
    }

    /// Presses a key, waits for what it does, and knows where the focus is then.
    #[track_caller]
    fn press(&self, key: Key, done: &str, focus: &str) {
        self.page.press(key);
        self.page.wait(focus, done);
        let is_there = format!("{STOP} return stop().name.includes({})", json!(focus));
        self.page.wait_or(focus, &is_there, || self.stop());
        self.focus(focus);
    }
}

fn walk(page: Page) {
    page.js("window.prints = 0; window.print = () => { window.prints += 1; }");
    let reader = Reader { page };
    list(&reader);
    sheet(&reader);
    finder(&reader);
    contacts(&reader);
    shortlist(&reader);
}

fn list(reader: &Reader) {
    reader.reach("search-input");
    reader.page.type_in_focus("离岗");
    reader.page.expect_status("筛选出");
    reader.focus("typing");
    reader.reach("收藏");
    reader.press(Key::Space, "return $('[aria-pressed=true].card-star') !== null", "card-star");
    reader.reach("card-open");
    reader.press(Key::Enter, "return seen($('.official'))", "card-open");
    reader.reach("call");
    reader.page.wait("a number to call", "return focused().protocol === 'tel:'");
}

fn sheet(reader: &Reader) {
    reader.page.js("scrollTo(0, 0); $('[role=searchbox]').focus()");
    reader.reach("filter-open");
    reader.press(Key::Enter, "return $('dialog').open", "");
    tick(reader, "高校毕业生");
    reader.press(Key::Escape, "return !$('dialog').open", "filter-open");
    reader.reach("清空");
    reader.press(Key::Enter, "return $('.chip') === null", "status");
}

fn finder(reader: &Reader) {
    to_view(reader, "帮我找", "return $('.question') !== null");
    tick(reader, "高校毕业生");
    for (way, question) in [("下一题", "status"), ("跳过", "basis"), ("上一题", "status")] {
        reader.reach(way);
        let is_asked = format!("return $('.question').dataset.question === '{question}'");
        reader.press(Key::Enter, &is_asked, "question-text");
    }
    reader.reach("先看结果");
    reader.press(Key::Enter, "return $('.group') !== null", "");
    reader.reach("card-open");
}

/// Goes to another view by its tab.
fn to_view(reader: &Reader, tab: &str, shown: &str) {
    reader.page.js("scrollTo(0, 0); $('.views button').focus()");
    reader.reach(tab);
    reader.press(Key::Enter, shown, tab);
}

fn tick(reader: &Reader, name: &str) {
    reader.reach(name);
    reader.press(Key::Space, "return focused().checked", name);
}

fn contacts(reader: &Reader) {
    to_view(reader, "联系方式", "return seen($('.directory'))");
    reader.reach("jump");
    reader.reach("jump");
    reader.press(Key::Enter, "return focused().id.startsWith('office-')", "office-name");
    reader.reach("call");
    reader.page.wait("a number to call", "return focused().protocol === 'tel:'");
}

fn shortlist(reader: &Reader) {
    to_view(reader, "收藏", "return seen($('.visit-sheet'))");
    reader.reach("打印");
    reader.press(Key::Enter, "return prints === 1", "打印");
    reader.reach("清空收藏");
    reader.press(Key::Enter, "return $('.visit-sheet') === null", "notice-undo");
    reader.press(Key::Enter, "return seen($('.visit-sheet'))", "");
}

#[test]
fn the_whole_way_by_keyboard_on_a_phone() {
    walk(Page::guide_as(Open { look: Look::PHONE, ..Open::default() }));
}

/// 1280 by 1024 pixels magnified four times leave 320 by 256.
#[test]
fn the_whole_way_by_keyboard_at_four_times_the_size_in_large_text_and_forced_colours() {
    let look = Look { size: (320, 256), dark: false };
    let page = Page::guide_as(Open { look, ..Open::default() });
    page.js("host.scale = 'large'");
    page.wait("large", "return $('.shell').dataset.scale === 'large'");
    force_colours(&page, "dark");
    walk(page);
}
