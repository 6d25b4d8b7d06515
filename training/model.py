"""The network: a small BERT encoder, a CRF over word tags, and two pointers.

Encoder: all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0). Tags: linear-chain CRF (Lafferty et
al. 2001) over begin, inside, end, single of source, cue and content. Pointers: content word to
the first word of its cue, cue word to the first word of its source, dot products with a learned
bias for distance; index 0 is the paragraph marker, "none".
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from headwater.models.attribution.windows import QUOTES, SHAPES
from training.data import ROLES, TAGS

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512
POINTER = 64
NEAR = 16  # word distances with a bias each; further ones share buckets of doubling width
BUCKETS = 2 * (NEAR + 4)
FORBIDDEN = -1e4


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x [batch, pieces, WIDTH]; mask [batch, 1, 1, pieces], True where there is a piece."""
        shape = (x.shape[0], x.shape[1], HEADS, WIDTH // HEADS)
        q, k, v = (part.view(shape).transpose(1, 2) for part in self.qkv(x).chunk(3, -1))
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(mixed.transpose(1, 2).reshape(x.shape))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces with shape and quotation state to vectors."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.shape = nn.Embedding(SHAPES, WIDTH)
        self.quote = nn.Embedding(QUOTES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quote.weight)

    def forward(self, ids: Tensor, shape: Tensor, quote: Tensor, mask: Tensor | None) -> Tensor:
        """All [batch, pieces]; gives [batch, pieces, WIDTH]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = self.drop(self.norm(x + self.shape(shape) + self.quote(quote)))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Heads(nn.Module):
    """Word vectors of paragraphs to tag scores and pointer queries and keys."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.around = nn.Linear(3 * WIDTH, WIDTH)
        self.tags = nn.Linear(WIDTH, TAGS)
        self.pointers = nn.Linear(WIDTH, 4 * POINTER)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """x [rows, words, WIDTH], the marker first; gives [rows, words, TAGS] and
        [rows, words, 4 * POINTER]: content query, cue key, cue query, source key."""
        x = self.drop(x)
        before = functional.pad(x[:, :-1], (0, 0, 1, 0))
        after = functional.pad(x[:, 1:], (0, 0, 0, 1))
        x = x + functional.gelu(self.around(torch.cat([before, x, after], -1)))
        return self.tags(x), self.pointers(x)


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some windows. Pieces: ids, shape, quote, mask [windows, pieces].

    Rows: `words` [rows, words], index of each word's first piece in the flattened pieces, -1 for
    padding, the paragraph marker first; tags, to_cue, to_source likewise (-1: no label).
    """

    ids: Tensor
    shape: Tensor
    quote: Tensor
    mask: Tensor
    words: Tensor
    tags: Tensor
    to_cue: Tensor
    to_source: Tensor


class Model(nn.Module):
    """Encoder, heads, CRF transitions and distance biases."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.heads = Heads(dropout)
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.distance = nn.Parameter(torch.zeros(2, BUCKETS))
        self.register_buffer("allowed", allowed_transitions(), persistent=False)
        self.register_buffer("last", allowed_last(), persistent=False)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Tag scores [rows, words, TAGS] and pointer scores [2, rows, words, words]."""
        mask = None if batch.mask.all() else batch.mask[:, None, None, :]
        x = self.encoder(batch.ids, batch.shape, batch.quote, mask)
        x = x.flatten(0, 1)[batch.words.clamp(min=0)]
        tags, pointers = self.heads(x)
        return tags.float(), self.link(pointers.float())

    def link(self, pointers: Tensor) -> Tensor:
        """Pointer vectors [rows, words, 4 * POINTER] to scores [2, rows, words, words]."""
        content_q, cue_k, cue_q, source_k = pointers.chunk(4, -1)
        scores = torch.stack([content_q @ cue_k.transpose(1, 2), cue_q @ source_k.transpose(1, 2)])
        bias = self.distance[:, buckets(pointers.shape[1])]
        return scores / POINTER**0.5 + bias[:, None]

    def scores(self) -> Tensor:
        """Transition scores [from, to], forbidden ones far below all others."""
        return self.transitions.masked_fill(~self.allowed, FORBIDDEN)

    def loss(self, batch: Batch) -> Tensor:
        """CRF negative log-likelihood a word, plus 0.3 × each pointer's a span word."""
        tags, links = self(batch)
        real = batch.words >= 0
        gap = self.partition(tags, real) - self.path(tags, batch.tags, real)
        total = gap.sum() / real.sum()
        links = links.masked_fill(~real[None, :, None, :], FORBIDDEN)
        for scores, target in zip(links, (batch.to_cue, batch.to_source), strict=True):
            total = total + 0.3 * functional.cross_entropy(
                scores.flatten(0, 1), target.flatten(), ignore_index=-1
            )
        return total

    def partition(self, tags: Tensor, real: Tensor) -> Tensor:
        """Log of the sum over all tag sequences, one for each row."""
        trans = self.scores()
        alpha = tags[:, 0] + torch.where(torch.arange(TAGS) == 0, 0.0, FORBIDDEN).to(tags.device)
        for step in range(1, tags.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + trans, 1) + tags[:, step]
            alpha = torch.where(real[:, step, None], new, alpha)
        return torch.logsumexp(alpha + self.last, 1)

    def path(self, tags: Tensor, gold: Tensor, real: Tensor) -> Tensor:
        """The score of the gold sequence, one for each row."""
        gold = gold.clamp(min=0)
        emitted = (tags.gather(2, gold[:, :, None])[:, :, 0] * real).sum(1)
        moves = self.scores()[gold[:, :-1], gold[:, 1:]] * real[:, 1:]
        return emitted + moves.sum(1)


def allowed_transitions() -> Tensor:
    """[from, to]: a span goes begin, inside…, end; a single stands alone."""
    allowed = torch.zeros(TAGS, TAGS, dtype=torch.bool)
    starts = [0] + [1 + 4 * r + k for r in range(len(ROLES)) for k in (0, 3)]
    for tag in range(TAGS):
        base, kind = divmod(tag - 1, 4)
        inside = tag > 0 and kind in (0, 1)
        targets = [2 + 4 * base, 3 + 4 * base] if inside else starts
        allowed[tag, targets] = True
    return allowed


def allowed_last() -> Tensor:
    """[TAGS]: 0 where a paragraph may end, else far below."""
    ends = [0] + [1 + 4 * r + k for r in range(len(ROLES)) for k in (2, 3)]
    out = torch.full((TAGS,), FORBIDDEN)
    out[ends] = 0.0
    return out


def buckets(words: int) -> Tensor:
    """[words, words]: the distance bucket from each word (row) to each other (column)."""
    at = torch.arange(words)
    gap = at[None, :] - at[:, None]
    far = NEAR + torch.log2(gap.abs().clamp(min=NEAR) / NEAR).long().clamp(max=3)
    size = torch.where(gap.abs() < NEAR, gap.abs(), far)
    return size + (gap < 0) * (NEAR + 4)


def pretrained(path: Path, dropout: float = 0.1) -> Model:
    """A model whose encoder holds MiniLM's weights (a safetensors file)."""
    model = Model(dropout)
    old = load_file(path)
    new = {
        "encoder.word.weight": old["embeddings.word_embeddings.weight"],
        "encoder.position.weight": old["embeddings.position_embeddings.weight"]
        + old["embeddings.token_type_embeddings.weight"][0],
    }
    for end in ("weight", "bias"):
        new[f"encoder.norm.{end}"] = old[f"embeddings.LayerNorm.{end}"]
        for n in range(LAYERS):
            a, b = f"encoder.layer.{n}.", f"encoder.layers.{n}."
            qkv = [old[f"{a}attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            new[f"{b}qkv.{end}"] = torch.cat(qkv)
            new[f"{b}out.{end}"] = old[f"{a}attention.output.dense.{end}"]
            new[f"{b}norm1.{end}"] = old[f"{a}attention.output.LayerNorm.{end}"]
            new[f"{b}up.{end}"] = old[f"{a}intermediate.dense.{end}"]
            new[f"{b}down.{end}"] = old[f"{a}output.dense.{end}"]
            new[f"{b}norm2.{end}"] = old[f"{a}output.LayerNorm.{end}"]
    missing = model.load_state_dict(new, strict=False)
    if missing.unexpected_keys or any(k.startswith("encoder.layers") for k in missing.missing_keys):
        raise ValueError(f"{path} is not a 6-layer MiniLM: {missing}")
    return model
