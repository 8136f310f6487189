//! Web addresses that are safe to offer as links.

/// An absolute http or https address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Reads an address; `None` for any other scheme, a relative address, or one with blanks or quotes in it.
    ///
    /// ```
    /// use policy_core::link::Link;
    /// assert!(Link::parse("https://www.cqtalent.com/x.html").is_some());
    /// assert!(Link::parse("javascript:alert(1)").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = split(text)?;
        let web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let host_len = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let plain =
            !text.chars().any(|c| c.is_whitespace() || c.is_control() || "\"'<>\\".contains(c));
        let host_is_plain = host_len > 0 && !rest.get(..host_len)?.contains('@');
        (web && plain && host_is_plain).then(|| Self(text.to_owned()))
    }

    /// The address.
    pub fn href(&self) -> &str {
        &self.0
    }

    /// The host's name, for people to read.
    pub fn host(&self) -> &str {
        let rest = split(&self.0).map_or("", |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or("")
    }
}

/// The scheme, and what follows `://`.
fn split(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    Some((scheme, rest.strip_prefix("//")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_web_addresses_only() {
        let good = Link::parse("https://www.cqtalent.com/a/b.html?x=1#y").unwrap();
        assert_eq!(good.host(), "www.cqtalent.com");
        for bad in [
            "javascript:alert(1)",
            "JavaScript://x/%0aalert(1)",
            "data:text/html,x",
            "//host/x",
            "/x",
            "https://",
            "https:///x",
            "https://user@host/",
            "https://host/\" onclick=",
            "ftp://host/",
            "",
        ] {
            assert_eq!(Link::parse(bad), None, "{bad}");
        }
    }
}
