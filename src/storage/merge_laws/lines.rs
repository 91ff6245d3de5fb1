//! Three texts made one line by line, as programs do that know nothing of sessions.

use std::collections::BTreeMap;

/// Which line of `other` each line of `base` is, if any: lines that both hold once, in the order of both, and between those
/// as many as can be.
fn partners(base: &[&str], other: &[&str]) -> Vec<Option<usize>> {
    let once = |lines: &[&str]| {
        let mut places: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, line) in lines.iter().enumerate() {
            let place = places.entry((*line).to_owned());
            place.and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let there = once(other);
    let mut pairs: Vec<(usize, usize)> = once(base)
        .into_iter()
        .filter_map(|(line, at)| Some((at?, (*there.get(&line)?)?)))
        .collect();
    pairs.sort_unstable();
    let mut found = vec![None; base.len()];
    let (mut from, mut other_from) = (0, 0);
    for (at, to) in rising(&pairs)
        .into_iter()
        .chain([(base.len(), other.len())])
    {
        for (one, two) in common(&base[from..at], &other[other_from..to]) {
            found[from + one] = Some(other_from + two);
        }
        if let Some(place) = found.get_mut(at) {
            *place = Some(to);
        }
        (from, other_from) = (at + 1, to + 1);
    }
    found
}

/// The longest common subsequence of two short lists, as places in both.
fn common(one: &[&str], other: &[&str]) -> Vec<(usize, usize)> {
    // How long it is of what follows two places.
    let mut long = vec![vec![0_usize; other.len() + 1]; one.len() + 1];
    for (a, line) in one.iter().enumerate().rev() {
        for (b, there) in other.iter().enumerate().rev() {
            long[a][b] = if line == there {
                long[a + 1][b + 1] + 1
            } else {
                long[a + 1][b].max(long[a][b + 1])
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < one.len() && b < other.len() {
        if one[a] == other[b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if long[a + 1][b] >= long[a][b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// The longest run of pairs whose second numbers rise; the first ones do.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair that ends the best run of each length, and the one before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (n, (_, to)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *to);
        before[n] = length.checked_sub(1).map(|last| ends[last]);
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(n) = at {
        run.push(pairs[n]);
        at = before[n];
    }
    run.reverse();
    run
}

/// What a merge of two texts leaves, and how many conflicts it left in it, with git's markers around them.
pub(super) fn merged(base: &str, ours: &str, theirs: &str) -> (String, usize) {
    let [base, ours, theirs] = [base, ours, theirs].map(|text| text.lines().collect::<Vec<_>>());
    let (one, other) = (partners(&base, &ours), partners(&base, &theirs));
    let (mut lines, mut conflicts) = (Vec::new(), 0);
    let (mut from, mut our_from, mut their_from) = (0, 0, 0);
    for at in 0..=base.len() {
        let both = match (one.get(at), other.get(at)) {
            (Some(our), Some(their)) => our.zip(*their),
            _ => Some((ours.len(), theirs.len())),
        };
        let Some((our_to, their_to)) = both else {
            continue;
        };
        let (old, our, their) = (
            &base[from..at],
            &ours[our_from..our_to],
            &theirs[their_from..their_to],
        );
        if our == old || our == their {
            lines.extend(their);
        } else if their == old {
            lines.extend(our);
        } else {
            conflicts += 1;
            lines.push("<<<<<<< ours");
            lines.extend(our);
            lines.push("=======");
            lines.extend(their);
            lines.push(">>>>>>> theirs");
        }
        lines.extend(base.get(at));
        (from, our_from, their_from) = (at + 1, our_to + 1, their_to + 1);
    }
    (lines.join("\n") + "\n", conflicts)
}

#[test]
fn what_only_one_changed_is_taken_and_what_both_changed_is_marked() {
    let base = "a\nb\nc\nd\ne\n";
    let merge = |ours: &str, theirs: &str| merged(base, ours, theirs);
    assert_eq!(merge(base, base), (base.to_owned(), 0));
    let both = merge("a\nB\nc\nd\ne\n", "a\nb\nc\ne\nf\n");
    assert_eq!(both, ("a\nB\nc\ne\nf\n".to_owned(), 0));
    let (text, conflicts) = merge("a\nb\nX\nd\ne\n", "a\nb\nY\nd\ne\n");
    let marked = "a\nb\n<<<<<<< ours\nX\n=======\nY\n>>>>>>> theirs\nd\ne\n";
    assert_eq!((text.as_str(), conflicts), (marked, 1));
    assert_eq!(merge("a\nb\nX\nd\ne\n", "a\nb\nX\nd\ne\n").1, 0);
}
