"""The encoders: word pieces with their shape and quotation state to vectors.

Two are known. all-MiniLM-L6-v2 (Wang et al. 2020) is what the package ships; all-mpnet-base-v2
(Song et al. 2020) is larger, and teaches it. Both are under Apache-2.0. Both read BERT's uncased
word pieces; MPNet numbers them otherwise, which loading undoes, so that one tokenizer serves both.
"""

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from headwater.models.attribution.windows import QUOTES, SHAPES

ENCODERS = Path(__file__).parent / "runs" / "encoders"
VOCABULARY, POSITIONS = 30522, 512
BUCKETS, FAR = 32, 128  # of MPNet's relative positions; beyond FAR they share one bucket
SHIFT = 4  # MPNet's vocabulary is BERT's after four marks of its own, <mask> at its end
HIDDEN = -1e4  # the score of a piece that is not there
MARKS = {0: 1, 101: 0, 102: 2, 103: 30526}  # BERT's padding, [CLS], [SEP] and [MASK] in MPNet's


@dataclass(frozen=True, slots=True)
class Size:
    """The shape of an encoder; `relative`: with MPNet's bias for the distance of two pieces."""

    width: int = 384
    layers: int = 6
    heads: int = 12
    norm: float = 1e-12
    relative: bool = False


MINILM = Size()
MPNET = Size(width=768, layers=10, norm=1e-5, relative=True)
"""Ten of its twelve layers: the last two serve the sentence vectors that it was trained for."""

SIZES = {"minilm": MINILM, "mpnet": MPNET}


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        width = size.width
        self.heads = size.heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=size.norm)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.norm2 = nn.LayerNorm(width, eps=size.norm)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x [batch, pieces, width]; mask [batch or 1, 1 or heads, 1 or pieces, pieces]: True
        where there is a piece, or what is added to the attention's scores."""
        shape = (x.shape[0], x.shape[1], self.heads, x.shape[2] // self.heads)
        q, k, v = (part.view(shape).transpose(1, 2) for part in self.qkv(x).chunk(3, -1))
        mixed = attention(q, k, v, mask)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(x.shape))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


def attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor | None) -> Tensor:
    """Queries, keys and values [batch, heads, pieces, width of a head] to mixed values; mask as in
    `Layer`.

    On a CPU it is spelt out, and the softmax kept in bf16 (summed in 32 bits within): PyTorch's
    fused one took 1.5 to 3.5 times as long on the training's shapes.
    """
    added = mask if mask is None or mask.dtype == torch.bool else mask.to(q.dtype)
    if q.device.type != "cpu":
        return functional.scaled_dot_product_attention(q, k, v, attn_mask=added)
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
    if added is not None:
        bare = added.dtype == torch.bool
        scores = scores.masked_fill(~added, HIDDEN) if bare else scores + added
    with torch.autocast("cpu", enabled=False):
        weights = torch.softmax(scores, -1)
    return weights @ v


class Encoder(nn.Module):
    """Word pieces with shape and quotation state to vectors."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, size.width)
        self.position = nn.Embedding(POSITIONS, size.width)
        self.shape = nn.Embedding(SHAPES, size.width)
        self.quote = nn.Embedding(QUOTES, size.width)
        self.relative = nn.Embedding(BUCKETS, size.heads) if size.relative else None
        self.norm = nn.LayerNorm(size.width, eps=size.norm)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quote.weight)

    def freeze(self) -> None:
        """Learn neither the pieces' vectors nor the biases for distance: attention is then
        computed without its full matrix, and the optimiser has a quarter less to move."""
        for part in (self.word, self.relative):
            if part is not None:
                part.requires_grad_(requires_grad=False)

    def forward(self, ids: Tensor, shape: Tensor, quote: Tensor, mask: Tensor | None) -> Tensor:
        """All [batch, pieces], mask [batch, 1, 1, pieces]; gives [batch, pieces, width]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = self.drop(self.norm(x + self.shape(shape) + self.quote(quote)))
        if self.relative is not None:
            bias = self.relative(relative_buckets(ids.shape[1]).to(ids.device)).permute(2, 0, 1)
            mask = bias[None] if mask is None else bias[None].masked_fill(~mask, HIDDEN)
        for layer in self.layers:
            x = layer(x, mask)
        return x


def relative_buckets(pieces: int) -> Tensor:
    """[pieces, pieces]: the bucket of each piece's distance to each other, as in T5 and MPNet."""
    at = torch.arange(pieces)
    gap = at[:, None] - at[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    size = gap.abs()
    steps = torch.log(size.clamp(min=1).float() / exact) / math.log(FAR / exact)
    far = (exact + (steps * (half - exact)).long()).clamp(max=half - 1)
    return torch.where(size < exact, size, far) + half * (gap < 0)


def folder_of(name: str) -> Path:
    """The folder with the weights of an encoder that `make train` has put in place."""
    return ENCODERS / ("all-mpnet-base-v2" if SIZES[name].relative else "all-MiniLM-L6-v2")


def load_pretrained(encoder: Encoder, size: Size, folder: Path) -> None:
    """Fill an encoder with the weights of a folder as its package lays it out.

    With fewer layers than the folder holds, MPNet's first are taken, and evenly spaced ones of
    MiniLM's. Raises ValueError if the folder holds another kind of encoder.
    """
    old = load_file(folder / "model.safetensors")
    try:
        new = mpnet(old, size.layers) if size.relative else minilm(old, size.layers)
    except KeyError as error:
        raise ValueError(f"{folder} holds no encoder of this kind: {error} is missing") from error
    wrong = encoder.load_state_dict(new, strict=False)
    if wrong.unexpected_keys or set(wrong.missing_keys) != {"shape.weight", "quote.weight"}:
        raise ValueError(f"{folder} holds no encoder of this kind: {wrong}")


def minilm(old: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """MiniLM's weights by our names."""
    new = {
        "word.weight": old["embeddings.word_embeddings.weight"],
        "position.weight": old["embeddings.position_embeddings.weight"]
        + old["embeddings.token_type_embeddings.weight"][0],
    }
    names = [f"attention.{part}" for part in ("self.query", "self.key", "self.value")]
    after = ("attention.output.dense", "attention.output.LayerNorm")
    spaced = [round(n * (MINILM.layers - 1) / max(1, layers - 1)) for n in range(layers)]
    return new | _layers(old, names, after, spaced)


def mpnet(old: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """MPNet's weights by our names, its word pieces numbered as BERT's."""
    order = torch.arange(VOCABULARY) + SHIFT
    for bert, own in MARKS.items():
        order[bert] = own
    new = {
        "word.weight": old["embeddings.word_embeddings.weight"][order],
        "position.weight": old["embeddings.position_embeddings.weight"][2 : POSITIONS + 2],
        "relative.weight": old["encoder.relative_attention_bias.weight"],
    }
    names = [f"attention.attn.{part}" for part in "qkv"]
    after = ("attention.attn.o", "attention.LayerNorm")
    return new | _layers(old, names, after, list(range(layers)))


def _layers(
    old: dict[str, Tensor], qkv: list[str], after: tuple[str, str], chosen: list[int]
) -> dict[str, Tensor]:
    """The chosen layers by our names, queries, keys and values as one; and the first norm."""
    new = {}
    names = {
        "out": after[0],
        "norm1": after[1],
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for end in ("weight", "bias"):
        new[f"norm.{end}"] = old[f"embeddings.LayerNorm.{end}"]
        for number, layer in enumerate(chosen):
            a, b = f"encoder.layer.{layer}.", f"layers.{number}."
            new[f"{b}qkv.{end}"] = torch.cat([old[f"{a}{part}.{end}"] for part in qkv])
            new |= {f"{b}{mine}.{end}": old[f"{a}{its}.{end}"] for mine, its in names.items()}
    return new
