//! The editorial rules: one table of names, words and advice. `{}` stands for a value, in order.

use super::finding::Level::{self, Error, Warning};

/// Something that a guide should hold to.
#[derive(Debug)]
pub struct Rule {
    /// Stable name.
    pub id: &'static str,
    /// How bad it is.
    pub level: Level,
    /// What is wrong and what to do, in Chinese.
    pub zh: [&'static str; 2],
    /// What is wrong and what to do, in English.
    pub en: [&'static str; 2],
}

/// Makes a constant of each rule, and the list of all.
macro_rules! rules {
    ($($name:ident $level:ident $id:literal
        $zh:literal $zh_advice:literal
        $en:literal $en_advice:literal;)*) => {
        $(#[doc = $en] pub const $name: Rule = Rule {
            id: $id, level: $level, zh: [$zh, $zh_advice], en: [$en, $en_advice],
        };)*
        /// Every rule.
        pub const RULES: &[Rule] = &[$($name,)*];
    };
}

rules! {
    INCOMPLETE Warning "incomplete"
        "公开的指南还没有{}" "补上，读者才知道这是哪里、从哪里来、什么时候核对的"
        "a public guide needs {}" "write it, so that readers know what this is, where it comes from and how old it is";
    UNKNOWN_FIELD Error "unknown-field"
        "没有名为“{}”的字段，会被忽略" "检查拼写；这里可用的字段：{}"
        "there is no field “{}”, it is ignored" "check the spelling; the fields here are {}";
    REPEATED_FIELD Error "repeated-field"
        "字段“{}”写了两次，只有最后一次有效" "删去其中一个"
        "the field “{}” is written twice, only the last counts" "take one away";
    UNKNOWN_CHOICE Error "unknown-choice"
        "“{}”不是这里的可选值" "可选：{}"
        "“{}” is no choice here" "the choices are {}";
    TOO_LONG Warning "too-long"
        "{} 个字符，此处最多 {} 个" "缩短，否则卡片上显示不下"
        "{} characters, at most {} fit here" "shorten it, or the card has no room for it";
    TOO_SHORT Warning "too-short"
        "只有 {} 个字符，此处至少 {} 个" "写得让人一看就懂"
        "{} characters only, at least {} are wanted here" "say enough to be understood";
    NO_LANGUAGE Warning "no-language"
        "缺少“{}”文本" "补上这种语言，或从指南的语言中去掉它（`languages`）"
        "there is no text in “{}”" "add it, or take the language out of the guide's languages (`languages`)";
    NOT_TRANSLATED Warning "not-translated"
        "“{}”文本与原文相同" "翻译它"
        "the text in “{}” is the same as the original" "translate it";
    UNKNOWN_LANGUAGE Warning "unknown-language"
        "“{}”不是这份指南的语言" "把它加入指南的语言（`languages`），或去掉这段文本"
        "“{}” is none of the guide's languages" "add it to them (`languages`), or take the text away";
    NO_TITLE Warning "no-title"
        "没有标题，将显示原文开头" "写一个短标题"
        "there is no title, the beginning of the official text stands in" "write a short title";
    NO_SUMMARY Warning "no-summary"
        "没有摘要" "用两行话说明给谁、给什么"
        "there is no summary" "say in two lines to whom it gives what";
    NO_AUDIENCE Warning "no-audience"
        "没有适用对象，按对象筛选时找不到它" "至少选一个适用对象（`audiences`）"
        "it is for nobody, and no filter by audience finds it" "choose at least one audience (`audiences`)";
    NO_SUPPORT Warning "no-support"
        "没有支持方式，按方式筛选时找不到它" "至少选一种支持方式（`supports`）"
        "it has no kind of support, and no filter by kind finds it" "choose at least one kind of support (`supports`)";
    NO_BENEFIT Warning "no-benefit"
        "没有列出支持内容" "引用原文，列出它给什么"
        "it lists nothing that it gives" "quote what the official text grants";
    UNQUOTED_FIGURE Error "unquoted-figure"
        "“{}”在官方原文中没有" "按原文改写，或删去这个数字"
        "the official text does not say “{}”" "write what it says, or leave the figure out";
    FIGURE_WITHOUT_AMOUNT Warning "figure-without-amount"
        "引文写有“{}”，但没有填金额" "填上金额、程度和“每”（`amount`、`limit`、`per`），让金额醒目显示"
        "the quote says “{}”, but no amount is given" "give amount, limit and for each of what (`amount`, `limit`, `per`), so that it is shown large";
    NO_LABEL Error "no-label"
        "这项支持内容没有名称，不会显示" "写上名称（`label`）"
        "this benefit has no name and is not shown" "write one (`label`)";
    SAME_QUOTE Warning "same-quote"
        "与另一项支持内容的引文和名称都相同" "合并，或引用各自的文字"
        "another benefit has the same quote and label" "make them one, or quote the words of each";
    NO_ANSWERS Error "no-answers"
        "条件没有任何答案，会被忽略" "至少选一个答案（`any_of`）"
        "the condition names no answer and is ignored" "choose at least one answer (`any_of`)";
    ALL_ANSWERS Warning "all-answers"
        "条件接受问题“{}”的每个答案，等于没有条件" "删去该条件，或少选几个答案"
        "every answer to “{}” meets the condition" "take it away, or name fewer answers";
    NO_CONDITIONS Warning "no-conditions"
        "没有条件，“帮我找”只能说“需核对”" "用问题和引文写出条件"
        "it has no conditions: the finder can only say that it is to be checked" "write its conditions with questions and quotes";
    NEVER_LIKELY Error "never-likely"
        "没有任何回答能让这条政策成为“很可能适用”：问题“{}”只能选一个答案，而条件要求两个" "修改条件，或让该问题可以多选"
        "no answers make this policy likely: “{}” takes one answer, and the conditions want two" "change the conditions, or let the question take several answers";
    AUDIENCE_UNREACHED Warning "audience-unreached"
        "“帮我找”的任何回答都找不到对象“{}”的政策" "给该对象的一条政策写上条件"
        "no answers to the finder lead to a policy for “{}”" "give one of its policies conditions";
    NO_QUESTIONS Warning "no-questions"
        "“帮我找”还没有问题，读者看不到它" "在“指南本身”里加问题，再写各条政策的条件（`questions`）"
        "the finder has no questions, so that readers do not see it" "add questions to the guide, then conditions to its policies (`questions`)";
    ORPHAN_QUESTION Warning "orphan-question"
        "没有条件用到这个问题" "删去它，或在条件中使用"
        "no condition uses this question" "take it away, or use it in a condition";
    ORPHAN_ANSWER Warning "orphan-answer"
        "没有条件用到答案“{}”" "删去它，或在条件中使用；它若表示“都不是”或“不确定”，请标明（`none: true`、`unsure: true`）"
        "no condition uses the answer “{}”" "take it away, or use it in a condition; if it says “none of these” or “not sure”, mark it as such (`none: true`, `unsure: true`)";
    NO_UNSURE Error "no-unsure"
        "这个问题没有“不确定”的答案，不清楚的人只能乱选" "加一个表示“不确定”的答案（`unsure: true`）"
        "no answer to this question says “not sure”, so that who doesn't know must guess" "add an answer that says “not sure” (`unsure: true`)";
    NO_NONE Error "no-none"
        "这个问题没有“以上都不符合”的答案，谁也排除不了" "加一个表示“以上都不符合”的答案（`none: true`）"
        "no answer to this question says “none of these”, so that nobody can say so" "add an answer that says “none of these” (`none: true`)";
    FIGURE_WITHOUT_WHEN Error "figure-without-when"
        "“{}”没有写明哪些人能得到" "选出是哪些答案；符合条件的人都有的，选“符合条件的都有”（`when`、`when: []`）"
        "“{}” does not say who gets it" "choose the answers, or that all get it who meet the conditions (`when`, `when: []`)";
    UNIT_WITHOUT_WHEN Warning "unit-without-when"
        "这项给单位或他人，没有写明选了哪些答案才算这样的单位，“帮我找”不会说它归读者所有" "有这样的问题，就选出是哪些答案（`when`）"
        "it goes to a unit or to somebody else, and nothing says which answers mean such a one: the finder calls it nobody's own" "where a question asks for it, choose the answers (`when`)";
    BENEFIT_UNREACHED Error "benefit-unreached"
        "没有任何回答能让人得到这项：它要求的答案与这条政策的条件矛盾" "修改它要求的答案（`when`）或条件"
        "no answers lead to it: the answers that it wants contradict the policy's conditions" "change those answers (`when`) or the conditions";
    AUDIENCE_UNQUOTED Error "audience-unquoted"
        "官方原文没有提到对象“{}”的依据" "逐字引用提到它的原文（`audience_quotes`），或删去这个对象"
        "no official words are quoted for the audience “{}”" "quote the words that name it (`audience_quotes`), or take it away";
    IDLE_AUDIENCE_QUOTE Warning "idle-audience-quote"
        "为“{}”引用了原文，它却不是这条政策的对象" "删去引文，或选上这个对象（`audience_quotes`、`audiences`）"
        "words are quoted for “{}”, which is none of this policy's audiences" "take the quote away, or choose the audience (`audience_quotes`, `audiences`)";
    ORPHAN Warning "orphan"
        "没有政策用到“{}”" "删去它，或在政策中使用"
        "no policy uses “{}”" "take it away, or use it in a policy";
    SAME_NAME Error "same-name"
        "“{}”已经是“{}”的名称" "合并这两项"
        "“{}” is a name of “{}” already" "make the two one";
    CONTACT_OF_ANOTHER Warning "contact-of-another"
        "机构“{}”不是这条政策的经办机构" "把它加入经办机构（`agencies`）"
        "the office “{}” is none of this policy's offices" "add it to them (`agencies`)";
    NO_AGENCY Warning "no-agency"
        "原文写有经办机构，但这条政策没有选经办机构" "选上它（`agencies`）"
        "the source names an office, but the policy has none" "choose it (`agencies`)";
    NO_CONTACT Warning "no-contact"
        "没有联系方式，读者不知道问谁" "对照清单补上；清单也没有的，请给整份指南写一个总机（`contacts`、`hotline`）"
        "it has no contact, so that readers do not know whom to ask" "add what the list prints; where it prints none, give the guide a hotline (`contacts`, `hotline`)";
    EMPTY_CONTACT Error "empty-contact"
        "联系方式里没有电话、网址、原样号码或说明" "填写其中一样（`phone`、`url`、`printed`、`note`）"
        "the contact has no phone, no url, nothing as printed, and no note" "fill in one of them (`phone`, `url`, `printed`, `note`)";
    OTHER_AREA Warning "other-area"
        "区号 {} 与本指南其他号码的区号 {} 不同" "对照原文核对"
        "the area code {} differs from that of the guide's other numbers, {}" "compare it with the source";
    NO_SUCH_AREA Warning "no-such-area"
        "没有 {} 这个区号" "对照原文核对；原文就印错的，写在“原样印的号码”里，并加说明（`printed`、`note`）"
        "there is no area code {}" "compare it with the source; if the source misprints it, write it as printed, with a note (`printed`, `note`)";
    PHONE_NOT_PRINTED Error "phone-not-printed"
        "号码 {} 在官方原文中没有" "不要自行添加或更正号码；按原文填写，印错的写在“原样印的号码”里（`printed`）"
        "no official cell prints {}" "add and correct no number: write what the source prints, a misprint as printed (`printed`)";
    PHONE_LEFT_OUT Warning "phone-left-out"
        "原文印有 {}，但联系方式里没有" "补上这个号码"
        "the source prints {}, which is none of the contacts" "add it";
    SAME_CONTACT Warning "same-contact"
        "号码 {} 在这条政策里出现两次" "合并，或用名称说明区别（`label`）"
        "the number {} stands twice in this policy" "make them one, or tell them apart by their names (`label`)";
    DEAD_REFERENCE Error "dead-reference"
        "没有第 {} 条政策" "改为现有的序号"
        "there is no policy {}" "name one that is there";
    NO_REPLACEMENT Error "no-replacement"
        "已被替代，却没有写明被哪一条替代" "写明替代它的政策序号（`replaced_by`）"
        "it is replaced, but nothing says by what" "name the number of the policy in its place (`replaced_by`)";
    REPLACED_IN_CIRCLES Error "replaced-in-circles"
        "替代关系绕回了自己：{}" "让最后一条政策有效"
        "the replacements lead back to themselves: {}" "let the last of them be in force";
    STATUS_MISFIT Warning "status-misfit"
        "“{}”与状态“{}”不符，会被忽略" "改状态，或删去它"
        "“{}” does not go with the status “{}” and is ignored" "change the status, or take it away";
    PAST_ITS_DAY Warning "past-its-day"
        "有效期 {} 已过，仍标为有效" "核实后改为“已失效”，或更新日期（`status`、`valid_until`）"
        "it held until {}, and is still marked as in force" "make sure, then mark it as expired or mend the day (`status`, `valid_until`)";
    NOT_YET_OVER Warning "not-yet-over"
        "有效期 {} 未到，已标为失效" "核实日期和状态"
        "it holds until {}, and is marked as expired" "check the day and the status";
    DAY_TO_COME Error "day-to-come"
        "日期 {} 在今天之后" "填写实际核对的日期"
        "the day {} is still to come" "write the day on which it was done";
    OUT_OF_ORDER Warning "out-of-order"
        "第 {} 条排在第 {} 条之后" "按原文顺序排列"
        "policy {} stands after policy {}" "keep the order of the source";
    LONE_SYNONYM Warning "lone-synonym"
        "同义词组少于两个词，会被忽略" "补一个词，或删去该组"
        "a group of synonyms needs two words, this is ignored" "add a word, or take the group away";
    IDLE_SYNONYM Warning "idle-synonym"
        "组中没有一个词出现在指南里，搜索用不到" "加上指南里用的词，或删去该组"
        "none of these words stands in the guide, so that the search has no use for them" "add a word that does, or take the group away";
    REPEATED_WORD Warning "repeated-word"
        "“{}”重复" "删去一个"
        "“{}” is there twice" "take one away";
    STALE_PINYIN Warning "stale-pinyin"
        "旁边的拼音表与指南不符" "运行 cargo data tables 重新生成"
        "the pinyin table beside the guide is not in step with it" "make it anew with `cargo data tables`";
    NO_PINYIN Warning "no-pinyin"
        "旁边没有拼音表，用拼音搜不到" "运行 cargo data tables {} > {}"
        "there is no pinyin table beside the guide: nobody can search by pinyin" "make it with `cargo data tables {} > {}`";
    FEW_ASKS Warning "few-asks"
        "只写了 {} 个“大家会怎么问”，至少 {} 个" "用大家自己的话补上（`asks`）：本人、家属、单位的人事各会怎么问"
        "only {} questions that people would ask, at least {} are wanted" "add them (`asks`) as those whom it is for, their families and their employers would ask";
    NO_ASKS Warning "no-asks"
        "旁边没有“大家会怎么问”的文件，整句提问不容易搜到" "新建 {}，写法见 docs/data-format.md"
        "no file with the questions that people ask stands beside the guide: whole sentences find less" "write {} as docs/data-format.md says";
    ASKS_CLOSED Warning "asks-closed"
        "指南用到“大家会怎么问”的文件 {}，它没有一起打开：照这样发布，整句提问不容易搜到" "再打开这个文件"
        "the guide uses the file {} with the questions that people ask, which is not open: published like this, whole sentences find less" "open that file, too";
    ASKS_UNNAMED Warning "asks-unnamed"
        "旁边有“大家会怎么问”的文件，但指南没有引用它，网页不会用" "加上字段 \"asks\": \"{}\""
        "there is a file with the questions that people ask, but the guide does not name it: it is not used" "add the field \"asks\": \"{}\"";
    NO_CHANGES Error "no-changes"
        "更新列表“{}”用不了：{}" "运行 cargo data diff 旧文件 新文件 --changes 生成，或删去 changes 字段"
        "the list of changes “{}” is of no use: {}" "make it with `cargo data diff OLD NEW --changes`, or take the field away";
    CHANGES_UNNAMED Warning "changes-unnamed"
        "旁边有更新列表 changes.json，但指南没有引用它，网页不会显示“新”“已更新”" "加上字段 \"changes\": \"changes.json\""
        "a changes.json lies beside the guide, which does not name it, so that no marks are shown" "add the field \"changes\": \"changes.json\"";
    OVERLAY_IDLE Warning "overlay-idle"
        "区县文件没有改动任何内容" "填写经办机构和电话"
        "the overlay changes nothing" "fill in offices and numbers";
    SAMPLE_LEFT Error "sample-left"
        "仍是模板里的占位内容“{}”" "换成真实内容，或删去这一项"
        "the placeholder “{}” of the skeleton is still there" "put in what is true, or take the entry away";
    LINK_BROKEN Error "link-broken"
        "网址打不开：{}" "到原网站找新网址，找不到就删去"
        "the address is dead: {}" "look for the new address, or take the link away";
    LINK_UNREACHABLE Warning "link-unreachable"
        "试了 {} 次都连不上（{}），不能断定网址失效" "换个网络稍后再试"
        "it could not be reached in {} tries ({}), which does not mean that it is dead" "try later, or from another network";
    DEAD_ANCHOR Warning "dead-anchor"
        "页面里没有“#{}”这个位置" "改正或删去 # 之后的部分"
        "the page has no place “#{}”" "mend or drop what follows the #";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_a_name_of_its_own_and_as_many_values_in_each_language() {
        let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(names.len(), RULES.len());
        let n = |texts: [&str; 2]| texts.map(|text| text.matches("{}").count());
        for rule in RULES {
            assert_eq!(n(rule.zh), n(rule.en), "{}", rule.id);
        }
    }
}
