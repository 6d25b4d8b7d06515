"""What the network learns from, on models made at random; needs PyTorch, as training does."""

import random
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch", reason="needs PyTorch, as training does (`make train`)")


def test_a_sure_teacher_is_an_annotator() -> None:
    """The loss against labels that are certain is the loss against those labels."""
    from training.batches import collate, grouped
    from training.data import rows, tokenizer, windows
    from training.encoder import Size
    from training.model import Model
    from training.soft import certain
    from training.synthetic import synthetic

    words, rng = tokenizer(), random.Random(0)
    data = [[replace(r, soft=certain(r)) for r in rows(doc, words)] for doc in synthetic(40)]
    batch = collate(grouped(windows(data, rng), 2000, rng)[0], torch.device("cpu"))
    model = Model(Size(width=48, layers=1, heads=4)).eval()
    hard, soft = (model.loss(batch, trust).item() for trust in (0.0, 1.0))
    assert soft == pytest.approx(hard, rel=1e-5)


def test_a_teacher_that_teaches_itself_has_nothing_to_learn() -> None:
    """At its own labels the gradient of the tags' loss is zero."""
    from training.batches import collate, grouped
    from training.data import rows, tokenizer, windows
    from training.encoder import Size
    from training.model import Model
    from training.synthetic import synthetic

    words, rng = tokenizer(), random.Random(0)
    data = [rows(doc, words) for doc in synthetic(20)]
    batch = collate(grouped(windows(data, rng), 2000, rng)[0], torch.device("cpu"))
    model = Model(Size(width=48, layers=1, heads=4)).eval()
    model.loss(replace(batch, soft=model.teach(batch)), 1.0).backward()
    assert model.heads.tags.weight.grad.abs().max().item() < 1e-5
