//! What is handed on: printed on paper, shared, sent in a chat.

use std::fs;
use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use policy_guide_tests::{Look, Open, Page, json, policies, root};

/// Takes the place of the print dialog, and keeps it open until the test closes it.
const NO_DIALOG: &str = "window.prints = 0; window.print = () => { window.prints += 1; }";

/// The page on A4, as text by sheet. The PDF is kept in target/ to be looked at.
fn printed(page: &Page, name: &str) -> Vec<String> {
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "printBackground": true });
    let answer = page.devtools("Page.printToPDF", a4);
    let pdf = BASE64_STANDARD.decode(answer["data"].as_str().expect("a PDF")).expect("base64");
    let folder = root().join("target/print");
    fs::create_dir_all(&folder).expect("a folder can be made");
    let file = folder.join(format!("{name}.pdf"));
    fs::write(&file, pdf).expect("it can be written");
    let output = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output();
    let output = output.expect("poppler is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    // Each sheet ends with a form feed.
    let sheets: Vec<String> =
        text.trim_end_matches('\n').split_terminator('\u{c}').map(ToOwned::to_owned).collect();
    assert!(sheets.last().is_some_and(|last| !last.trim().is_empty()), "the last sheet is blank");
    sheets
}

fn guide(before: &str) -> Page {
    let open = Open { look: Look::DESK, before: vec![before.to_owned()], ..Open::default() };
    let page = Page::guide_as(open);
    page.wait("the guide", "return Boolean($('.foot'))");
    page
}

/// Without the blanks that a layout puts between the letters of a line.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_list_prints_every_policy_with_whom_to_call_and_nothing_to_click() {
    let page = guide(NO_DIALOG);
    let sheets = printed(&page, "list");
    let text = squeezed(&sheets.concat());
    for policy in policies() {
        let title = policy["editorial"]["title"]["zh"].as_str().expect("a title");
        assert!(text.contains(&squeezed(title)), "{title}");
    }
    assert!(text.contains("023-12333"));
    for button in ["筛选", "大字", "深色", "默认顺序", "查看原文与联系方式", "帮我找"]
    {
        assert!(!text.contains(button), "{button}");
    }
    assert!((4..=6).contains(&sheets.len()), "{} sheets", sheets.len());
}

#[test]
fn one_policy_prints_by_itself_and_the_list_is_back_afterwards() {
    let page = guide(NO_DIALOG);
    page.js("host.show(12)");
    page.click_named("[data-policy='12'] button", "打印");
    page.expect("the dialog", "return window.prints", 1);
    let sheets = printed(&page, "one");
    let text = squeezed(&sheets.concat());
    let policies = policies();
    let official = policies[11]["official"]["text"].as_str().expect("a text");
    assert!(text.contains(&squeezed(official)), "{text}");
    assert!(text.contains("023-67605997") && text.contains("023-67515789"));
    let other = policies[0]["editorial"]["title"]["zh"].as_str().expect("a title");
    assert!(!text.contains(&squeezed(other)), "another policy is printed");
    assert!(sheets.len() <= 2, "{} sheets", sheets.len());
    page.js("dispatchEvent(new Event('afterprint'))");
    page.wait("the mark is gone", "return !$('[data-alone]')");
    let text = squeezed(&printed(&page, "after").concat());
    assert!(text.contains(&squeezed(other)), "the list is back");
}

#[test]
fn what_is_saved_prints_as_a_sheet_to_take_along() {
    let page = guide(NO_DIALOG);
    page.go("/#pg=saved:2,12,16;view:saved");
    page.wait("the sheet", "return seen($('.visit-sheet'))");
    page.click_named("button", "打印办事清单");
    page.expect("the dialog", "return window.prints", 1);
    let sheets = printed(&page, "saved");
    assert_eq!(sheets.len(), 1, "three offices fit on one sheet");
    let text = squeezed(&sheets.concat());
    for word in ["备注", "023-67605997", "023-67515789"] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains("清空收藏") && !text.contains("复制清单链接"));
}

#[test]
fn the_page_without_scripts_prints_every_policy() {
    let page = guide(NO_DIALOG);
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    page.reload();
    let text = squeezed(&printed(&page, "static").concat());
    for policy in policies() {
        let title = policy["editorial"]["title"]["zh"].as_str().expect("a title");
        assert!(text.contains(&squeezed(title)), "{title}");
    }
}

#[test]
fn sharing_takes_the_systems_sheet_where_there_is_one() {
    let page = guide(
        "window.given = []; Navigator.prototype.share = (data) => { given.push(data); return Promise.resolve(); }",
    );
    page.js("host.show(12)");
    page.click_named("[data-policy='12'] button", "分享");
    page.wait("the sheet", "return given.length === 1");
    let given = page.js("return given[0]");
    let text = given["text"].as_str().expect("a text");
    assert!(
        text.contains("100") && text.contains("市科技局") && text.contains("023-67605997"),
        "{text}"
    );
    assert!(given["url"].as_str().is_some_and(|url| url.ends_with("#pg=open:12")));
    assert!(!text.contains("#pg="), "the sheet adds the address itself: {text}");
}

#[test]
fn elsewhere_a_card_is_copied_as_a_message_for_a_chat() {
    let clipboard = "window.copied = []; delete Navigator.prototype.share;
        Object.defineProperty(Navigator.prototype, 'clipboard', { value: { writeText: (text) => {
            copied.push(text); return Promise.resolve(); } } });";
    let page = guide(clipboard);
    page.js("host.show(12)");
    for button in ["分享", "复制要点"] {
        page.click_named("[data-policy='12'] button", button);
    }
    page.wait("both", "return copied.length === 2");
    let copied = page.js("return copied");
    let text = copied[1].as_str().expect("a text");
    assert_eq!(copied[0], text, "both are the same message");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "科研项目优先立项与奖励");
    assert_eq!(lines[1], "最高 100 万元/项目 国家项目绩效奖励");
    assert!(lines.contains(&"市科技局 自然科学基金项目 023-67605997"), "{text}");
    assert!(
        lines.last().is_some_and(|line| line.starts_with("http") && line.ends_with("#pg=open:12"))
    );
}
