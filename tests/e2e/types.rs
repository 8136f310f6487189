//! The types that are published for partners, before TypeScript itself.

use std::process::Command;

use policy_guide_tests::root;

#[test]
fn typescript_takes_what_is_documented_and_nothing_else() {
    let tests = root().join("tests");
    let compiler = tests.join("node_modules/typescript/bin/tsc");
    let options = ["--noEmit", "--strict", "--target", "es2020", "--lib", "es2020,dom"];
    let told = Command::new("node")
        .arg(compiler)
        .args(options)
        .arg(tests.join("data/partner.ts"))
        .output()
        .expect("node is there");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stdout));
}
