"""The public API: its names, its errors, and what importing it costs."""

import pickle
import subprocess
import sys

import pytest

import headwater
from headwater import errors

HEAVY = ("onnxruntime", "tokenizers", "numpy", "trafilatura", "lxml", "rich", "jinja2", "httpcore")


def test_the_public_names_are_pinned() -> None:
    assert sorted(headwater.__all__) == [
        "Article", "Attribution", "ContractError", "Corpus", "Credit", "Hand", "HeadwaterError",
        "InputError", "ModelError", "Notice", "OptionError", "Paragraph", "Reading", "Source",
        "Span", "Speaker", "StoreError", "load", "read",
    ]  # fmt: skip
    assert all(hasattr(headwater, name) for name in headwater.__all__)


def test_importing_loads_nothing_heavy() -> None:
    code = (
        f"import sys, headwater, headwater.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def every_error() -> list[type[errors.HeadwaterError]]:
    found = [value for value in vars(errors).values() if isinstance(value, type)]
    return [cls for cls in found if issubclass(cls, errors.HeadwaterError)]


def test_there_is_one_tree_of_errors() -> None:
    others = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and not issubclass(value, errors.HeadwaterError)
    ]
    assert others == []


@pytest.mark.parametrize("cls", [c for c in every_error() if issubclass(c, errors.InputError)])
def test_an_input_error_says_what_to_what_and_what_next(cls: type[errors.InputError]) -> None:
    extra = ("de",) if cls is errors.LanguageError else ()
    error = cls("story.html", "it is odd", "Try another.", *extra)
    assert str(error) == "story.html: it is odd. Try another."
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(again), str(again), vars(again)) == (cls, str(error), vars(error))


def test_every_input_error_has_its_own_code() -> None:
    codes = [cls.code for cls in every_error() if issubclass(cls, errors.InputError)]
    assert len(codes) == len(set(codes))
