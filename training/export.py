"""Weights to the files that the package ships: model.onnx (int8), tokenizer.json, config.json.

    python -m training.export --data ../shared/polnear --weights A.pt [B.pt …] --out DIR

Several weights are averaged. Quantisation is dynamic, per channel, weights in 7 bits
(`reduce_range`): processors without VNNI then add up without saturating, so that the answer
does not hang on the processor. The pieces' vectors get a scale each, finer than the one for the
whole table that onnxruntime's own tool gives. The heads stay in 32 bits: they are small, and what
they say is what is compared.
"""

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.data import CONTEXT, LIMIT, digest, tokenizer
from training.encoder import SIZES, Encoder
from training.model import Model

SCHEMA = 2  # of config.json and of the network's inputs and outputs
LARGEST = 127  # of a signed byte


class OneText(nn.Module):
    """The encoder for one text, without a batch: its table of pieces in 8 bits, a scale each."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        vectors = encoder.word.weight.detach()
        scale = vectors.abs().amax(1, keepdim=True).clamp(min=1e-6) / LARGEST
        self.register_buffer("pieces", torch.round(vectors / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def encoded(self, ids: Tensor, more: Tensor | None = None) -> Tensor:
        """ids [pieces] int64, `more` [pieces, width] added to their vectors; gives the same."""
        encoder = self.encoder
        x = self.pieces[ids].float() * self.scale[ids] + encoder.position.weight[: ids.shape[0]]
        x = encoder.norm(x if more is None else x + more)
        for layer in encoder.layers:
            x = self.layer(layer, x)
        return x

    def layer(self, layer: Any, x: Tensor) -> Tensor:
        """One layer, its attention spelt out for the exporter."""
        width = layer.out.in_features
        size = width // layer.heads
        q, k, v = (
            part.view(-1, layer.heads, size).transpose(0, 1) for part in layer.qkv(x).chunk(3, -1)
        )
        weights = torch.softmax(q @ k.transpose(1, 2) / size**0.5, -1)
        x = layer.norm1(x + layer.out((weights @ v).transpose(0, 1).reshape(-1, width)))
        out: Tensor = layer.norm2(x + layer.down(nn.functional.gelu(layer.up(x))))
        return out


class Shipped(OneText):
    """The network for one paragraph: pieces [pieces] and word positions [words] in,
    tag scores [words, tags] and pointer vectors [words, 4 * size] out."""

    def __init__(self, model: Model) -> None:
        super().__init__(model.encoder)
        self.heads = model.heads

    def forward(
        self, ids: Tensor, shape: Tensor, quote: Tensor, words: Tensor
    ) -> tuple[Tensor, Tensor]:
        """All int64."""
        x = self.encoded(ids, self.encoder.shape(shape) + self.encoder.quote(quote))
        tags, pointers = self.heads(x[words][None])
        return tags[0], pointers[0]


def averaged(paths: list[Path], encoder: str) -> Model:
    """A model with the mean of several weights."""
    states = [torch.load(path, map_location="cpu") for path in paths]
    model = Model(SIZES[encoder])
    model.load_state_dict(
        {key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]}
    )
    return model.eval()


def to_onnx(model: Model, path: Path) -> None:
    """The network in 32-bit floats."""
    example = tuple(torch.zeros(n, dtype=torch.long) for n in (24, 24, 24, 12))
    torch.onnx.export(
        Shipped(model),
        example,
        str(path),
        input_names=["ids", "shape", "quote", "words"],
        output_names=["tags", "pointers"],
        dynamic_axes={
            **{name: {0: "pieces"} for name in ("ids", "shape", "quote")},
            **{name: {0: "count"} for name in ("words", "tags", "pointers")},
        },
        opset_version=17,
        dynamo=False,
    )


def quantize(source: Path, target: Path) -> None:
    """32-bit floats to 8-bit integers; attention's own products stay as they are."""
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    network = onnx.load(str(prepared))
    weights = {tensor.name for tensor in network.graph.initializer}
    free = [
        node.name
        for node in network.graph.node
        if node.op_type == "MatMul" and not weights.intersection(node.input)
    ]
    heads = [node.name for node in network.graph.node if "/heads/" in node.name]
    quantize_dynamic(
        str(prepared),
        str(target),
        op_types_to_quantize=["MatMul", "Gemm"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=free + heads,
        extra_options={"MatMulConstBOnly": True},
    )


def config(model: Model, data_digest: str) -> dict[str, Any]:
    """What decoding needs beside the network; `training.calibrate` adds bonus and calibration."""
    scores, last, distance = (
        np.round(part.detach().numpy().astype(float), 5).tolist()
        for part in (model.scores(), model.last, model.distance)
    )
    return {
        "schema": SCHEMA,
        "pieces": LIMIT,
        "context": CONTEXT,
        "transitions": scores,
        "last": last,
        "distance": distance,
        "trained_on": {"corpus": "PolNeAR 1.0.0, train", "sha256": data_digest},
    }


def export(
    data: Path, encoder: str, weights: list[Path], out: Path, fp32: Path | None = None
) -> None:
    """Export, quantise, write. `fp32`: where to keep the unquantised network."""
    model = averaged(weights, encoder)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        full = fp32 or Path(folder) / "full.onnx"
        to_onnx(model, full)
        quantize(full, out / "model.onnx")
    tokenizer().save(str(out / "tokenizer.json"), pretty=False)
    text = json.dumps(config(model, digest(data, "train")))
    (out / "config.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """The command line."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--encoder", choices=SIZES, default="minilm")
    ask.add_argument("--weights", type=Path, nargs="+", required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--fp32", type=Path, help="keep the unquantised network there")
    args = ask.parse_args()
    export(args.data, args.encoder, args.weights, args.out, args.fp32)


if __name__ == "__main__":
    main()
