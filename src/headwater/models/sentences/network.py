"""Run the sentence model.

Each text runs alone: with 8-bit integers the numbers of one text would else hang, in their last
digits, on the texts beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from headwater.errors import ModelError
from headwater.models.attribution.network import DIRECTORY as BESIDE
from headwater.models.session import open_session

DIRECTORY = Path(__file__).parent
TOKENIZER = BESIDE / "tokenizer.json"
"""Both models read BERT's uncased word pieces, from one file."""

WIDTH = 384
PIECES = 256
"""Word pieces of a text that are read, [CLS] and [SEP] included: what the model was tuned for."""

FIRST, LAST = 101, 102  # [CLS], [SEP]
CHARACTERS = 16 * PIECES
"""Of a text that are tokenized: more than so many pieces ever take up in written language."""

INNER = "/norm2_5/LayerNormalization_output_0"
"""What the network takes the mean of: a vector for each word piece."""

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """A text's vector [384], its word pieces, and a vector for each [pieces, 384]; all of length 1.

    A piece's vector says what it means in its sentence.
    """

    whole: Vectors
    pieces: tuple[str, ...]
    vectors: Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A loaded model."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer

    @classmethod
    def load(cls, threads: int = 1) -> "Model":
        """The shipped model, on so many threads. Raises ModelError if a file is damaged."""
        try:
            session = open_session(DIRECTORY / "model.onnx", threads, also=INNER)
            return cls(session, Tokenizer.from_file(str(TOKENIZER)))
        except Exception as error:  # tokenizers and onnxruntime raise bare Exceptions
            raise ModelError(
                f"{DIRECTORY}: no usable sentence model ({error}). Install Headwater anew."
            ) from error

    def pieces(self, text: str) -> list[int]:
        """The numbers of a text's first word pieces, between [CLS] and [SEP]."""
        start = text[:CHARACTERS].encode("utf-8", "replace").decode()  # half characters to "?"
        encoding = self.tokenizer.encode(start, add_special_tokens=False)
        return [FIRST, *encoding.ids[: PIECES - 2], LAST]

    def names(self, text: str) -> tuple[str, ...]:
        """A text's first word pieces as they are written, but for [CLS] and [SEP]."""
        return self._written(self.pieces(text))

    def _written(self, ids: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.tokenizer.id_to_token(one) or "" for one in ids[1:-1])

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """[texts, 384]: a vector of length 1 for each text; of an empty one too."""
        out = np.empty((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            ids = np.asarray(self.pieces(text), np.int64)
            out[row] = self.session.run(["vector"], {"ids": ids})[0]
        return out

    def in_pieces(self, text: str) -> Pieces:
        """The vectors of a text and of its word pieces, but for [CLS] and [SEP]."""
        ids = self.pieces(text)
        whole, inner = self.session.run(["vector", INNER], {"ids": np.asarray(ids, np.int64)})
        rows = inner.reshape(len(ids), WIDTH)[1:-1]
        rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
        return Pieces(whole.reshape(WIDTH), self._written(ids), rows)
