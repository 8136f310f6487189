//! What is wrong with a command line, in Chinese: what was typed, what would do, and how the command is written.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Whether a command line asks for no other language than Chinese.
pub fn is_chinese(words: &[String]) -> bool {
    let is_pair = |pair: &[String]| pair == ["--lang", "en"];
    !words.windows(2).any(is_pair) && !words.iter().any(|word| word == "--lang=en")
}

/// The names of what a command needs, and what they stand for.
const NEEDED: [(&str, &str); 9] = [
    ("<SOURCE>", "清单文件"),
    ("<LIST>", "清单文件"),
    ("<GUIDE>", "指南文件，如 policies.json"),
    ("<FILE>", "指南文件，如 policies.json"),
    ("<OUT>", "要写的文件"),
    ("<OLD>", "旧的指南"),
    ("<NEW>", "新的指南"),
    ("<new>", "照写 new"),
    ("<QUERY>", "要搜索的话"),
];

/// The error in Chinese; `None` for what has no words here, such as the help.
pub fn in_chinese(error: &Error) -> Option<String> {
    let text = |kind| texts(error, kind).join("、");
    let arg = text(ContextKind::InvalidArg);
    let value = text(ContextKind::InvalidValue);
    let fault = match error.kind() {
        ErrorKind::UnknownArgument => {
            let like = maybe(&texts(error, ContextKind::SuggestedArg));
            format!("不认得“{arg}”{like}")
        }
        ErrorKind::InvalidSubcommand => {
            let like = maybe(&texts(error, ContextKind::SuggestedSubcommand));
            format!("没有“{}”这个命令{like}", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(error, ContextKind::InvalidArg);
            let named = missing.iter().map(|name| with_meaning(name)).collect::<Vec<_>>();
            format!("少了 {}", named.join("、"))
        }
        ErrorKind::InvalidValue if value.is_empty() => format!("“{arg}”后面要写一个值"),
        ErrorKind::InvalidValue => {
            let all = texts(error, ContextKind::ValidValue).join("、");
            format!("“{arg}”不能是“{value}”，只能是 {all}")
        }
        ErrorKind::ArgumentConflict => {
            format!("“{arg}”和“{}”不能同时用", text(ContextKind::PriorArg))
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("“{arg}”的值个数不对")
        }
        _ => return None,
    };
    let usage = text(ContextKind::Usage).replace("Usage:", "用法：").replace("：  ", "：");
    let usage = usage.replace("： ", "：");
    Some([fault.as_str(), "\n", usage.trim()].concat().trim_end().to_owned())
}

fn texts(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

fn maybe(like: &[String]) -> String {
    if like.is_empty() {
        String::new()
    } else {
        format!("，是不是“{}”？", like.join("”或“"))
    }
}

fn with_meaning(name: &str) -> String {
    let meaning = NEEDED.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning);
    meaning.map_or_else(|| name.to_owned(), |meaning| format!("{name}（{meaning}）"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::line;
    use crate::{editing, exchange};

    #[track_caller]
    fn check(words: &str, fault: &str) {
        let commands = [exchange::IMPORT, exchange::NEW, editing::CHECK, editing::OVERLAY];
        let words: Vec<&str> = ["data"].into_iter().chain(words.split(' ')).collect();
        let told = in_chinese(&line(&commands).try_get_matches_from(words).unwrap_err()).unwrap();
        let (first, usage) = told.split_once('\n').unwrap_or((&told, ""));
        assert_eq!(first, fault);
        assert!(usage.is_empty() || usage.starts_with("用法：cargo data"), "{usage}");
    }

    #[test]
    fn faults_of_a_command_line_are_told_once_and_in_chinese() {
        check("imprt a b", "没有“imprt”这个命令，是不是“import”？");
        check("import", "少了 <SOURCE>（清单文件）、<GUIDE>（指南文件，如 policies.json）");
        check("import a", "少了 <GUIDE>（指南文件，如 policies.json）");
        check("import a b --wrote", "不认得“--wrote”，是不是“--write”？");
        check("import a b c", "不认得“c”");
        check("diff a", "没有“diff”这个命令");
        check(
            "import a b --lost gone",
            "“--lost <expire|take-out>”不能是“gone”，只能是 expire、take-out",
        );
        check("import a b --out", "“--out <FILE>”后面要写一个值");
        check("import a b --write --out c", "“--write”和“--out <FILE>”不能同时用");
        check("overlay old g", "“<new>”不能是“old”，只能是 new");
    }

    #[test]
    fn a_command_line_is_answered_in_the_language_that_it_asks_for() {
        let ask =
            |words: &str| is_chinese(&words.split(' ').map(ToOwned::to_owned).collect::<Vec<_>>());
        assert!(ask("data import a b") && ask("data import --lang zh"));
        assert!(!ask("data import --lang en --wrote") && !ask("data import --lang=en"));
    }
}
