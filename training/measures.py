"""Folds and measures, the same as the program's own `evaluate` has."""

import csv

import numpy as np

FOLDS = 4


def rows(path, group):
    """Group, label and text of each line of a table."""
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row[group], int(row["label"]), row["text"]


def folds(groups):
    """Which fold each line belongs to: the largest group first, each to the lightest fold so far."""
    sizes = {}
    for group in groups:
        sizes[group] = sizes.get(group, 0) + 1
    totals, fold_of = [0] * FOLDS, {}
    for name, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        lightest = totals.index(min(totals))
        totals[lightest] += size
        fold_of[name] = lightest
    return np.asarray([fold_of[group] for group in groups])


def f1(answers, truths):
    """F1 of yes."""
    answers, truths = np.asarray(answers, bool), np.asarray(truths, bool)
    return 2 * (answers & truths).sum() / max(answers.sum() + truths.sum(), 1)


def macro_f1(answers, truths):
    """The mean of the F1 of yes and of no."""
    answers, truths = np.asarray(answers, bool), np.asarray(truths, bool)
    return (f1(answers, truths) + f1(~answers, ~truths)) / 2


def average_precision(scores, truths):
    """Average precision; of lines with the same score the earlier stands first."""
    hits, total = 0, 0.0
    for at, which in enumerate(np.argsort(-np.asarray(scores), kind="stable")):
        if truths[which]:
            hits += 1
            total += hits / (at + 1)
    return total / max(hits, 1)


def interval(groups, measure, draws=1000):
    """The middle 95 of 100 values of a measure of lines (by their numbers) over draws of whole groups, with replacement."""
    names = sorted(set(groups))
    groups = np.asarray(groups)
    members = [np.flatnonzero(groups == name) for name in names]
    chance = np.random.default_rng(1)
    figures = sorted(
        measure(np.concatenate([members[n] for n in chance.integers(len(members), size=len(members))]))
        for _ in range(draws)
    )
    return figures[draws // 40], figures[draws - draws // 40 - 1]
