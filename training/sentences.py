"""Make the sentence model that the package ships, and say what 8-bit integers cost.

    python -m training.sentences [--shared ../shared] [--out DIR]

all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Wang et al. 2020) is taken as its package carries it:
nothing is trained. The network takes one text's pieces, [CLS] and [SEP] included, and gives the
mean of their vectors, of length 1. It is quantised as the attribution model is, and shares its
tokenizer. With `--shared` the loss is measured on the texts of ECB+.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.ecbplus import documents
from headwater.models.sentences.network import DIRECTORY, PIECES, Model
from headwater.models.session import open_session
from training.encoder import MINILM, Encoder, folder_of, load_pretrained
from training.export import OneText, quantize
from training.packages import put_in_place

CLOSEST = 10
"""Neighbours of a text that the two networks are compared on."""


class Sentence(OneText):
    """ids [pieces] int64 in, the text's vector [384] out."""

    def forward(self, ids: Tensor) -> Tensor:
        """The mean of the pieces' vectors, of length 1."""
        return nn.functional.normalize(self.encoded(ids).mean(0), dim=0)


def encoder() -> Encoder:
    """all-MiniLM-L6-v2 with the positions that it was tuned for."""
    put_in_place()
    made = Encoder(MINILM, dropout=0.0).eval()
    load_pretrained(made, MINILM, folder_of("minilm"))
    made.position.weight = nn.Parameter(made.position.weight[:PIECES].clone())
    return made


def make(full: Path, target: Path) -> None:
    """Write the network in 32-bit floats (but for its table of pieces), and quantised."""
    torch.onnx.export(
        Sentence(encoder()),
        (torch.zeros(24, dtype=torch.long),),
        str(full),
        input_names=["ids"],
        output_names=["vector"],
        dynamic_axes={"ids": {0: "pieces"}},
        opset_version=17,
        dynamo=False,
    )
    quantize(full, target)


class Float(nn.Module):
    """The network as it was published, nothing quantised."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = encoder()

    def forward(self, ids: Tensor) -> Tensor:
        """ids [pieces] to the vector [384]."""
        nothing = torch.zeros_like(ids)[None]
        return nn.functional.normalize(
            self.encoder(ids[None], nothing, nothing, None)[0].mean(0), dim=0
        )


def loss(shipped: Path, texts: list[str]) -> dict[str, float]:
    """What quantisation costs on `texts`: the cosine of a text's two vectors (mean, least), the
    correlation of all pairs' cosines, the part of a text's nearest that are the same."""
    model = Model(open_session(shipped), Model.load().tokenizer)
    whole = Float()
    with torch.no_grad():
        exact = np.stack([whole(torch.tensor(model.pieces(text))).numpy() for text in texts])
    small = model.vectors(texts)
    same = (exact * small).sum(1)
    a, b = exact @ exact.T, small @ small.T
    pairs = np.triu_indices(len(texts), 1)
    near = [np.argsort(9 * np.eye(len(texts)) - part)[:, :CLOSEST] for part in (a, b)]
    shared = [len(np.intersect1d(x, y)) / CLOSEST for x, y in zip(*near, strict=True)]
    return {
        "cosine, mean": float(same.mean()),
        "cosine, least": float(same.min()),
        "correlation of cosines": float(np.corrcoef(a[pairs], b[pairs])[0, 1]),
        f"same among the nearest {CLOSEST}": float(np.mean(shared)),
    }


def main() -> None:
    """The command line."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--shared", type=Path, help="the folder of news data, to measure the loss")
    ask.add_argument("--out", type=Path, default=DIRECTORY)
    chosen = ask.parse_args()
    target = chosen.out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder) / "full.onnx", target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
    if chosen.shared:
        for name, value in loss(target, [one.text for one in documents(chosen.shared)]).items():
            print(f"{name:28} {value:.4f}")


if __name__ == "__main__":
    main()
