"""Trains the two scores on ClaimBuster, and measures them."""

import argparse
import copy
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from encoder import LONGEST, Bottom, Top, load
from measures import FOLDS, average_precision, folds, macro_f1, rows
from tokenizers import BertWordPieceTokenizer


class Data:
    """Sentences as what the frozen bottom makes of them, kept as 16-bit floats."""

    def __init__(self, texts, tokenizer, bottom):
        self.ids = [e.ids for e in tokenizer.encode_batch(texts)]
        self.states = [None] * len(texts)
        order = sorted(range(len(texts)), key=lambda n: len(self.ids[n]))
        began = time.time()
        for at in range(0, len(order), 64):
            batch = order[at : at + 64]
            long = max(len(self.ids[n]) for n in batch)
            ids = torch.zeros(len(batch), long, dtype=torch.long)
            mask = torch.zeros(len(batch), long, dtype=torch.bool)
            for row, n in enumerate(batch):
                ids[row, : len(self.ids[n])] = torch.tensor(self.ids[n])
                mask[row, : len(self.ids[n])] = True
            with torch.autocast("cpu", dtype=torch.bfloat16):
                x = bottom(ids, mask)
            for row, n in enumerate(batch):
                self.states[n] = x[row, : len(self.ids[n])].to(torch.bfloat16).clone()
        print(f"# bottom: {len(texts)} sentences in {time.time() - began:.0f} s", flush=True)

    def batch(self, which):
        long = max(len(self.ids[n]) for n in which)
        x = torch.zeros(len(which), long, self.states[which[0]].shape[1], dtype=torch.bfloat16)
        mask = torch.zeros(len(which), long, dtype=torch.bool)
        for row, n in enumerate(which):
            x[row, : len(self.ids[n])] = self.states[n]
            mask[row, : len(self.ids[n])] = True
        return x.float(), mask

    def batches(self, which, size, shuffle=None):
        which = list(which)
        if shuffle is None:
            which.sort(key=lambda n: len(self.ids[n]))
            return [which[at : at + size] for at in range(0, len(which), size)]
        shuffle.shuffle(which)
        out = []
        # Sentences of like length together, in pools of 50 batches: less is padded, and no batch is all short ones for ever.
        for at in range(0, len(which), size * 50):
            pool = sorted(which[at : at + size * 50], key=lambda n: len(self.ids[n]))
            out += [pool[b : b + size] for b in range(0, len(pool), size)]
        shuffle.shuffle(out)
        return out


def train(data, labels, which, layers, args, seed):
    torch.manual_seed(seed)
    shuffle = random.Random(seed)
    top = Top(copy.deepcopy(layers))
    labels = np.asarray(labels)
    truths = torch.tensor(np.stack([labels == 1, labels >= 0], 1), dtype=torch.float32)
    share = truths[list(which)].mean(0)
    # Both answers of each score weigh the same.
    yes, no = 0.5 / share, 0.5 / (1 - share)
    decay = [p for n, p in top.named_parameters() if p.dim() > 1]
    plain = [p for n, p in top.named_parameters() if p.dim() == 1]
    optimiser = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=args.rate
    )
    steps = args.epochs * ((len(which) + args.batch - 1) // args.batch)
    warm = max(1, steps // 10)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: n / warm if n < warm else max(0.0, (steps - n) / (steps - warm))
    )
    top.train()
    began = time.time()
    for epoch in range(args.epochs):
        total, count = 0.0, 0
        for batch in data.batches(which, args.batch, shuffle):
            x, mask = data.batch(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                said = top(x, mask).float()
            truth = truths[batch]
            weight = truth * yes + (1 - truth) * no
            loss = F.binary_cross_entropy_with_logits(said, truth, weight=weight)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(top.parameters(), 1.0)
            optimiser.step()
            plan.step()
            total, count = total + loss.item(), count + 1
        print(f"# epoch {epoch + 1}: loss {total / count:.4f}, {time.time() - began:.0f} s", flush=True)
    return top.eval()


@torch.no_grad()
def scores(top, data, which):
    out = np.zeros((len(data.ids), 2))
    for batch in data.batches(which, 64):
        x, mask = data.batch(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out[batch] = top(x, mask).float().numpy()
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["folds", "final"])
    parser.add_argument("--base", default="base", help="the folder of the base model")
    parser.add_argument("--bench", default="../../shared/bench", help="the folder of benchmark data")
    parser.add_argument("--shared", type=int, default=3, help="layers that stay as they are")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--only", type=int, nargs="+", help="only these folds")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", help="beginning of the names of what is written")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    tokenizer = BertWordPieceTokenizer(str(Path(args.base) / "vocab.txt"), lowercase=True)
    tokenizer.enable_truncation(LONGEST)
    embed, layers = load(args.base)
    bottom = Bottom(embed, layers[: args.shared]).eval()
    above = layers[args.shared :]
    bench = Path(args.bench)
    lines = list(rows(bench / "checkworthiness/claimbuster_train.tsv", "debate"))
    labels = [line[1] for line in lines]
    data = Data([line[2] for line in lines], tokenizer, bottom)
    fold_of = folds([line[0] for line in lines])
    truth = np.asarray(labels)
    if args.what == "folds":
        for seed in args.seeds:
            said = np.zeros((len(lines), 2))
            done = []
            for fold in range(FOLDS):
                if args.only is not None and fold not in args.only:
                    continue
                inside = [n for n, of in enumerate(fold_of) if of != fold]
                outside = [n for n, of in enumerate(fold_of) if of == fold]
                top = train(data, labels, inside, above, args, seed)
                said[outside] = scores(top, data, outside)[outside]
                done += outside
                if args.out:
                    np.save(f"{args.out}-{seed}.npy", said)
                print(
                    f"seed {seed} fold {fold}: worth {macro_f1(said[outside, 0] > 0, truth[outside] == 1):.4f}"
                    f" checkable {macro_f1(said[outside, 1] > 0, truth[outside] >= 0):.4f}",
                    flush=True,
                )
            print(
                f"seed {seed} all: worth {macro_f1(said[done, 0] > 0, truth[done] == 1):.4f}"
                f" ap {average_precision(said[done, 0], truth[done] == 1):.4f}"
                f" checkable {macro_f1(said[done, 1] > 0, truth[done] >= 0):.4f}",
                flush=True,
            )
        return
    speeches = list(rows(bench / "checkworthiness/checkthat2019_test.tsv", "file"))
    policy = list(rows(bench / "factual/policlaim_train.tsv", "speech"))
    other = Data([line[2] for line in speeches + policy], tokenizer, bottom)
    for seed in args.seeds:
        top = train(data, labels, range(len(lines)), above, args, seed)
        said = scores(top, other, range(len(speeches) + len(policy)))
        files = sorted({line[0] for line in speeches})
        aps = []
        for file in files:
            which = [n for n, line in enumerate(speeches) if line[0] == file]
            aps.append(average_precision(said[which, 0], [speeches[n][1] == 1 for n in which]))
        right = [(said[len(speeches) + n, 1] > 0) == (line[1] == 1) for n, line in enumerate(policy)]
        print(f"seed {seed}: CheckThat 2019 MAP {np.mean(aps):.4f}, PoliClaim accuracy {np.mean(right):.4f}", flush=True)
        if args.out:
            torch.save(top.state_dict(), f"{args.out}-{seed}.pt")


main()
