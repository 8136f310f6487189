//! Numbers of policies that stand in editorial texts: they go stale when policies are renumbered.

use serde_json::Value;

/// Editorial texts that name policies by number, official cells aside.
pub fn numbers_in_prose(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| *key != "official" && *key != "quote")
            .for_each(|(_, value)| numbers_in_prose(value, texts)),
        Value::Array(items) => items.iter().for_each(|item| numbers_in_prose(item, texts)),
        Value::String(text) if names_number(text) && !texts.contains(text) => {
            texts.push(text.clone());
        }
        _ => {}
    }
}

/// 第3条, 第3、6、15条, policy 3, policies 3 and 6.
fn names_number(text: &str) -> bool {
    let chinese = text.split('第').skip(1).any(|rest| {
        rest.split('条').next().is_some_and(|inside| {
            let is_list = inside.chars().all(|c| c.is_ascii_digit() || "、，,和至-".contains(c));
            inside.len() < rest.len() && is_list && !inside.is_empty()
        })
    });
    let english = ["policy ", "policies "].into_iter().any(|word| {
        text.split(word).skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    chinese || english
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_prose_are_told_from_other_numbers() {
        for text in ["清单在第3条印有", "第3、6、15、16条", "see policy 3", "in policies 3 and 6"]
        {
            assert!(names_number(text), "{text}");
        }
        for text in ["第一条", "3条", "policy guide", "第3次会议通过的若干条"] {
            assert!(!names_number(text), "{text}");
        }
    }
}
