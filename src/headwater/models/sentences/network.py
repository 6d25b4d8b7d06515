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

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A loaded model."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer

    @classmethod
    def load(cls, threads: int = 1) -> "Model":
        """The shipped model, on so many threads. Raises ModelError if a file is damaged."""
        try:
            session = open_session(DIRECTORY / "model.onnx", threads)
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

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """[texts, 384]: a vector of length 1 for each text; of an empty one too."""
        out = np.empty((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            ids = np.asarray(self.pieces(text), np.int64)
            out[row] = self.session.run(["vector"], {"ids": ids})[0]
        return out
