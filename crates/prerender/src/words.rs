//! The words of the single file around the guide: in Chinese, as its readers are. `{}` stands for a value.

/// What it is, and from when. A script writes its age into the element.
pub(crate) const NOTE: &str = "离线文件，{}<span></span>，数据版本 {}。{}";
/// The day of the last check.
pub(crate) const CHECKED: &str = "核对日期 {}";
/// Where the guide names none.
pub(crate) const NOT_CHECKED: &str = "未注明核对日期";
/// Where newer copies are, as a link.
pub(crate) const LATEST: &str = " <a href=\"{}\">查看最新版本</a>";
/// The same beside a code to scan.
pub(crate) const SCAN: &str = "扫码或打开 <a href=\"{}\">{}</a> 查看最新版本。";
