//! The frame of the guide: header, tabs, notices, failure, foot.

pub mod district;
pub mod failure;
pub mod foot;
pub mod header;
pub mod notice;
pub mod notice_bar;
pub mod shell;
pub mod skeleton;
pub mod tabs;
