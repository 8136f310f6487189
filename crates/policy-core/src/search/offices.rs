//! What people call an office: its names, and its kind exchanged for another (卫健委, 卫健局, 卫健部门).

use super::tables::Tables;
use crate::facet::Facet;
use crate::guide::{Guide, TermIdx};

/// What the name of an office ends with, the longest first.
const KINDS: [&str; 9] = ["委员会", "办公室", "部门", "中心", "局", "委", "厅", "办", "处"];
/// What people say instead.
const SAID: [&str; 5] = ["局", "委", "厅", "部门", "监管部门"];
/// What stands before a name and says only where the office is.
const PLACES: [&str; 6] = ["各区县（自治县）", "各区县(自治县)", "各区县", "区县", "市", "区"];
/// What the names of all districts' offices begin with.
const DISTRICTS: &str = "各区县";
/// Before a name where the office of a district is meant.
const OF_DISTRICTS: [&str; 4] = ["区", "县", "区县", "各区县"];

/// Every way to name the offices of a guide, folded. A name without a place is the city's where both have it.
pub fn names(guide: &Guide, tables: &Tables) -> Vec<(String, TermIdx)> {
    let region =
        guide.region.as_ref().map_or(String::new(), |region| tables.fold(region.get("zh")));
    let (mut names, mut of_districts) = (Vec::new(), Vec::new());
    for (idx, office) in guide.terms[Facet::Agency].iter().enumerate() {
        let own = office.name.texts().chain(office.label().texts());
        let own = own.chain(office.aliases.iter().map(String::as_str));
        let own: Vec<String> = own.map(|name| tables.fold(name)).collect();
        let is_of_districts = own.iter().any(|name| name.starts_with(DISTRICTS));
        for name in own.iter().map(|name| bare(name, &region)) {
            for said in ways_to_say(name) {
                if is_of_districts {
                    names.extend(OF_DISTRICTS.map(|place| ([place, &said].concat(), idx)));
                    of_districts.push((said, idx));
                } else {
                    names.push((["市", &said].concat(), idx));
                    names.push((said, idx));
                }
            }
        }
        names.extend(own.into_iter().map(|name| (name, idx)));
    }
    of_districts.retain(|(said, _)| names.iter().all(|(name, _)| name != said));
    names.append(&mut of_districts);
    names
}

/// The name, and the same with its kind exchanged.
fn ways_to_say(name: &str) -> impl Iterator<Item = String> {
    let said = stem(name).into_iter().flat_map(|stem| SAID.map(|kind| [stem, kind].concat()));
    let own = (name.chars().count() > 2 && stem(name).is_some()).then(|| name.to_owned());
    said.chain(own)
}

/// The name without the place.
fn bare<'a>(name: &'a str, region: &str) -> &'a str {
    let name = name.strip_prefix(region).unwrap_or(name);
    PLACES.iter().find_map(|place| name.strip_prefix(place)).unwrap_or(name)
}

/// The name without its kind, where two characters or more are left.
fn stem(name: &str) -> Option<&str> {
    let stem = KINDS.iter().find_map(|kind| name.strip_suffix(kind))?;
    (stem.chars().count() > 1).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localized::Localized;
    use crate::testing::guide;

    fn names_of(offices: &[(&str, &str)]) -> Vec<(String, TermIdx)> {
        let mut guide = guide();
        guide.region = Some(Localized::new("zh", "重庆市"));
        let sample = guide.terms[Facet::Agency][0].clone();
        let term = |(name, alias): &(&str, &str)| {
            let (name, aliases) = (Localized::new("zh", name), vec![(*alias).to_owned()]);
            crate::guide::Term { name, aliases, short: None, ..sample.clone() }
        };
        guide.terms[Facet::Agency] = offices.iter().map(term).collect();
        names(&guide, &Tables::default())
    }

    #[test]
    fn an_office_is_known_by_what_people_make_of_its_name() {
        let names = names_of(&[("市卫生健康委", "卫健委"), ("市国资委", "重庆市国资委员会")]);
        for said in ["卫健局", "市卫健局", "卫健部门", "卫生健康委", "卫生健康局"]
        {
            assert!(names.contains(&(said.to_owned(), 0)), "{said}");
        }
        assert!(names.contains(&("国资监管部门".to_owned(), 1)));
    }

    #[test]
    fn the_office_of_a_district_is_not_that_of_the_city() {
        let names = names_of(&[("市人社局", ""), ("各区县（自治县）人社局", "各区县就业中心")]);
        let is = |said: &str, idx| names.contains(&(said.to_owned(), idx));
        assert!(is("区人社局", 1) && is("人社局", 0) && is("市人社局", 0));
        assert!(!is("人社局", 1), "without a place it is the city's");
        assert!(is("就业局", 1), "which has no such office");
    }
}
