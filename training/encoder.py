"""The base encoder, whole or from a layer on: BERT with mean pooling, as all-MiniLM-L6-v2 has it."""

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, INNER, LONGEST = 384, 6, 12, 1536, 128


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        split = lambda y: y.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        mix = F.scaled_dot_product_attention(
            split(self.query(x)),
            split(self.key(x)),
            split(self.value(x)),
            attn_mask=mask[:, None, None, :],
            dropout_p=0.1 if self.training else 0.0,
        )
        mix = mix.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mix)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Embed(nn.Module):
    def __init__(self, words):
        super().__init__()
        self.words = nn.Embedding(words, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, ids):
        places = self.places.weight[: ids.shape[1]]
        return self.norm(self.words(ids) + places + self.kind)


def pooled(x, mask):
    weight = mask.unsqueeze(-1).to(x.dtype)
    return (x * weight).sum(1) / weight.sum(1).clamp(min=1)


def load(folder):
    """The embedding and the layers, with the weights of the base."""
    weights = load_file(str(Path(folder) / "model.safetensors"))
    weights = {name.removeprefix("bert."): value for name, value in weights.items()}
    embed = Embed(weights["embeddings.word_embeddings.weight"].shape[0])
    embed.words.weight.data = weights["embeddings.word_embeddings.weight"]
    embed.places.weight.data = weights["embeddings.position_embeddings.weight"]
    embed.kind.data = weights["embeddings.token_type_embeddings.weight"][0]
    embed.norm.weight.data = weights["embeddings.LayerNorm.weight"]
    embed.norm.bias.data = weights["embeddings.LayerNorm.bias"]
    layers = []
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for n in range(LAYERS):
        layer = Layer()
        for ours, theirs in names.items():
            part = getattr(layer, ours)
            part.weight.data = weights[f"encoder.layer.{n}.{theirs}.weight"]
            part.bias.data = weights[f"encoder.layer.{n}.{theirs}.bias"]
        layers.append(layer)
    return embed, nn.ModuleList(layers)


class Bottom(nn.Module):
    """The embedding and the lowest layers, which nothing changes."""

    def __init__(self, embed, layers):
        super().__init__()
        self.embed, self.layers = embed, layers

    @torch.no_grad()
    def forward(self, ids, mask):
        x = self.embed(ids)
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Top(nn.Module):
    """The layers above, and two scores from the mean of what they say: worth a check, checkable."""

    def __init__(self, layers):
        super().__init__()
        self.layers = layers
        self.score = nn.Linear(WIDTH, 2)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        for layer in self.layers:
            x = layer(x, mask)
        return self.score(self.drop(pooled(x, mask)))
