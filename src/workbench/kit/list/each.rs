//! Rows that are all made in one way.

use egui::Ui;

use super::Rows;

/// Things of one kind as rows, each about as high as the next, with a name that stays theirs.
pub struct Each<G, K, S> {
    revision: u64,
    len: usize,
    height: f32,
    get: G,
    key: K,
    show: S,
}

impl<G, K, S> Each<G, K, S> {
    /// So many things under a revision (see [`Rows::revision`]), about so high, in points: how one is come by, what number
    /// stands for it, and how it is laid out.
    pub const fn new<'a, T: 'a>(
        (revision, len, height): (u64, usize, f32),
        get: G,
        key: K,
        show: S,
    ) -> Self
    where
        G: Fn(usize) -> Option<&'a T>,
        K: Fn(&T) -> u64,
        S: FnMut(&mut Ui, usize, &'a T),
    {
        Self {
            revision,
            len,
            height,
            get,
            key,
            show,
        }
    }
}

impl<'a, T: 'a, G, K, S> Rows for Each<G, K, S>
where
    G: Fn(usize) -> Option<&'a T>,
    K: Fn(&T) -> u64,
    S: FnMut(&mut Ui, usize, &'a T),
{
    fn revision(&self) -> u64 {
        self.revision
    }

    fn len(&self) -> usize {
        self.len
    }

    fn key(&self, index: usize) -> u64 {
        (self.get)(index).map_or(index as u64, &self.key)
    }

    fn estimate(&self, _index: usize, _width: f32) -> f32 {
        self.height
    }

    fn show(&mut self, ui: &mut Ui, index: usize) {
        if let Some(one) = (self.get)(index) {
            (self.show)(ui, index, one);
        }
    }
}
