//! The types that are published for partners, before TypeScript itself.

use std::process::Command;

use policy_guide_tests::root;

#[test]
fn typescript_takes_what_is_documented_and_nothing_else() {
    // The pages are compiled against the types that the build emits; dist/ has a copy of them.
    let emitted = root().join("target/types/policy-guide.d.ts");
    let published = root().join("dist/policy-guide.d.ts");
    assert_eq!(std::fs::read(emitted).ok(), std::fs::read(published).ok());
    let tests = root().join("tests");
    let output = Command::new("node")
        .arg(tests.join("node_modules/typescript/bin/tsc"))
        .args(["--noEmit", "--project"])
        .arg(tests.join("data/tsconfig.json"))
        .output()
        .expect("node is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
