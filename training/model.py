"""The network: a small BERT encoder, a CRF over word tags, and two pointers.

Tags: linear-chain CRF (Lafferty et al. 2001) over begin, inside, end, single of source, cue and
content. Pointers: content word to the first word of its cue, cue word to the first word of its
source, dot products with a learned bias for distance; index 0 is the paragraph marker, "none".

It learns from annotators ("hard" labels) and from a larger model of the same kind ("soft" ones).
The loss against a CRF teacher is exact: the expected score of the teacher's tag sequences needs
only their expected tags and moves, since a CRF's score is a sum over those.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.data import ROLES, TAGS
from training.encoder import MINILM, Encoder, Size, load_pretrained

POINTER = 64
NEAR = 16  # word distances with a bias each; further ones share buckets of doubling width
BUCKETS = 2 * (NEAR + 4)
FORBIDDEN = -1e4
LINK = 0.3  # a pointer's loss beside the tags'


class Heads(nn.Module):
    """Word vectors of paragraphs to tag scores and pointer queries and keys."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.around = nn.Linear(3 * width, width)
        self.tags = nn.Linear(width, TAGS)
        self.pointers = nn.Linear(width, 4 * POINTER)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """x [rows, words, width], the marker first; gives [rows, words, TAGS] and
        [rows, words, 4 * POINTER]: content query, cue key, cue query, source key."""
        x = self.drop(x)
        before = functional.pad(x[:, :-1], (0, 0, 1, 0))
        after = functional.pad(x[:, 1:], (0, 0, 0, 1))
        x = x + functional.gelu(self.around(torch.cat([before, x, after], -1)))
        return self.tags(x), self.pointers(x)


@dataclass(frozen=True, slots=True)
class Soft:
    """What a teacher makes of some rows, its sequences' expected values.

    `tags` [rows, words, TAGS]: the probability of each tag; `moves` [rows, TAGS, TAGS]: how often
    each tag follows each other; `links` [2, rows, words, words]: where each word's pointers go.
    """

    tags: Tensor
    moves: Tensor
    links: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some windows. Pieces: ids, shape, quote, mask [windows, pieces].

    Rows: `words` [rows, words], index of each word's first piece in the flattened pieces, -1 for
    padding, the paragraph marker first; tags, to_cue, to_source likewise (-1: no label, in the
    whole row where nobody annotated it).
    """

    ids: Tensor
    shape: Tensor
    quote: Tensor
    mask: Tensor
    words: Tensor
    tags: Tensor
    to_cue: Tensor
    to_source: Tensor
    soft: Soft | None = None


class Model(nn.Module):
    """Encoder, heads, CRF transitions and distance biases."""

    def __init__(self, size: Size = MINILM, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(size, dropout)
        self.heads = Heads(size.width, dropout)
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.distance = nn.Parameter(torch.zeros(2, BUCKETS))
        self.register_buffer("allowed", allowed_transitions(), persistent=False)
        self.register_buffer("last", allowed_last(), persistent=False)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Tag scores [rows, words, TAGS] and pointer scores [2, rows, words, words], those of
        words that are padding far below all others."""
        mask = None if batch.mask.all() else batch.mask[:, None, None, :]
        x = self.encoder(batch.ids, batch.shape, batch.quote, mask)
        x = x.flatten(0, 1)[batch.words.clamp(min=0)]
        tags, pointers = self.heads(x)
        links = self.link(pointers.float())
        padding = (batch.words < 0)[None, :, None, :]
        return tags.float(), links.masked_fill(padding, FORBIDDEN)

    def link(self, pointers: Tensor) -> Tensor:
        """Pointer vectors [rows, words, 4 * POINTER] to scores [2, rows, words, words]."""
        content_q, cue_k, cue_q, source_k = pointers.chunk(4, -1)
        scores = torch.stack([content_q @ cue_k.transpose(1, 2), cue_q @ source_k.transpose(1, 2)])
        bias = self.distance[:, buckets(pointers.shape[1]).to(pointers.device)]
        return scores / POINTER**0.5 + bias[:, None]

    def scores(self) -> Tensor:
        """Transition scores [from, to], forbidden ones far below all others."""
        return self.transitions.masked_fill(~self.allowed, FORBIDDEN)

    def loss(self, batch: Batch, trust: float = 0.5) -> Tensor:
        """CRF negative log-likelihood a word, plus LINK × each pointer's a span word.

        Where there are soft labels, `trust` is their weight beside the hard ones'.
        """
        tags, links = self(batch)
        real = batch.words >= 0
        log_sum = partition(tags, real, self.scores(), self.last)
        known = (batch.tags[:, 0] >= 0).float()
        gap = known * (log_sum - self.path(tags, batch.tags, real))
        hard = gap.sum() / (known[:, None] * real).sum().clamp(min=1)
        for scores, target in zip(links, (batch.to_cue, batch.to_source), strict=True):
            hard = hard + LINK * _mean(
                functional.cross_entropy(
                    scores.flatten(0, 1), target.flatten(), reduction="none", ignore_index=-1
                ),
                (target >= 0).float().flatten(),
            )
        if batch.soft is None:
            return hard
        return trust * self.soft_loss(tags, links, log_sum, real, batch.soft) + (1 - trust) * hard

    def soft_loss(
        self, tags: Tensor, links: Tensor, log_sum: Tensor, real: Tensor, soft: Soft
    ) -> Tensor:
        """The expected loss over the teacher's tag sequences and links."""
        expected = (tags * soft.tags).sum((1, 2)) + (self.scores() * soft.moves).sum((1, 2))
        total = (log_sum - expected).sum() / real.sum()
        for role, (scores, target) in enumerate(zip(links, soft.links, strict=True)):
            first = 1 + 4 * (2 - role)  # content words point at cues, cue words at sources
            weight = soft.tags[:, :, first : first + 4].sum(2)
            missed = -(target * torch.log_softmax(scores, -1)).sum(-1)
            total = total + LINK * _mean(missed, weight)
        return total

    def path(self, tags: Tensor, gold: Tensor, real: Tensor) -> Tensor:
        """The score of the gold sequence, one for each row."""
        gold = gold.clamp(min=0)
        emitted = (tags.gather(2, gold[:, :, None])[:, :, 0] * real).sum(1)
        moves = self.scores()[gold[:, :-1], gold[:, 1:]] * real[:, 1:]
        return emitted + moves.sum(1)

    @torch.no_grad()
    def teach(self, batch: Batch) -> Soft:
        """What this model makes of some rows, for another to learn."""
        tags, links = self(batch)
        real = batch.words >= 0
        with torch.enable_grad():  # the expected values are the gradients of the log sum
            tags = tags.detach().requires_grad_()
            moves = self.scores().detach().repeat(len(tags), 1, 1).requires_grad_()
            total = partition(tags, real, moves, self.last).sum()
            expected, followed = torch.autograd.grad(total, (tags, moves))
        return Soft(expected, followed, torch.softmax(links, -1))


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    return (values * weights).sum() / weights.sum().clamp(min=1)


def partition(tags: Tensor, real: Tensor, moves: Tensor, last: Tensor) -> Tensor:
    """Log of the sum over all tag sequences [rows], of tag scores [rows, words, TAGS] and
    transitions [TAGS, TAGS], or [rows, TAGS, TAGS]; `real` [rows, words] leaves out padding."""
    first = torch.where(torch.arange(TAGS, device=tags.device) == 0, 0.0, FORBIDDEN)
    alpha = tags[:, 0] + first
    for step in range(1, tags.shape[1]):
        new = torch.logsumexp(alpha[:, :, None] + moves, 1) + tags[:, step]
        alpha = torch.where(real[:, step, None], new, alpha)
    return torch.logsumexp(alpha + last, 1)


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


def pretrained(folder: Path, size: Size = MINILM, dropout: float = 0.1) -> Model:
    """A model whose encoder holds the weights of a folder."""
    model = Model(size, dropout)
    load_pretrained(model.encoder, size, folder)
    return model
