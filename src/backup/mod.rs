//! Floor 4: the documents of a piece, kept by their hash beside its session.
