"""Run the shipped network."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from headwater.errors import ModelError
from headwater.models.attribution.calibration import Calibration, Keeping
from headwater.models.attribution.decoding import Grammar, Relation, Scores, decode
from headwater.models.attribution.found import Found
from headwater.models.attribution.windows import MARKER, Shape, Tokens, cuts, encode
from headwater.models.session import open_session

SCHEMA = 2
"""Of config.json and of the network's inputs and outputs, as `training/export.py` writes them."""

DIRECTORY = Path(__file__).parent
BATCH = 64
"""Cuts decoded together: bounds memory, changes no result."""


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A paragraph, or a cut of a long one: its tokens and what was found in them."""

    tokens: Tokens
    found: list[Relation]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A loaded model. `pieces`: of one run at most; `context`: those of them from before;
    `keeping`: None if all that is found is kept."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    grammar: Grammar
    calibration: Calibration
    pieces: int
    context: int
    keeping: Keeping | None = None

    @classmethod
    def load(cls, model: str | PathLike[str] | None = None, threads: int = 1) -> "Model":
        """The model of a directory (the shipped one by default), on so many threads.

        Raises ModelError if a file is missing, damaged, or made for another version.
        """
        folder = Path(model or DIRECTORY)
        try:
            config = json.loads((folder / "config.json").read_text("utf-8"))
            if config["schema"] != SCHEMA:
                raise ModelError(
                    f"{folder}: the model has schema {config['schema']}, this version reads "
                    f"{SCHEMA}. Use a model made for this version of Headwater."
                )
            return cls(
                open_session(folder / "model.onnx", threads),
                Tokenizer.from_file(str(folder / "tokenizer.json")),
                _grammar(config),
                Calibration.of(config["calibration"]),
                int(config["pieces"]),
                int(config["context"]),
                Keeping.of(config["keeping"]) if "keeping" in config else None,
            )
        except ModelError:
            raise
        except Exception as error:  # tokenizers and onnxruntime raise bare Exceptions
            raise ModelError(
                f"{folder}: no usable attribution model ({error}). A model directory holds "
                "model.onnx, tokenizer.json and config.json."
            ) from error

    def read(self, paragraphs: Sequence[str]) -> list[list[Cut]]:
        """The attributions of each paragraph, in one or several cuts of it.

        A paragraph's answer depends on it and on the last `context` pieces of the one before.
        """
        out: list[list[Cut]] = [[] for _ in paragraphs]
        waiting: list[tuple[int, Tokens, Scores]] = []
        before: Tokens | None = None
        for number, text in enumerate(paragraphs):
            for tokens in cuts(encode(text, self.tokenizer), text, self.pieces - 2 - self.context):
                waiting.append((number, tokens, self.scores(tokens, before)))
                before = tokens.tail(self.context)
            if len(waiting) >= BATCH:
                self._decode(waiting, out)
        self._decode(waiting, out)
        return out

    def keeps(self, one: Found) -> bool:
        """Whether an attribution is likely enough; what a label or signature says always is."""
        if self.keeping is None or one.verbatim:
            return True
        return self.keeping.keeps(one.evidence, bool(one.source), bool(one.cue))

    def scores(self, tokens: Tokens, before: Tokens | None) -> Scores:
        """One run of the network over a paragraph and what stands before it."""
        parts = ([before] if before else []) + [tokens]
        start = len(before.ids) + 1 if before else 0
        feed = {
            name: np.concatenate([[mark, *getattr(part, name)] for part in parts]).astype(np.int64)
            for name, mark in (("ids", MARKER), ("shape", Shape.MARKER), ("quote", 0))
        }
        feed["words"] = np.concatenate([[start], tokens.first + start + 1]).astype(np.int64)
        tags, vectors = self.session.run(["tags", "pointers"], feed)
        parts4 = np.split(np.asarray(vectors, np.float64), 4, axis=1)
        return Scores(np.asarray(tags, np.float64), *parts4)

    def _decode(self, waiting: list[tuple[int, Tokens, Scores]], out: list[list[Cut]]) -> None:
        relations = decode([scores for _, _, scores in waiting], self.grammar)
        for (number, tokens, _), found in zip(waiting, relations, strict=True):
            out[number].append(Cut(tokens, found))
        waiting.clear()


def _grammar(config: dict[str, Any]) -> Grammar:
    transitions, last, distance = (
        np.asarray(config[name], np.float64) for name in ("transitions", "last", "distance")
    )
    return Grammar(transitions, last, distance, float(config["bonus"]))
