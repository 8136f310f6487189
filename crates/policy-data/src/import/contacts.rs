//! From the cells for office and telephone to offices and numbers, without inventing what they do not say.

use policy_core::link::Link;

use super::finding::Finding;
use super::offices::{Item, Offices, is_nobody, without_ordinal};
use super::spans::{Span, dialable, spans};

/// A way to ask, as the cells print it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The office's id; `None` where the cells do not say whose it is.
    pub agency: Option<String>,
    /// What it is for.
    pub label: Option<String>,
    /// A number that can be dialled.
    pub phone: Option<String>,
    /// A number that cannot, as printed.
    pub printed: Option<String>,
    /// A page.
    pub url: Option<String>,
    /// What follows the number and is no part of it, such as an extension.
    pub extension: Option<String>,
    /// When to call, or whom to ask for: words beside the number, as printed.
    pub note: Option<String>,
}

/// What two cells say.
#[derive(Debug, Default)]
pub struct Reading {
    /// Ids of the offices, each once, in order.
    pub agencies: Vec<String>,
    /// The contacts, in order.
    pub contacts: Vec<Draft>,
    /// Guesses, those about the contact cell marked with `true`.
    pub findings: Vec<(bool, Finding)>,
}

/// No office prints more numbers than fit into so many bytes.
const MAX_CELL: usize = 20_000;

/// Reads both cells; offices that are not known are added to `offices`. Local numbers have the area code of the guide,
/// where it has one.
pub fn read(
    agency: &str,
    contact: &str,
    offices: &mut Offices,
    area_code: Option<&str>,
) -> Reading {
    let mut findings = Vec::new();
    let [agency, contact] = [(agency, false), (contact, true)].map(|(cell, is_contact)| {
        let is_long = cell.len() > MAX_CELL;
        if is_long {
            findings.push((is_contact, Finding::CellTooLong));
        }
        if is_long { "" } else { cell }
    });
    let items = offices.items(agency, &mut findings);
    let mut reading = Reading { findings, ..Reading::default() };
    for (is_contact, cell) in [(false, agency), (true, contact)] {
        let has_number = cell.lines().flat_map(spans).any(|span| !matches!(span, Span::Words(_)));
        if !is_nobody(cell) && (is_contact || has_number) {
            let mut lines = Lines::new(&mut reading, offices, &items, is_contact, area_code);
            cell.lines().for_each(|line| lines.line(line));
            lines.end();
        }
    }
    let of_contacts = reading.contacts.iter().filter_map(|contact| contact.agency.clone());
    for id in items.into_iter().map(|item| item.agency).chain(of_contacts) {
        if !reading.agencies.contains(&id) {
            reading.agencies.push(id);
        }
    }
    reading
}

/// Words that a number may follow, on its line or the next.
#[derive(Clone, Debug)]
struct Words {
    text: String,
    is_ordinal: bool,
}

/// Whose the next numbers are, and what for.
#[derive(Clone, Debug, Default)]
struct Owner {
    agency: Option<String>,
    label: Option<String>,
}

/// The lines of one cell, from the first to the last.
struct Lines<'a> {
    reading: &'a mut Reading,
    offices: &'a mut Offices,
    items: &'a [Item],
    is_contact: bool,
    /// Stands over the lines that follow, `1.就业补贴：`.
    heading: Option<Words>,
    /// Words that no number has followed yet.
    waiting: Option<Words>,
    owner: Owner,
    area_code: Option<String>,
    is_after_number: bool,
    /// When to call, printed before the number.
    hours: Option<String>,
}

impl<'a> Lines<'a> {
    fn new(
        reading: &'a mut Reading,
        offices: &'a mut Offices,
        items: &'a [Item],
        is_contact: bool,
        area_code: Option<&str>,
    ) -> Self {
        let mut lines = Self {
            reading,
            offices,
            items,
            is_contact,
            heading: None,
            waiting: None,
            owner: Owner::default(),
            area_code: area_code.map(ToOwned::to_owned),
            is_after_number: false,
            hours: None,
        };
        lines.owner.agency = lines.only_office();
        lines
    }

    fn line(&mut self, line: &str) {
        let bare = without_ordinal(line);
        let is_ordinal = bare.len() < line.trim_start().len();
        if is_ordinal {
            self.leave_waiting();
            self.heading = None;
        }
        let mut is_first = true;
        self.is_after_number = false;
        for span in spans(bare) {
            let is_number = matches!(span, Span::Number(_) | Span::Extension(_));
            match span {
                Span::Words(words) => self.words(&words, is_ordinal && is_first),
                Span::Number(printed) => self.number(&printed),
                Span::Extension(printed) => self.extension(&printed),
                Span::Fax(printed) => {
                    self.waiting = None;
                    self.tell(Finding::FaxNotCalled(printed));
                }
                Span::Url(printed) => self.url(&printed),
            }
            self.is_after_number = is_number;
            is_first = false;
        }
    }

    /// `-8012`, `/02`, `、2、3`.
    fn extension(&mut self, printed: &str) {
        let Some(last) = self.reading.contacts.last_mut() else { return };
        let number =
            printed.strip_prefix('-').filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
        last.extension = Some(match number {
            Some(number) => format!("分机{number}"),
            None => format!("印作“…{printed}”"),
        });
    }

    /// Words in brackets after a number, and hours before or after it, say more about that number.
    fn beside(&mut self, words: &str) -> Option<String> {
        let text = words.trim();
        let open = text.chars().next().filter(|c| ['（', '('].contains(c))?;
        let (inside, rest) = text.split_once(['）', ')'])?;
        let inside = inside.trim_start_matches(open).trim();
        let last = self.reading.contacts.last_mut()?;
        if let Some(extension) = extension_of(inside) {
            last.extension = Some(extension);
        } else if last.note.is_none() && !inside.is_empty() {
            last.note = Some(inside.to_owned());
        } else {
            return None;
        }
        Some(rest.to_owned())
    }

    fn words(&mut self, words: &str, is_ordinal: bool) {
        let rest = if self.is_after_number { self.beside(words) } else { None };
        let words = rest.as_deref().unwrap_or(words);
        let is_new_line = |c: char| c.is_whitespace();
        let text = words
            .trim_matches(|c: char| is_new_line(c) || "，,；;、/。.：:｜|～~-—".contains(c))
            .to_owned();
        if text.is_empty() || is_joint(&text) {
            return;
        }
        if let Some(extension) = extension_of(&text)
            && let Some(last) = self.reading.contacts.last_mut()
        {
            last.extension = Some(extension);
            return;
        }
        if is_hours(&text) {
            self.hours = Some(text);
            return;
        }
        // Words over words: the first are a heading.
        if let Some(over) = self.waiting.take() {
            self.heading = Some(over);
        }
        self.waiting = Some(Words { text, is_ordinal });
    }

    fn number(&mut self, printed: &str) {
        self.take_owner();
        let mut draft = self.draft();
        if let Some(phone) = self.dialled(printed) {
            let code = phone.split('-').next().filter(|code| code.starts_with('0'));
            self.area_code = code.map(ToOwned::to_owned).or(self.area_code.take());
            draft.phone = Some(phone);
        } else {
            self.tell(Finding::NotDialable(printed.to_owned()));
            draft.printed = Some(printed.to_owned());
        }
        self.reading.contacts.push(draft);
    }

    fn dialled(&mut self, printed: &str) -> Option<String> {
        if let Some(phone) = dialable(printed) {
            return Some(phone);
        }
        let phone = dialable(&format!("{}-{printed}", self.area_code.as_ref()?))?;
        self.tell(Finding::AreaCodeCarried { printed: printed.to_owned(), phone: phone.clone() });
        Some(phone)
    }

    fn url(&mut self, printed: &str) {
        self.take_owner();
        match Link::parse(printed) {
            Some(link) => {
                let mut draft = self.draft();
                draft.url = Some(link.href().to_owned());
                self.reading.contacts.push(draft);
            }
            None => self.tell(Finding::LinkRefused(printed.to_owned())),
        }
    }

    fn draft(&self) -> Draft {
        let Owner { agency, label } = self.owner.clone();
        Draft { agency, label, note: self.hours.clone(), ..Draft::default() }
    }

    /// The words before a number say whose it is or what for.
    fn take_owner(&mut self) {
        let Some(words) = self.waiting.take() else { return };
        let heading = self.heading.clone();
        if let Some((agency, rest)) = self.offices.prefix(&words.text) {
            let rest = Some(without_tail(&rest).to_owned()).filter(|rest| !rest.is_empty());
            self.owner =
                Owner { agency: Some(agency), label: heading.map(|over| over.text).or(rest) };
            return;
        }
        if is_office(&words.text) {
            let name = without_tail(&words.text);
            let known = self.offices.exact(name).or_else(|| self.item_ending_in(name));
            let agency = known.unwrap_or_else(|| self.offices.add(name));
            self.owner = Owner { agency: Some(agency), label: heading.map(|over| over.text) };
            return;
        }
        let text = without_tail(&words.text).to_owned();
        let label = match heading {
            Some(over) if over.is_ordinal && text.is_empty() => over.text,
            Some(over) if over.is_ordinal => format!("{}（{text}）", over.text),
            Some(_) | None => {
                self.heading = None;
                text
            }
        };
        self.owner = Owner {
            agency: self.labelled_office(&label).or_else(|| self.only_office()),
            label: Some(label).filter(|label| !label.is_empty()),
        };
        if words.is_ordinal {
            self.heading = None;
        }
    }

    /// 区人社局 is the 示例区人社局 of the cell for offices.
    fn item_ending_in(&self, name: &str) -> Option<String> {
        let ends = |item: &&Item| self.offices.name(&item.agency).ends_with(name);
        self.items.iter().find(ends).map(|item| item.agency.clone())
    }

    /// The office that the cell for offices names for this.
    fn labelled_office(&self, label: &str) -> Option<String> {
        let item = self.items.iter().find(|item| item.label.as_deref() == Some(label))?;
        Some(item.agency.clone())
    }

    /// The office, where the cell names just one.
    fn only_office(&self) -> Option<String> {
        let first = self.items.first()?;
        let is_only = self.items.iter().all(|item| item.agency == first.agency);
        is_only.then(|| first.agency.clone())
    }

    /// Words that no number followed.
    fn leave_waiting(&mut self) {
        let Some(words) = self.waiting.take() else { return };
        let is_office = self.offices.exact(&words.text).is_some();
        if self.is_contact && !is_office {
            self.tell(Finding::WordsUnread(words.text));
        }
    }

    fn end(mut self) {
        self.leave_waiting();
        // Hours after the last number are those of all.
        if let Some(hours) = self.hours.take().filter(|_| self.is_contact) {
            let contacts =
                self.reading.contacts.iter_mut().filter(|contact| contact.note.is_none());
            contacts.for_each(|contact| contact.note = Some(hours.clone()));
        }
    }

    fn tell(&mut self, finding: Finding) {
        self.reading.findings.push((self.is_contact, finding));
    }
}

/// Between two numbers.
fn is_joint(text: &str) -> bool {
    ["或", "和", "及", "至", "到", "转", "（", "）", "(", ")"].contains(&text)
}

/// Hours or days on which somebody answers.
fn is_hours(text: &str) -> bool {
    let has_time = text.char_indices().any(|(at, c)| {
        matches!(c, ':' | '：' | '∶')
            && text[..at].ends_with(|c: char| c.is_ascii_digit())
            && text[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
    });
    has_time || ["工作日", "工作时间", "法定工作日", "节假日除外"].contains(&text)
}

/// 转8001, 分机8001, ext. 8001
fn extension_of(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let digits = ["转分机", "转", "分机号", "分机", "ext.", "ext", "*", "#"]
        .iter()
        .find_map(|word| lower.strip_prefix(word))?;
    let digits = digits.trim_start_matches(['：', ':', ' ']).trim();
    let is_short = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_short.then(|| text.to_owned())
}

/// Without words at the end that only say that a number follows.
fn without_tail(label: &str) -> &str {
    const TAILS: [&str; 8] =
        ["咨询电话", "联系电话", "办公电话", "咨询热线", "服务热线", "联系方式", "热线", "电话"];
    let label = label.trim_matches(|c: char| c.is_whitespace() || "：:，,、（）()".contains(c));
    let tail = TAILS.iter().find_map(|tail| label.strip_suffix(tail));
    tail.unwrap_or(label).trim_end_matches(['：', ':', '的'])
}

/// Whether words name an office that the guide does not know.
fn is_office(words: &str) -> bool {
    let name = without_tail(words);
    let is_public = name.starts_with(['市', '省', '区', '县', '州', '各']);
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    ends(&["局", "委", "厅", "委员会"])
        || is_public && ends(&["中心", "平台", "办", "部", "院", "会"])
}

#[cfg(test)]
#[path = "contacts_tests.rs"]
mod tests;
