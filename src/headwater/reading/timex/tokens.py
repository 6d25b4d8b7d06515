"""A text as tokens, each with the kinds of word that it can be (`lexicon`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from headwater.reading.timex.lexicon import NONE, SHAPES, Kinds, Lexicon, Value, table

NUMBER = "|".join(f"({shape})" for shape, _ in SHAPES)
TOKEN = re.compile(
    rf"(?<![\w$£€¥#])(?<!\d[.,:/])(?:{NUMBER})(?:(?![\w%])|(?=[ap]m\b))(?![.,:/]\d)"
    r"|[A-Za-z]\.(?:[A-Za-z]\.)+|['’]s\b|[^\W\d_]+(?![^\W_])|[^\W_]+|--+|\S"
)
ABBREVIATED = frozenset(table()["abbreviated"])
LARGE = (100, 1000)


@dataclass(slots=True)
class Tokens:
    """The tokens of a text: where each stands, its kinds, and these as a string of characters."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: list[Kinds] = field(default_factory=list)
    characters: str = ""

    def word(self, number: int) -> str:
        """The word of a token in small letters; "" beyond either end."""
        if not 0 <= number < len(self.starts):
            return ""
        return self.text[self.starts[number] : self.ends[number]].lower()

    def beside(self, number: int) -> str:
        """The same of a neighbour; a hyphen that parts instead of joining is a dash."""
        word = self.word(number)
        if word == "-" and self.text[self.ends[number] : self.ends[number] + 1].isspace():
            return "—"
        return word

    def raw(self, number: int) -> str:
        """The word of a token as written; "" beyond either end."""
        if not 0 <= number < len(self.starts):
            return ""
        return self.text[self.starts[number] : self.ends[number]]

    def take(self, other: "Tokens", first: int, stop: int) -> None:
        """Append the tokens of another text from `first` up to `stop`, but for characters."""
        self.starts.extend(other.starts[first:stop])
        self.ends.extend(other.ends[first:stop])
        self.kinds.extend(other.kinds[first:stop])


NOTHING: Kinds = {}


def tokens_of(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text` between two places."""
    made = Tokens(text)
    characters: list[str] = []
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        word, stop = match.group(), match.end()
        shape = match.lastindex
        kinds = _shaped(word, shape) if shape else (lexicon.kinds(word) or NOTHING)
        if kinds and not shape and text[stop : stop + 1] == "." and word.lower() in ABBREVIATED:
            stop += 1
        if not made.ends or match.start() >= made.ends[-1]:
            made.starts.append(match.start())
            made.ends.append(stop)
            made.kinds.append(kinds)
            characters.append(lexicon.character(kinds) if kinds else NONE)
    made.characters = "".join(characters)
    return _merged(made, lexicon)


def _shaped(word: str, shape: int) -> Kinds:
    kinds = SHAPES[shape - 1][1]
    return {kind: _value(word, kind) for kind in kinds}


def _value(word: str, kind: str) -> Value:
    if kind in ("small", "year"):
        return int(word)
    if kind == "number":
        number = float(word.replace(",", ""))
        return int(number) if number.is_integer() else number
    if kind == "ordinal":
        return int(word[:-2])
    return word


def _merged(made: Tokens, lexicon: Lexicon) -> Tokens:
    """The same, with the words of one number ("twenty-four", "nineteen ninety") as one token."""
    numeral, dash = lexicon.one_of("numeral"), lexicon.one_of("=-")
    last = f"(?:{numeral}|{lexicon.one_of('ordinal')})"
    run = re.compile(
        rf"{lexicon.one_of('number')}(?:(?:{dash}|{lexicon.one_of('=and')})?{numeral})*"
        rf"{dash}?{last}"
    )
    out = Tokens(made.text)
    characters: list[str] = []
    done = 0
    for match in run.finditer(made.characters):
        for first, stop, kinds in _numbers(made, *match.span()):
            out.take(made, done, first)
            characters += [made.characters[done:first], lexicon.character(kinds)]
            out.starts.append(made.starts[first])
            out.ends.append(made.ends[stop - 1])
            out.kinds.append(kinds)
            done = stop
    out.take(made, done, len(made.starts))
    out.characters = "".join(characters) + made.characters[done:]
    return out


def _numbers(made: Tokens, first: int, stop: int) -> Iterator[tuple[int, int, Kinds]]:
    """(first token, one after the last, kinds) of each number of several words in a run."""
    while first < stop:
        value, after = _number(made, first, stop)
        if after < stop and value % 10 == 0 and "ordinal" in made.kinds[after]:
            unit = int(made.kinds[after]["ordinal"])
            if "numeral" in made.kinds[after - 1] and value and unit < 10:
                yield first, after + 1, {"ordinal": int(value) + unit}
                return
        if after - first > 1:
            is_year = 1500 <= value < 2200 and isinstance(value, int)
            yield first, after, {"number": value, **({"year": value} if is_year else {})}
        first = after if after > first else first + 1


def _number(made: Tokens, first: int, stop: int) -> tuple[int | float, int]:
    """The number that begins at a token, and the token after it; a dash or "and" begins none."""
    kinds = made.kinds[first]
    if "number" not in kinds:
        return 0, first
    total = last = _numeric(kinds)
    after = first + 1
    while after < stop:
        there = after + ("number" not in made.kinds[after])
        if there >= stop or "numeral" not in made.kinds[there]:
            break
        following = _numeric(made.kinds[there])
        joined = _joined(total, last, following, there > after and made.word(after) == "and")
        if joined is None:
            break
        total, last, after = joined, following, there + 1
    return total, after


def _joined(total: float, last: float, value: float, spoken: bool) -> int | float | None:
    """A number and the next number word as one number; None if they are two."""
    if value in LARGE and last < value:
        return total * value
    if last in LARGE and value < last:
        return total + value
    if spoken:
        return None
    if 20 <= last < 100 and last % 10 == 0 and 0 < value < 10:
        return total + value
    if 15 <= total <= 20 and 10 <= value < 100:
        return total * 100 + value
    return None


def _numeric(kinds: Kinds) -> int | float:
    value = kinds["number"]
    return float(value) if isinstance(value, str) else value
