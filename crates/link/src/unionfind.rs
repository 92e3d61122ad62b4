//! Disjoint sets of small numbers.

/// Disjoint sets of `0..n`; a set is named by its smallest member.
#[derive(Clone, Debug)]
pub(crate) struct UnionFind(Vec<usize>);

impl UnionFind {
    /// Each number for itself.
    pub(crate) fn new(n: usize) -> Self {
        Self((0..n).collect())
    }

    /// The smallest member of the set of `x`.
    pub(crate) fn find(&mut self, x: usize) -> usize {
        let mut root = x;
        while let Some(&up) = self.0.get(root).filter(|up| **up != root) {
            root = up;
        }
        let mut x = x;
        while let Some(up) = self.0.get_mut(x).filter(|up| **up != root) {
            x = std::mem::replace(up, root);
        }
        root
    }

    /// Makes one set of two; false if they were one.
    pub(crate) fn union(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if let Some(up) = self.0.get_mut(a.max(b)) {
            *up = a.min(b);
        }
        a != b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_named_by_its_smallest_member() {
        let mut sets = UnionFind::new(5);
        assert!(sets.union(4, 2));
        assert!(sets.union(2, 3));
        assert!(!sets.union(3, 4));
        assert_eq!((sets.find(4), sets.find(1)), (2, 1));
        assert_eq!(sets.find(99), 99);
    }
}
