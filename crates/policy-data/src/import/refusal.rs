//! Why a file is not read, and what to do about it, in Chinese and English.

use std::fmt;

use super::read::MAX_BYTES;

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a sentence in `words`")]
pub enum Refusal {
    Empty,
    TooLarge { mb: usize },
    Pdf,
    RichText,
    Xlsb,
    Encrypted,
    Picture,
    Slides,
    Apple,
    BadColumns(String),
    NoTextColumn { seen: Vec<String> },
    OldWord,
    OtherZip,
    WebPage,
    NotOffice,
    Damaged,
    Part { name: String },
    NoTable,
    Unfolds { mb: u64 },
    Parts(usize),
    TooDeep,
    EndsEarly,
    TooManyCells(usize),
    TooMuchText { mb: usize },
    TooManyPolicies(usize),
    NoPolicy,
    GuideNoJson,
    GuideWithoutList,
    BadDay(String),
    TooSlow { seconds: u64 },
    OwnFault,
}

impl Refusal {
    /// The sentence.
    pub fn sentence(&self, zh: bool) -> String {
        let (chinese, english) = self.words();
        if zh { chinese } else { english }
    }

    fn words(&self) -> (String, String) {
        let fixed = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        match self {
            Self::Empty => fixed("文件是空的", "the file is empty"),
            Self::Pdf => fixed(
                "这是 PDF：请用制作它的 Word 或 Excel 文件",
                "this is a PDF: import the Word or Excel file that it was made from",
            ),
            Self::RichText => {
                fixed("这是 RTF：请另存为 .docx", "this is rich text: save it as .docx")
            }
            Self::Xlsb => fixed("这是 .xlsb：请另存为 .xlsx", "this is an .xlsb: save it as .xlsx"),
            Self::OldWord => fixed(
                "这是旧的 Word 文件（.doc）：请用 Word 打开，另存为 .docx",
                "this is an old Word file (.doc): open it in Word and save it as .docx",
            ),
            Self::OtherZip => fixed(
                "这个压缩包不是 .docx、.xlsx 或 .ods",
                "this zip file is neither .docx nor .xlsx nor .ods",
            ),
            Self::Encrypted => fixed(
                "文件有密码：请用 Word、Excel 或 WPS 打开，去掉密码，另存为 .docx 或 .xlsx",
                "the file has a password: open it in Word, Excel or WPS, take the password off and save it as .docx or .xlsx",
            ),
            Self::Picture => fixed(
                "这是图片：请用制作它的 Word 或 Excel 文件",
                "this is a picture: import the Word or Excel file that it was made from",
            ),
            Self::Slides => fixed(
                "这是演示文稿：请把表格复制到 Word 或 Excel，另存为 .docx 或 .xlsx",
                "these are slides: copy the table into Word or Excel and save it as .docx or .xlsx",
            ),
            Self::Apple => fixed(
                "这是 Numbers 或 Pages 文件：请用它导出为 .xlsx 或 .docx",
                "this is a file of Numbers or Pages: export it as .xlsx or .docx there",
            ),
            Self::WebPage => fixed(
                "不论叫什么名字，这其实是没有清单表格的网页或 XML：请用 Excel 或 Word 打开，看到表格后另存为 .xlsx 或 .docx",
                "this is a web page or XML without a table of policies, whatever its name says: open it in Excel or Word and save the table as .xlsx or .docx",
            ),
            Self::NotOffice => {
                fixed("这不是文本、Word 或 Excel 文件", "this is no file of text, Word or Excel")
            }
            Self::Damaged => fixed(
                "文件已损坏：请用原来的程序打开，另存一份再试",
                "the file is damaged: open it in its own program, save it anew and try again",
            ),
            Self::NoTable => fixed("文件里没有表格", "the file holds no table"),
            Self::TooDeep => fixed(
                "文件内部嵌套过深，不是正常的清单",
                "elements are nested too deep for any list",
            ),
            Self::EndsEarly => fixed("文件不完整", "the file ends too early"),
            Self::NoPolicy => fixed(
                "没有找到政策：表里要有一行表头，例如 序号、类别、主要内容、经办机构、咨询电话",
                "no policy is found: there must be a row of heads such as 序号, 类别, 主要内容, 经办机构, 咨询电话",
            ),
            Self::GuideNoJson => fixed(
                "指南文件不是有效的 JSON：cargo data check 会指出行号",
                "the guide is no valid JSON: `cargo data check` tells the line",
            ),
            Self::GuideWithoutList => {
                fixed("指南文件里没有 policies 列表", "the guide has no list of policies")
            }
            Self::OwnFault => fixed(
                "读这个文件时程序出错，请把文件发给开发者",
                "reading the file met a fault of this program; please send the file to its makers",
            ),
            _ => self.words_with_values(),
        }
    }

    fn words_of_columns(&self) -> (String, String) {
        match self {
            Self::BadColumns(part) => (
                format!(
                    "--columns 写作 text=表头,contact=表头（还有 number、category、agency），“{part}”不是这样"
                ),
                format!(
                    "--columns takes text=HEAD,contact=HEAD (also number, category, agency); `{part}` is not like that"
                ),
            ),
            Self::NoTextColumn { seen } => (
                format!(
                    "没有找到政策：认不出哪一列是政策内容，或者表头下面没有内容。看到的表头是：{}。请把内容一列的表头改成“主要内容”或“政策内容”，或指明是哪一列（`--columns text=表头,contact=表头`）",
                    seen.join("；")
                ),
                format!(
                    "no policy is found: no column is known to hold the text, or nothing stands below the heads. The heads seen are: {}. Call that column 主要内容 or 政策内容, or say which it is (`--columns text=HEAD,contact=HEAD`)",
                    seen.join("; ")
                ),
            ),
            _ => Default::default(),
        }
    }

    fn words_with_values(&self) -> (String, String) {
        match self {
            Self::TooLarge { mb } => {
                let max = MAX_BYTES >> 20;
                (
                    format!("文件有 {mb} MB，超过 {max} MB 的不读：请删去图片再试"),
                    format!(
                        "the file has {mb} MB, more than {max} are not read: take the pictures out"
                    ),
                )
            }
            Self::Part { name } => (
                format!("文件已损坏：{name} 读不出来"),
                format!("the file is damaged: {name} cannot be read"),
            ),
            Self::Unfolds { mb } => (
                format!("文件展开后超过 {mb} MB，不是正常的清单"),
                format!("the file unfolds to more than {mb} MB: this is no list of policies"),
            ),
            Self::Parts(n) => (
                format!("文件里有 {n} 个部件，太多了"),
                format!("the file has {n} parts: too many"),
            ),
            Self::TooManyCells(max) => (
                format!("表格超过 {max} 格，不是正常的清单：请删去多余的行列和工作表"),
                format!(
                    "the sheets span more than {max} cells: delete the rows, columns and sheets that are not the list"
                ),
            ),
            Self::TooMuchText { mb } => (
                format!("单元格里的文字超过 {mb} MB，不是正常的清单"),
                format!(
                    "there are more than {mb} MB of text in the cells: this is no list of policies"
                ),
            ),
            Self::TooManyPolicies(max) => (
                format!("政策超过 {max} 条，不是正常的清单"),
                format!("there are more than {max} policies: this is no list of policies"),
            ),
            Self::BadDay(day) => (
                format!("“{day}”不是 2026-12-01 这样的日期"),
                format!("`{day}` is no day such as 2026-12-01"),
            ),
            Self::TooSlow { seconds } => (
                format!("读这个文件超过 {seconds} 秒，已放弃"),
                format!("reading the file takes more than {seconds} seconds: it is given up"),
            ),
            _ => self.words_of_columns(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence(false))
    }
}

impl std::error::Error for Refusal {}
