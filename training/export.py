"""Writes the encoder as one ONNX file of 8-bit weights: a shared bottom, the base's own top (a vector of the meaning), and the
trained top (two scores)."""

import argparse
import hashlib
import struct
import zlib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data

from encoder import HEADS, INNER, LAYERS, LONGEST, WIDTH, Top, load

# Seven bits a weight: two products of a byte and a weight then fit into 16 bits, on processors that add them so.
MOST = 64


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0
        # What the weights are, one after the other: beside the network, so that whoever runs it need not copy them.
        self.data = bytearray()

    def name(self, what):
        self.count += 1
        return f"{what}{self.count}"

    def constant(self, array, what="c"):
        name = self.name(what)
        tensor = numpy_helper.from_array(np.ascontiguousarray(array), name)
        if array.dtype == np.int8 and array.nbytes >= 1024:
            self.data += bytes(-len(self.data) % 64)
            set_external_data(tensor, "weights.data", offset=len(self.data), length=len(tensor.raw_data))
            self.data += tensor.raw_data
            tensor.ClearField("raw_data")
        self.constants.append(tensor)
        return name

    def node(self, kind, inputs, outputs=1, **more):
        names = [self.name(kind.lower()) for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name=names[0], **more))
        return names[0] if outputs == 1 else names

    def quantised(self, x):
        return self.node("DynamicQuantizeLinear", [x], 3)

    def linear(self, quantised, weight, bias):
        """weight [out, in], bias [out], both floats."""
        bytes_, scale, zero = quantised
        size = np.abs(weight).max(1, keepdims=True)
        size[size == 0] = 1
        step = (size / (MOST - 1)).astype(np.float32)
        whole = np.clip(np.round(weight / step), -MOST, MOST - 1).astype(np.int8)
        w = self.constant(whole.T, "w")
        product = self.node("MatMulInteger", [bytes_, w, zero, self.constant(np.zeros(len(weight), np.int8), "z")])
        product = self.node("Cast", [product], to=TensorProto.FLOAT)
        factor = self.node("Mul", [scale, self.constant(step[:, 0], "s")])
        product = self.node("Mul", [product, factor])
        return self.node("Add", [product, self.constant(bias.astype(np.float32), "b")])

    def norm(self, x, part):
        weight, bias = (self.constant(p.detach().numpy().astype(np.float32), "n") for p in (part.weight, part.bias))
        return self.node("LayerNormalization", [x, weight, bias], axis=-1, epsilon=1e-12)

    def layer(self, x, layer):
        of = lambda p: p.detach().float().numpy()
        parts = [layer.query, layer.key, layer.value]
        weight = np.concatenate([of(p.weight) for p in parts])
        bias = np.concatenate([of(p.bias) for p in parts])
        # The root of the size of a head, where it costs nothing.
        root = np.float32((WIDTH // HEADS) ** -0.5)
        weight[:WIDTH] *= root
        bias[:WIDTH] *= root
        all_three = self.linear(self.quantised(x), weight, bias)
        shape = self.constant(np.array([1, -1, 3 * HEADS, WIDTH // HEADS], np.int64), "shape")
        all_three = self.node("Reshape", [all_three, shape])
        thirds = self.constant(np.array([HEADS] * 3, np.int64), "split")
        q, k, v = self.node("Split", [all_three, thirds], 3, axis=2)
        q = self.node("Transpose", [q], perm=[0, 2, 1, 3])
        k = self.node("Transpose", [k], perm=[0, 2, 3, 1])
        v = self.node("Transpose", [v], perm=[0, 2, 1, 3])
        mix = self.node("Softmax", [self.node("MatMul", [q, k])], axis=-1)
        mix = self.node("Transpose", [self.node("MatMul", [mix, v])], perm=[0, 2, 1, 3])
        shape = self.constant(np.array([1, -1, WIDTH], np.int64), "shape")
        mix = self.node("Reshape", [mix, shape])
        out = self.linear(self.quantised(mix), of(layer.out.weight), of(layer.out.bias))
        x = self.norm(self.node("Add", [x, out]), layer.norm1)
        up = self.linear(self.quantised(x), of(layer.up.weight), of(layer.up.bias))
        up = self.node("Gelu", [up])
        down = self.linear(self.quantised(up), of(layer.down.weight), of(layer.down.bias))
        return self.norm(self.node("Add", [x, down]), layer.norm2)

    def mean(self, x):
        return self.node("ReduceMean", [x, self.constant(np.array([1], np.int64), "axes")], keepdims=0)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", default="base")
    parser.add_argument("--top", required=True)
    parser.add_argument("--shared", type=int, default=3)
    parser.add_argument("--number", type=int, default=1, help="which weights these are")
    parser.add_argument("--line", type=float, nargs=2, default=[0.0, 0.0], help="what a score has to reach, worth and checkable")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    embed, layers = load(args.base)
    top = Top(torch.nn.ModuleList([type(layers[0])() for _ in range(LAYERS - args.shared)]))
    top.load_state_dict(torch.load(args.top))
    top.score.bias.data -= torch.tensor(args.line)
    graph = Graph()
    words = embed.words.weight.detach().numpy()
    step = np.abs(words).max(1, keepdims=True)
    step[step == 0] = 1
    step = (step / 127).astype(np.float32)
    table = graph.constant(np.clip(np.round(words / step), -127, 127).astype(np.int8), "words")
    found = graph.node("Gather", [table, "ids"], axis=0)
    found = graph.node("Cast", [found], to=TensorProto.FLOAT)
    found = graph.node("Mul", [found, graph.node("Gather", [graph.constant(step, "steps"), "ids"], axis=0)])
    places = (embed.places.weight[:LONGEST] + embed.kind).detach().numpy().astype(np.float32)
    found = graph.node("Add", [found, graph.node("Gather", [graph.constant(places, "places"), "places"], axis=0)])
    x = graph.norm(found, embed.norm)
    for layer in layers[: args.shared]:
        x = graph.layer(x, layer)
    meaning, worth = x, x
    for layer in layers[args.shared :]:
        meaning = graph.layer(meaning, layer)
    for layer in top.layers:
        worth = graph.layer(worth, layer)
    graph.nodes.append(helper.make_node("Identity", [graph.mean(meaning)], ["meaning"]))
    of = lambda p: graph.constant(p.detach().float().numpy(), "score")
    said = graph.node("MatMul", [graph.mean(worth), graph.constant(top.score.weight.detach().numpy().T, "score")])
    graph.nodes.append(helper.make_node("Add", [said, of(top.score.bias)], ["scores"]))
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "encoder",
            [
                helper.make_tensor_value_info("ids", TensorProto.INT32, [1, "length"]),
                helper.make_tensor_value_info("places", TensorProto.INT32, [1, "length"]),
            ],
            [
                helper.make_tensor_value_info("meaning", TensorProto.FLOAT, [1, WIDTH]),
                helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, 2]),
            ],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", 20)],
        producer_name="tickmark",
    )
    model.ir_version = 9
    network = model.SerializeToString(deterministic=True)
    words = Path(args.base, "vocab.txt").read_bytes()
    rest = struct.pack("<II", len(words), len(network)) + words + network
    # The weights begin where numbers of four bytes can be read in place.
    rest += bytes(-(len(rest) + 16) % 64) + graph.data
    written = b"TMENCOD2" + struct.pack("<II", args.number, zlib.crc32(rest)) + rest
    Path(args.out).write_bytes(written)
    print(args.out, len(written), hashlib.sha256(written).hexdigest())


main()
