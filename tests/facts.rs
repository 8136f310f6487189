//! What the published guide says, read without the widget's own code: the tests count by it.

use std::fs;

use serde_json::Value;

use crate::root;

/// The published guide.
pub fn guide() -> Value {
    let path = root().join("public/policies.json");
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("the published guide is JSON")
}

/// Its policies, in order.
pub fn policies() -> Vec<Value> {
    guide()["policies"].as_array().expect("policies are a list").clone()
}

/// The numbers of the policies that `keep` keeps, in order.
pub fn numbers_where(keep: impl Fn(&Value) -> bool) -> Vec<u64> {
    let kept = policies().into_iter().filter(keep);
    kept.map(|policy| policy["number"].as_u64().expect("a number")).collect()
}
