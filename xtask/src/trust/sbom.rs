//! `dist/sbom.cdx.json`: what the widget is made of, as a `CycloneDX` bill of materials.
//!
//! Crates that end in the WebAssembly: reached from the widget by plain dependencies, no macros and no tools. It holds
//! no date and no number of its own, so that the same source has the same bill.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::run::{output, root};

/// The bill's name in dist.
pub const NAME: &str = "sbom.cdx.json";

/// How the widget is resolved when it is built.
const METADATA: [&str; 9] = [
    "metadata",
    "--format-version",
    "1",
    "--locked",
    "--offline",
    "--filter-platform",
    "wasm32-unknown-unknown",
    "--features",
    "policy-guide/csr",
];

/// Writes the bill into `dist`.
pub fn write(dist: &Path) -> Result<()> {
    let metadata = output("cargo", &METADATA).context("cargo tells no metadata")?;
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let rust = output("rustc", &["--version"]).context("rustc answers not")?;
    let bill = bill(&serde_json::from_str(&metadata)?, &checksums(&lock), rust.trim())?;
    fs::write(dist.join(NAME), serde_json::to_string_pretty(&bill)? + "\n")?;
    Ok(())
}

/// The bill for what `cargo metadata` tells.
fn bill(metadata: &Value, sums: &BTreeMap<(String, String), String>, rust: &str) -> Result<Value> {
    let nodes = by_id(&metadata["resolve"]["nodes"]);
    let packages = by_id(&metadata["packages"]);
    let widget = packages.iter().find(|(_, package)| package["name"] == "policy-guide");
    let (widget, package) = widget.context("the widget is no package of this workspace")?;
    let shipped = reached(widget, &nodes, &packages);
    let inner = shipped.iter().filter(|id| *id != widget).filter_map(|id| packages.get(id));
    let mut components: Vec<Value> =
        inner.map(|package| component(package, "library", sums)).collect();
    components.push(json!({
        "type": "library", "bom-ref": "rust-std", "name": "std",
        "version": rust, "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }));
    let depends = shipped.iter().map(|id| {
        let on: Vec<String> = normal(&nodes, id)
            .filter(|id| shipped.contains(*id))
            .filter_map(|id| packages.get(id).map(|package| reference(package)))
            .collect();
        json!({ "ref": packages.get(id).map(|package| reference(package)), "dependsOn": on })
    });
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": component(package, "application", sums) },
        "dependencies": depends.collect::<Vec<_>>(),
        "components": components,
    }))
}

fn by_id(list: &Value) -> BTreeMap<&str, &Value> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(|item| Some((item["id"].as_str()?, item))).collect()
}

/// The package and all that it needs when it runs.
fn reached<'a>(
    start: &'a str,
    nodes: &BTreeMap<&'a str, &'a Value>,
    packages: &BTreeMap<&'a str, &'a Value>,
) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut open = vec![start];
    while let Some(id) = open.pop() {
        let is_macro = packages.get(id).is_some_and(|package| is_macro(package));
        if !is_macro && reached.insert(id) {
            open.extend(normal(nodes, id));
        }
    }
    reached
}

/// What a package needs when it runs, not when it is built or tested.
fn normal<'a>(nodes: &BTreeMap<&'a str, &'a Value>, id: &str) -> impl Iterator<Item = &'a str> {
    let deps = nodes.get(id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
    let runs = |dep: &&Value| {
        dep["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|k| k["kind"].is_null()))
    };
    deps.filter(runs).filter_map(|dep| dep["pkg"].as_str())
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets
        .filter_map(|target| target["kind"].as_array())
        .flatten()
        .any(|kind| kind == "proc-macro")
}

fn reference(package: &Value) -> String {
    let text = |name: &str| package[name].as_str().unwrap_or("");
    format!("pkg:cargo/{}@{}", text("name"), text("version"))
}

fn component(package: &Value, kind: &str, sums: &BTreeMap<(String, String), String>) -> Value {
    let text = |name: &str| package[name].as_str().unwrap_or("").to_owned();
    // An old way to write `OR`.
    let license = text("license").replace('/', " OR ");
    let mut component = json!({
        "type": kind, "bom-ref": reference(package), "purl": reference(package),
        "name": text("name"), "version": text("version"), "licenses": [{ "expression": license }],
    });
    if let Some(sum) = sums.get(&(text("name"), text("version"))) {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}

/// The hashes of the crates as the lock file names them.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let packages = lock.split("[[package]]").skip(1);
    let field = |package: &str, name: &str| {
        let line = package.lines().find_map(|line| line.strip_prefix(&format!("{name} = \"")))?;
        Some(line.trim_end_matches('"').to_owned())
    };
    let rows = packages.filter_map(|package| {
        Some(((field(package, "name")?, field(package, "version")?), field(package, "checksum")?))
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, deps: &[(&str, Value)]) -> Value {
        let deps = deps.iter().map(|(id, kind)| json!({"pkg": id, "dep_kinds": [{"kind": kind}]}));
        json!({"id": id, "deps": deps.collect::<Vec<_>>()})
    }

    fn package(id: &str, kind: &str) -> Value {
        json!({"id": id, "name": id, "version": "1.0.0", "license": "MIT/Apache-2.0", "targets": [{"kind": [kind]}]})
    }

    #[test]
    fn names_what_ships_and_leaves_out_macros_and_tools() {
        let metadata = json!({
            "packages": [package("policy-guide", "lib"), package("a", "lib"), package("derive", "proc-macro"),
                package("syn", "lib"), package("build", "lib")],
            "resolve": {"nodes": [
                node("policy-guide", &[("a", Value::Null), ("derive", Value::Null), ("build", json!("build"))]),
                node("derive", &[("syn", Value::Null)]), node("a", &[]), node("syn", &[]), node("build", &[]),
            ]},
        });
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"00ff\"\n";
        let bill = bill(&metadata, &checksums(lock), "rustc 1").unwrap();
        let names: Vec<_> =
            bill["components"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
        assert_eq!(names, ["a", "std"]);
        assert_eq!(bill["components"][0]["hashes"][0]["content"], "00ff");
        assert_eq!(bill["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bill["dependencies"][1]["dependsOn"], json!(["pkg:cargo/a@1.0.0"]));
    }
}
