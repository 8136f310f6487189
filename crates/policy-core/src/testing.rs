//! For tests: a small guide of three policies with two words a facet, and noise.

use crate::guide::Guide;
use crate::load::load;

/// The text of the small guide.
pub(crate) const GUIDE: &str = r#"{
  "format": 1, "id": "sample", "title": {"zh": "样例", "en": "Sample"}, "languages": ["zh", "en"],
  "categories": [{"id": "recruit", "zh": "引进", "en": "Recruit"}, {"id": "fund", "zh": "资助", "en": "Fund"}],
  "vocabulary": {
    "audiences": [{"id": "engineer", "zh": "工程师", "en": "Engineers"}, {"id": "graduate", "zh": "毕业生", "en": "Graduates"}],
    "supports": [{"id": "grant", "zh": "补贴", "en": "Grants"}, {"id": "loan", "zh": "贷款", "en": "Loans"}],
    "agencies": [{"id": "office", "zh": "样例办公室", "en": "Sample office", "aliases": ["样办"]}]
  },
  "questions": [{"id": "who", "text": {"zh": "您是？", "en": "You are?"}, "answers": [{"id": "me", "zh": "我", "en": "Me"}]}],
  "synonyms": [["买房", "安家"], ["单"]],
  "policies": [
    {"number": 1, "category": "recruit", "agencies": ["office"],
     "official": {"text": "可享受最高100万元安家补助和科研经费。", "agency": "样例办公室", "contact": "12333"},
     "contacts": [{"agency": "office", "phone": "12333"}],
     "editorial": {"title": {"zh": "安家补助", "en": "Settling in"}, "audiences": ["engineer"], "supports": ["grant"],
       "benefits": [{"quote": "最高100万元安家补助", "amount": 1000000, "limit": "max", "label": {"zh": "安家补助", "en": "Settlement"}}],
       "conditions": [{"question": "who", "any_of": ["me"], "quote": "可享受"}], "keywords": ["房补"]}},
    {"number": 2, "category": "fund", "agencies": ["office"],
     "official": {"text": "企业最高300万元的贷款，利率LPR以上部分贴息。", "agency": "样例办公室", "contact": ""},
     "editorial": {"title": {"zh": "创业贷款", "en": "Loans"}, "audiences": ["engineer"], "supports": ["loan"],
       "benefits": [{"quote": "企业最高300万元的贷款", "amount": 3000000, "limit": "max", "per": "enterprise", "label": {"zh": "贷款", "en": "Loan"}}]}},
    {"number": 3, "category": "fund", "agencies": ["office"],
     "official": {"text": "按规定发放就业补贴。", "agency": "", "contact": "/"},
     "editorial": {"title": {"zh": "就业", "en": "Jobs"}, "audiences": ["graduate"], "supports": ["grant"]}}
  ]
}"#;

/// The small guide, loaded.
pub(crate) fn guide() -> Guide {
    let (guide, issues) = load(GUIDE);
    assert_eq!(issues, [], "the small guide is sound");
    guide
}

/// Numbers without order that are the same in every run.
pub(crate) struct Noise(u64);

impl Noise {
    /// The same seed gives the same numbers.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number, below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}
