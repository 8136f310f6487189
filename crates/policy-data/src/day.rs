//! Today, for commands: the one place with a clock.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds from UTC to the time of the guides' cities.
const CHINA: u64 = 8 * 3600;

/// Today in China, as `YYYY-MM-DD`.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    of_days((since.as_secs() + CHINA) / 86_400)
}

/// The day that comes so many days after 1970-01-01, by the calendar's rule of 400 years.
fn of_days(days: u64) -> String {
    // Years are counted from the first of March of the year 0, so that the leap day comes last.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        assert_eq!(of_days(0), "1970-01-01");
        assert_eq!(of_days(11_016), "2000-02-29");
        assert_eq!(of_days(20_781), "2026-11-24");
        assert_eq!(of_days(20_819), "2027-01-01");
    }
}
