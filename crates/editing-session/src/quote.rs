//! Benefits and conditions made of words that are marked in the official text: the figure, its limit and its unit are
//! read from them and shown for a nod.

use policy_core::figure::{Figure, Unit, find_figures};
use policy_format::{Limit, Per};
use serde_json::{Map, Value, json};

/// Words around a figure, and what they say of it.
const LIMITS: [(&str, Limit); 14] = [
    ("最高", Limit::Max),
    ("最长", Limit::Max),
    ("最短", Limit::Min),
    ("不超过", Limit::Max),
    ("至多", Limit::Max),
    ("最多", Limit::Max),
    ("上限", Limit::Max),
    ("以内", Limit::Max),
    ("不低于", Limit::Min),
    ("不少于", Limit::Min),
    ("至少", Limit::Min),
    ("以上", Limit::Min),
    ("左右", Limit::About),
    ("约", Limit::About),
];
/// Words that say for each of what; longer ones first.
const PER: [(&str, Per); 10] = [
    ("/人·月", Per::PersonMonth),
    ("每人每月", Per::PersonMonth),
    ("/人", Per::Person),
    ("每人", Per::Person),
    ("/项", Per::Project),
    ("每个项目", Per::Project),
    ("每家", Per::Enterprise),
    ("/家", Per::Enterprise),
    ("/年", Per::Year),
    ("每年", Per::Year),
];
/// Longer words are no name. One that is a little long is kept whole, and a check says so: words that are cut off say
/// something else.
const MAX_LABEL: usize = 30;
/// Where a sentence with several figures can be divided.
const STOPS: &str = "，。；、,;\n";
/// Words after which what is given is named.
const GIVES: [&str; 6] = ["给予", "发放", "提供", "享受", "安排", "按"];
/// Words between whoever gets something and how much it is.
const GIVEN: [&str; 10] =
    ["给予", "返还", "奖励", "补助", "补贴", "资助", "一次性", "可获", "可享受", "按"];
/// Those who get something and are no person.
const UNITS: [&str; 6] = ["用人单位", "单位", "企业", "机构", "基地", "园区"];

/// Benefits of marked words, one for each figure that stands in a part of the sentence of its own. `lang` is that of the text.
pub fn benefits(marked: &str, lang: &str) -> Vec<Value> {
    let parts = parts(marked).into_iter();
    parts.map(|part| benefit(part.trim_matches(|c| c == ' ' || STOPS.contains(c)), lang)).collect()
}

/// The words, divided at the last stop between one figure and the next; figures without a stop between stay together.
fn parts(marked: &str) -> Vec<&str> {
    let figures = find_figures(marked);
    let mut parts = Vec::new();
    let mut from = 0;
    let known = figures.iter().filter(|figure| figure.unit.is_some());
    let known: Vec<&Figure> = known.collect();
    for pair in known.windows(2) {
        let [one, next] = pair else { continue };
        let between = marked.get(one.place.end..next.place.start).unwrap_or("");
        let Some((stop, c)) = between.char_indices().rfind(|(_, c)| STOPS.contains(*c)) else {
            continue;
        };
        let at = one.place.end + stop + c.len_utf8();
        parts.extend(marked.get(from..at));
        from = at;
    }
    parts.extend(marked.get(from..));
    parts
}

/// A benefit of words with one figure: everything that they say, and a name to begin with.
fn benefit(quote: &str, lang: &str) -> Value {
    let figures = find_figures(quote);
    let figure = figures
        .iter()
        .find(|figure| figure.unit == Some(Unit::Yuan))
        .or_else(|| figures.iter().find(|figure| figure.unit.is_some()));
    let mut benefit = Map::new();
    benefit.insert("quote".to_owned(), json!(quote));
    if let Some(figure) = figure {
        say_figure(&mut benefit, quote, figure);
    }
    let before = figure.map_or("", |figure| quote.get(..figure.place.start).unwrap_or(""));
    if ends_in_unit(before) {
        benefit.insert("to".to_owned(), json!("unit"));
    }
    let label = label(quote, figure);
    benefit.insert("label".to_owned(), json!({ lang: label }));
    benefit.into()
}

/// The fields of a benefit whose quote was typed, where its amount is none that the quote says: each with its new value.
pub fn read_again(benefit: &Value) -> Option<Vec<(&'static str, Option<Value>)>> {
    let quote = benefit["quote"].as_str()?;
    let said = amounts(quote);
    if said.iter().any(|(amount, _)| *amount == benefit["amount"]) {
        return None;
    }
    let read = self::benefit(quote, "");
    let fields = ["amount", "unit", "limit", "per"];
    let is_same = fields.iter().all(|field| read[*field] == benefit[*field]);
    let fields = fields.map(|field| (field, read.get(field).cloned()));
    (!is_same).then(|| fields.to_vec())
}

fn say_figure(benefit: &mut Map<String, Value>, quote: &str, figure: &Figure) {
    benefit.insert("amount".to_owned(), amount(figure));
    if let Some(unit) = figure.unit.filter(|unit| *unit != Unit::Yuan) {
        benefit.insert("unit".to_owned(), json!(unit.id()));
    }
    let around = around(quote, figure);
    if let Some((_, limit)) = LIMITS.iter().find(|(word, _)| around.contains(word)) {
        benefit.insert("limit".to_owned(), json!(limit.id()));
    }
    if let Some((_, per)) = PER.iter().find(|(word, _)| quote.contains(word)) {
        benefit.insert("per".to_owned(), json!(per.id()));
    }
}

/// What the figures of words say, as it is written in a guide.
pub fn amount(figure: &Figure) -> Value {
    let n = figure.amount.in_hundredths();
    if n.is_multiple_of(100) {
        return json!(n / 100);
    }
    // Two decimals at most: the text of the number is exact.
    let text = format!("{}.{:02}", n / 100, n % 100);
    serde_json::from_str(text.trim_end_matches('0')).unwrap_or_default()
}

/// The figures that words say, each as an amount and in words.
pub fn amounts(quote: &str) -> Vec<(Value, String)> {
    let figures = find_figures(quote).into_iter();
    figures
        .filter_map(|figure| Some((amount(&figure), quote.get(figure.place)?.to_owned())))
        .collect()
}

/// A few characters before and after a figure.
fn around(quote: &str, figure: &Figure) -> String {
    let before = quote.get(..figure.place.start).unwrap_or("");
    let after = quote.get(figure.place.end..).unwrap_or("");
    let last: Vec<char> = before.chars().rev().take(6).collect();
    last.into_iter().rev().chain(after.chars().take(4)).collect()
}

/// Whether an organization gets it: nothing but the limit and the giving stands between it and the figure, 小微企业最高.
fn ends_in_unit(before: &str) -> bool {
    let limits = LIMITS.iter().map(|(limit, _)| *limit);
    let mut rest = before.trim_end();
    while let Some(shorter) = limits.clone().chain(GIVEN).find_map(|word| rest.strip_suffix(word)) {
        rest = shorter.trim_end();
    }
    UNITS.iter().any(|unit| rest.ends_with(unit))
}

/// The words after the figure up to the next stop, which mostly say what it is; else those before it.
fn label(quote: &str, figure: Option<&Figure>) -> String {
    let rest = figure.map_or(quote, |figure| quote.get(figure.place.end..).unwrap_or(""));
    let is_stop = |c: char| "，。；、,;.（(/和及与\n".contains(c);
    let rest = rest.trim_start_matches(|c: char| is_stop(c) || "的人月年项家·".contains(c));
    let after = name_of(rest.split(is_stop).next().unwrap_or(""));
    if !after.is_empty() {
        return after;
    }
    let before = figure.map_or("", |figure| quote.get(..figure.place.start).unwrap_or(""));
    let before = before.split(is_stop).next_back().unwrap_or("");
    let before = LIMITS.iter().fold(before, |words, (limit, _)| words.trim_end_matches(limit));
    let given = GIVES.iter().filter_map(|gives| before.rsplit_once(gives)).map(|(_, what)| what);
    name_of(given.min_by_key(|what| what.len()).unwrap_or(before))
}

/// Words as a name. One with a figure that is cut off would say what the text does not, and so has no name.
fn name_of(words: &str) -> String {
    let words = words.trim().trim_end_matches(['为', '按', '达', '的', '：', ':']);
    let has_figure = words.contains(|c: char| c.is_ascii_digit());
    let is_long = words.chars().count() > MAX_LABEL;
    if has_figure || is_long { String::new() } else { words.to_owned() }
}

/// A condition of marked words, which only the office can tell until a question is chosen.
pub fn conditions(quote: &str, lang: &str) -> Vec<Value> {
    let mut condition = json!({ "quote": quote.trim() });
    if quote.trim().chars().count() <= MAX_LABEL {
        condition["label"] = json!({ lang: quote.trim() });
    }
    vec![condition]
}

/// The first official words that name a term, by its names.
pub fn naming<'a>(cells: &[&str], names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut names: Vec<&str> = names.filter(|name| name.chars().count() >= 2).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let named = names.into_iter().find(|name| cells.iter().any(|cell| cell.contains(name)));
    named.map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_figure_limit_unit_and_name_from_marked_words() {
        let read = benefit("最高100万元安家补助经费", "zh");
        assert_eq!(
            read,
            json!({ "quote": "最高100万元安家补助经费", "amount": 1_000_000, "limit": "max", "label": { "zh": "安家补助经费" } })
        );
        let read = benefit("按2000元/人的标准给予补贴", "zh");
        assert_eq!((&read["amount"], &read["per"]), (&json!(2000), &json!("person")));
        let read = benefit("贴息2.5%", "zh");
        assert_eq!((&read["amount"], &read["unit"]), (&json!(2.5), &json!("percent")));
        assert!(benefit("优先安排子女入学", "zh")["amount"].is_null());
        assert_eq!(benefit("给予最高10", "zh")["label"], json!({ "zh": "" }));
    }

    #[test]
    fn each_figure_of_a_sentence_becomes_a_benefit_with_its_own_words() {
        let marked = "博士安家补助5万元、硕士3万元；对企业给予最高10万元奖励。";
        let read = benefits(marked, "zh");
        let quotes: Vec<&str> = read.iter().filter_map(|one| one["quote"].as_str()).collect();
        assert_eq!(quotes, ["博士安家补助5万元", "硕士3万元", "对企业给予最高10万元奖励"]);
        assert!(quotes.iter().all(|quote| marked.contains(quote)));
        let labels: Vec<&str> = read.iter().filter_map(|one| one["label"]["zh"].as_str()).collect();
        assert_eq!(labels, ["博士安家补助", "硕士", "奖励"]);
        assert_eq!(
            read.iter().map(|one| &one["to"] == "unit").collect::<Vec<_>>(),
            [false, false, true]
        );
        // Without a stop between them, the person chooses.
        assert_eq!(benefits("给予5万元至10万元补助", "zh").len(), 1);
        assert_eq!(benefits("优先安排子女入学", "zh").len(), 1);
    }

    #[test]
    fn a_quote_that_is_typed_is_read_again_where_its_figure_is_gone() {
        let old = json!({ "quote": "博士最高6万元", "amount": 50_000, "per": "person" });
        let read = read_again(&old).unwrap();
        assert_eq!(read[0], ("amount", Some(json!(60_000))));
        assert_eq!((&read[2], &read[3]), (&("limit", Some(json!("max"))), &("per", None)));
        assert_eq!(read_again(&json!({ "quote": "博士6万元、硕士5万元", "amount": 50_000 })), None);
        assert_eq!(read_again(&json!({ "quote": "优先安排" })), None);
    }

    #[test]
    fn whom_it_goes_to_and_how_exact_it_is_are_read_from_the_words() {
        let to_unit = |quote| benefit(quote, "zh")["to"] == "unit";
        for quote in
            ["小微企业最高300万元", "中小微企业返还60%", "对用人单位给予2000元", "企业奖励10万元"]
        {
            assert!(to_unit(quote), "{quote}");
        }
        for quote in [
            "企业引进的博士给予5万元",
            "个人最高20万元",
            "国家级最高300万元",
            "对企业职工本人补贴500元",
        ] {
            assert!(!to_unit(quote), "{quote}");
        }
        let longest = benefit("最长24个月", "zh");
        assert_eq!((&longest["limit"], &longest["label"]["zh"]), (&json!("max"), &json!("")));
    }

    #[test]
    fn a_benefit_without_words_after_its_figure_is_named_by_those_before() {
        let name = |quote| benefit(quote, "zh")["label"]["zh"].clone();
        assert_eq!(name("一次性给予安家补助最高5万元"), "安家补助");
        assert_eq!(name("贷款贴息比例为50%"), "贷款贴息比例");
        assert_eq!(name("每人每月补贴3000元"), "每人每月补贴");
        assert_eq!(
            name(&("对".to_owned() + &"很".repeat(40) + "5万元")),
            "",
            "no words are cut off"
        );
    }

    #[test]
    fn words_that_name_a_term_are_found() {
        let cells = ["对引进的高校毕业生给予补贴", ""];
        let names = ["毕业生", "高校毕业生"].into_iter();
        assert_eq!(naming(&cells, names).as_deref(), Some("高校毕业生"));
        assert_eq!(naming(&cells, ["博士后"].into_iter()), None);
    }
}
