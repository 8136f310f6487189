//! Places inside of a file, as JSON pointers (RFC 6901), and what stands there.

use serde_json::{Map, Value};

/// What stands at a place; nothing is `null`.
pub fn at<'a>(file: &'a Value, pointer: &str) -> &'a Value {
    file.pointer(pointer).unwrap_or(&Value::Null)
}

/// The text at a place.
pub fn text<'a>(file: &'a Value, pointer: &str) -> &'a str {
    at(file, pointer).as_str().unwrap_or("")
}

/// The items at a place.
pub fn items<'a>(file: &'a Value, pointer: &str) -> &'a [Value] {
    at(file, pointer).as_array().map_or(&[], Vec::as_slice)
}

/// The texts at a place.
pub fn words(file: &Value, pointer: &str) -> Vec<String> {
    items(file, pointer).iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect()
}

/// Puts a value at a place, or takes what is there away. Objects on the way are made; a list takes a further item at
/// its end, and `+3` is a new item before that at 3. A text stands for its first language where one of several is written beside it.
pub fn put(file: &mut Value, pointer: &str, new: Option<Value>) {
    let Some((parent, name)) = split(pointer) else {
        *file = new.unwrap_or_default();
        return;
    };
    let Some(parent) = reach(file, parent) else { return };
    match (parent, new) {
        (Value::Array(items), new) => put_item(items, &name, new),
        (Value::Object(fields), Some(new)) => drop(fields.insert(name, new)),
        (Value::Object(fields), None) => drop(fields.shift_remove(&name)),
        (other, Some(new)) => *other = Value::Object(Map::from_iter([(name, new)])),
        _ => {}
    }
}

fn put_item(items: &mut Vec<Value>, name: &str, new: Option<Value>) {
    let (idx, is_between) = index(name, items.len());
    match (items.get_mut(idx), new) {
        (Some(_), Some(new)) if is_between => items.insert(idx, new),
        (Some(item), Some(new)) => *item = new,
        (Some(_), None) => drop(items.remove(idx)),
        (None, Some(new)) => items.push(new),
        (None, None) => {}
    }
}

/// The position that a name stands for in a list of `n` items, and whether it is one between two of them.
pub fn index(name: &str, n: usize) -> (usize, bool) {
    let between = name.strip_prefix('+');
    (between.unwrap_or(name).parse().unwrap_or(n), between.is_some())
}

/// The value at a place, made where it is not there.
fn reach<'a>(file: &'a mut Value, pointer: &str) -> Option<&'a mut Value> {
    let mut value = file;
    for name in pointer.split('/').skip(1).map(unescaped) {
        if value.is_null() {
            *value = Value::Object(Map::new());
        }
        value = match value {
            Value::Object(fields) => fields.entry(name).or_insert(Value::Null),
            Value::Array(items) => items.get_mut(name.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// The place around, and the name inside of it.
pub fn split(pointer: &str) -> Option<(&str, String)> {
    let (parent, name) = pointer.rsplit_once('/')?;
    Some((parent, unescaped(name)))
}

fn unescaped(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}

/// A name as it stands in a pointer.
pub fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// `policies[3].editorial.title.zh` as a pointer.
pub fn of_check(place: &str) -> String {
    let mut pointer = String::new();
    for name in place.split('.').flat_map(|part| part.split('[')) {
        let name = name.trim_end_matches(']');
        if !name.is_empty() {
            pointer.push('/');
            pointer.push_str(&escaped(name));
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn puts_and_takes_at_any_depth_and_keeps_the_order_of_the_rest() {
        let mut file = json!({ "a": 1, "b": { "x": 1 }, "c": [1, 2] });
        put(&mut file, "/b/y/z", Some(json!("new")));
        put(&mut file, "/c/2", Some(json!(3)));
        put(&mut file, "/a", None);
        assert_eq!(file.to_string(), r#"{"b":{"x":1,"y":{"z":"new"}},"c":[1,2,3]}"#);
        put(&mut file, "/c/0", None);
        put(&mut file, "/nowhere/at/all", None);
        assert_eq!(items(&file, "/c"), [2, 3]);
        assert_eq!((text(&file, "/b/y/z"), text(&file, "/b/y/none")), ("new", ""));
    }

    #[test]
    fn places_of_checks_are_pointers() {
        assert_eq!(of_check("policies[3].contacts[0].phone"), "/policies/3/contacts/0/phone");
        assert_eq!(of_check(""), "");
    }
}
