"""How the encoder's scores and those of rules and linear model are added, and from which sum on the answer is yes: by sentences of
debates that neither was trained on. Prints what `src/extract/deep.rs` has as constants."""

import argparse
from pathlib import Path

import numpy as np

from measures import FOLDS, average_precision, f1, folds, interval, macro_f1, rows


def points(score):
    """What a score of 0 to 1000 was brought from, see `points_of` in `src/extract/score.rs`."""
    return (score - 500) / max(500 - abs(score - 500), 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench", help="the folder of benchmark data")
    parser.add_argument("--linear", required=True, help="what `evaluate` wrote to the file of TICKMARK_HELD_OUT")
    parser.add_argument("--encoder", required=True, nargs="+", help="what `train.py folds --out` wrote")
    args = parser.parse_args()
    lines = list(rows(Path(args.bench) / "checkworthiness/claimbuster_train.tsv", "debate"))
    groups = [line[0] for line in lines]
    fold_of, labels = folds(groups), np.asarray([line[1] for line in lines])
    encoder = sum(np.load(name) for name in args.encoder)
    known = {}
    for line in Path(args.linear).read_text(encoding="utf-8").split("\n"):
        parts = line.split("\t")
        if len(parts) == 5:
            known[parts[4], int(parts[1])] = points(int(parts[2])), points(int(parts[3]))
    linear = np.asarray([known[text, label] for _, label, text in lines])
    for at, (name, yes) in enumerate([("worth", labels == 1), ("checkable", labels >= 0)]):
        said, words = encoder[:, at], linear[:, at]
        print(f"{name}: spread {said.std():.2f} (encoder), {words.std():.2f} (rules and linear model)")
        both = {"encoder alone": said, "rules and linear model": words}
        both |= {f"one part of {part}": words + said / part for part in (1, 2, 3, 4, 6, 8)}
        for how, sums in both.items():
            lines_tried = np.arange(-1, 2, 0.1)
            best = max(lines_tried, key=lambda line: f1(sums >= line, yes))
            # The same, with a line that was chosen without the fold it is used on.
            nested = np.zeros(len(yes), bool)
            for fold in range(FOLDS):
                others = fold_of != fold
                line = max(lines_tried, key=lambda line: f1(sums[others] >= line, yes[others]))
                nested[~others] = sums[~others] >= line
            low, high = interval(groups, lambda which: macro_f1(nested[which], yes[which]))
            print(
                f"  {how:<24} average precision {average_precision(sums, yes):.4f}"
                f"  line {best:.1f}: F1 of yes {f1(sums >= best, yes):.4f}, macro F1 {macro_f1(sums >= best, yes):.4f}"
                f"  nested {macro_f1(nested, yes):.4f} ({low:.3f} to {high:.3f})  at 0 {macro_f1(sums >= 0, yes):.4f}"
            )


main()
