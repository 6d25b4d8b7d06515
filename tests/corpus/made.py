"""Small readings made by number, for tests of the store."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from headwater.reading.types import Attribution, Hand, Reading, Speaker
from tests.build import build


def reading(number: int, *, title: str | None = None) -> Reading:
    """An article of its own: no two have the same text."""
    told = build(
        f"[headline] {title or f'Report {number}'}\n\n{{1s}}Mira Solberg{{/1s}} {{1q}}said{{/1q}} "
        f"{{1c}}gate {number} of the dam is open{{/1c}}. {{2s}}Jon Tarn{{/2s}} {{2q}}denied{{/2q}}"
        f" {{2c}}that gate {number} was ever shut{{/2c}}.",
        article={
            "title": title or f"Report {number}",
            "outlet": f"Outlet {number % 7}",
            "published": f"2025-11-{number % 28 + 1:02}",
        },
        a1={"speaker": Speaker("Mira Solberg", "person", 1)},
        a2={"speaker": Speaker("Jon Tarn", "person", 1), "stance": "denies"},
    )
    return replace(told, attributions=tuple(map(with_hand, told.attributions)))


def with_hand(one: Attribution) -> Attribution:
    """The same with its speaker as the only hand of its chain."""
    who = one.speaker
    return replace(one, chain=(Hand(who.name, who.kind, who.count, None, one.source, "speaks"),))


def write(path: Path, readings: Iterable[Reading]) -> Path:
    """An archive of readings as JSON lines."""
    lines = (json.dumps(one.to_dict()) for one in readings)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path
