//! The four facets of a guide, what is chosen in them, and how many policies each choice would leave.

/// A way to narrow the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The official category: exactly one a policy.
    Category,
    /// Whom a policy serves.
    Audience,
    /// The kind of support.
    Support,
    /// The office that handles it.
    Agency,
}

impl Facet {
    /// All facets, in the order they are shown.
    pub const ALL: [Self; 4] = [Self::Category, Self::Audience, Self::Support, Self::Agency];

    /// The name in attributes, permalinks and event details.
    pub fn id(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Audience => "audience",
            Self::Support => "support",
            Self::Agency => "agency",
        }
    }

    /// The facet with that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.id() == id)
    }
}

/// One thing of each facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PerFacet<T>([T; Facet::ALL.len()]);

impl<T> std::ops::Index<Facet> for PerFacet<T> {
    type Output = T;
    fn index(&self, facet: Facet) -> &T {
        &self.0[facet as usize]
    }
}

impl<T> std::ops::IndexMut<Facet> for PerFacet<T> {
    fn index_mut(&mut self, facet: Facet) -> &mut T {
        &mut self.0[facet as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for facet in Facet::ALL {
            assert_eq!(Facet::from_id(facet.id()), Some(facet));
        }
        assert_eq!(Facet::from_id("colour"), None);
    }
}
