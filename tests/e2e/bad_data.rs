//! Data that is hostile or was never meant for us: it is named, or it is shown as text, and it never runs.

use policy_guide_tests::{Fault, Look, Open, Page, Site, Value, guide, json, root};

const DATA: &str = "/policies.json";

/// The built site with another guide in the place of its own; scripts of the data would leave their mark.
fn page_with(body: Vec<u8>) -> Page {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::DESK);
    page.before_load("window.ran = 0; window.alert = () => { ran += 1; }");
    page.site.set_fault(DATA, Fault::Body("application/json", body));
    page.go("/");
    page
}

fn page_edited(edit: impl FnOnce(&mut Value)) -> Page {
    let mut guide = guide();
    edit(&mut guide);
    page_with(guide.to_string().into_bytes())
}

#[test]
fn answers_that_are_no_guide_are_named_and_never_shown_as_garbage() {
    let utf16 = |text: &str| {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [vec![0xff, 0xfe], units].concat()
    };
    let gbk = [b"{\"title\": \"".to_vec(), vec![0xD6, 0xD8, 0xC7, 0xEC], b"\"}".to_vec()].concat();
    let deep = "[".repeat(10_000).into_bytes();
    let large = [b"{\"x\": \"".to_vec(), vec![b'x'; 50 << 20], b"\"}".to_vec()].concat();
    let cases = [
        (utf16("{\"policies\": []}"), "UTF-8"),
        (gbk, "UTF-8"),
        (b"\xef\xbb\xbf<html><body>Login</body></html>".to_vec(), "网页"),
        (deep, "嵌套"),
        (large, "过大"),
        (b"{\"format\": 99, \"policies\": []}".to_vec(), "更新版本"),
        (b"null".to_vec(), "数据有误"),
    ];
    for (body, words) in cases {
        let page = page_with(body);
        page.wait(words, &format!("return (said($('[role=alert]')) || '').includes('{words}')"));
        page.wait("a way on", "return Boolean(named('button', '重试'))");
        let said = page.js("return said($('.shell'))").to_string();
        assert!(!said.contains('\u{fffd}') && !said.contains("Login"), "{said}");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let page = page_with([b"\xef\xbb\xbf".to_vec(), guide().to_string().into_bytes()].concat());
    page.expect_status("共 23 项政策");
}

#[test]
fn hostile_texts_are_shown_as_text() {
    let hostile = [
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)</script>",
        "\"><svg onload=alert(1)>",
        "javascript:alert(1)",
        "{{constructor.constructor('alert(1)')()}}",
        "安\u{202e}家\u{0}\u{200b}",
    ];
    let page = page_edited(|guide| {
        for (idx, text) in hostile.iter().enumerate() {
            let policy = &mut guide["policies"][idx];
            policy["editorial"]["title"] = json!({ "zh": text, "en": text });
            policy["editorial"]["summary"] = json!({ "zh": text });
            policy["official"]["agency"] = json!(text);
            policy["contacts"][0] =
                json!({ "label": { "zh": text }, "printed": text, "url": text });
        }
        guide["note"] = json!(hostile[1]);
        guide["categories"][0]["zh"] = json!(hostile[0]);
    });
    page.expect_status("共 23 项政策");
    page.js("$$('.card-open').slice(0, 7).forEach((button) => button.click())");
    page.wait("open cards", "return $$('.official').length === 7");
    page.expect("the first title", "return said($('article[data-policy=\"1\"] h3'))", hostile[0]);
    page.expect("no hidden marks", "return said($('article[data-policy=\"6\"] h3'))", "安家");
    assert_eq!(page.js("return ran"), 0);
    assert_eq!(page.js("return $$('img, script, iframe, object, [onload], [onerror]').length"), 0);
    let schemes = "return Array.from(new Set($$('a').map((link) => link.protocol)))
        .filter((scheme) => !['http:', 'https:', 'tel:', 'blob:'].includes(scheme))";
    assert_eq!(page.js(schemes), json!([]));
}

#[test]
fn a_word_of_ten_thousand_characters_stays_inside() {
    for look in [Look::DESK, Look::PHONE] {
        let page = page_edited(|guide| {
            let word = "W".repeat(10_000);
            guide["policies"][0]["editorial"]["title"] = json!({ "zh": word });
            guide["policies"][1]["editorial"]["summary"] = json!({ "zh": word });
            guide["policies"][2]["contacts"][0] = json!({ "printed": word });
        });
        page.look(look);
        page.expect_status("共 23 项政策");
        let (width, _) = look.size;
        let widest = "return Math.max(host.scrollWidth, document.documentElement.scrollWidth,
            ...$$('article').map((card) => Math.ceil(card.getBoundingClientRect().right)))";
        page.wait("no sideways scrolling", &format!("{widest} <= {width}"));
    }
}

#[test]
fn only_numbers_that_dial_and_pages_become_links() {
    let contacts = json!([
        { "phone": "023-67183829转8001" }, { "phone": "CALL-ME-NOW" }, { "phone": "8".repeat(40) },
        { "phone": "023-67183829;phone-context=x" }, { "phone": "tel:110" }, { "phone": "*21*10086#" },
        { "url": "data:text/html,x" }, { "url": "file:///etc/passwd" }, { "url": "//host/x" },
        { "url": "https://www.example.org/ok" }, { "phone": "023-67183829" },
    ]);
    let page = page_edited(|guide| guide["policies"][0]["contacts"] = contacts);
    page.expect_status("共 23 项政策");
    page.click("article[data-policy='1'] .card-open");
    page.wait("it is open", "return seen($('.official'))");
    let links = "return $$('article[data-policy=\"1\"] .contacts a').map((link) => link.getAttribute('href'))";
    page.expect("links", links, json!(["https://www.example.org/ok", "tel:02367183829"]));
    page.wait("what does not dial is shown", "return said($('.contacts')).includes('CALL-ME-NOW')");
}

#[test]
fn odd_keys_and_numbers_spoil_their_value_only() {
    let text = guide().to_string();
    let odd = text.replacen(
        '{',
        "{\"__proto__\": {\"title\": \"x\"}, \"constructor\": 1e400, \"toString\": -0, \"format\": 99,",
        1,
    );
    // The second `format` is the guide's own: the last of two counts.
    let page = page_with(odd.into_bytes());
    page.expect_status("共 23 项政策");
    assert_eq!(page.js("return ({}).title === undefined"), true);
}

#[test]
fn any_query_answers_and_nothing_of_it_runs() {
    let page = Page::guide();
    let queries = [
        "安".repeat(10_000),
        "(.*)+$[".into(),
        "' OR 1=1; DROP TABLE--".into(),
        "👩‍🔧🏳️‍🌈".into(),
        "e\u{301}\u{301}\u{301}".into(),
        "<img src=x onerror=alert(1)>".into(),
        "\\u0000%00".into(),
        "\u{202e}".into(),
    ];
    page.js("window.ran = 0; window.alert = () => { ran += 1; }");
    for query in queries {
        page.js(&format!(
            "const box = $('[role=searchbox]'); box.value = {}; box.dispatchEvent(new Event('input', {{ bubbles: true }}))",
            json!(query)
        ));
        page.wait("an answer", "return /筛选出|共/.test(said($('[role=status]')))");
    }
    page.js("const box = $('[role=searchbox]'); box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true }))");
    page.expect_status("共 23 项政策");
    assert_eq!((page.js("return ran"), page.log()), (json!(0), String::new()));
}

#[test]
fn links_of_any_bytes_open_a_sane_view() {
    let page = Page::guide();
    for fragment in [
        "%FF%FE%00",
        "pg=q:%E5%AE;open:99999999999;view:nothing;lang:<b>",
        "pg=q:<img/onerror=alert(1)>",
        "pg=a.who:-,;a.:x",
    ] {
        page.go("/policies.json");
        page.go(&format!("/#{fragment}"));
        page.wait(fragment, "return $('[role=status]') !== null || $('.question') !== null");
    }
    let long = Open { path: format!("/#pg=q:{}", "%E5%AE%89".repeat(11_000)), ..Open::default() };
    let page = Page::open(long);
    page.wait(
        "the guide",
        "return $('[role=searchbox]') !== null && $('[role=searchbox]').value.length <= 200",
    );
}
