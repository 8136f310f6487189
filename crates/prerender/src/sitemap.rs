//! The sitemap: one page, since every policy stands on it.

use page_parts::escape;

/// `checked` is the day of the guide's last check, as `YYYY-MM-DD`.
pub(crate) fn sitemap(site: &str, checked: Option<&str>) -> String {
    let day = checked.map_or_else(String::new, |day| format!("<lastmod>{}</lastmod>", escape(day)));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
         <url><loc>{}</loc>{day}</url>\n</urlset>\n",
        escape(site)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_and_the_day_it_was_checked() {
        let text = sitemap("https://example.org/a&b/", Some("2026-01-02"));
        assert!(
            text.contains("<loc>https://example.org/a&amp;b/</loc><lastmod>2026-01-02</lastmod>")
        );
        assert!(!sitemap("https://example.org/", None).contains("lastmod"));
    }
}
