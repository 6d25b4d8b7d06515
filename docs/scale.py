"""How a large store does, from what `python -m benchmarks.store` and `.web` measured."""

import json
from pathlib import Path

from docs.card import table

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "how-to" / "archive.md"


def figures(results: Path) -> str:
    """One table of both."""
    store, web = (
        json.loads((results / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("store", "web")
    )
    asked, pages = store["p95 ms"], dict(web["p95, milliseconds"])
    trace = pages.pop("trace")
    slowest = max(pages, key=pages.__getitem__)
    early, late = store["ms an article"].values()
    rows = [
        ("articles in the store", f"{store['articles']:,}"),
        (
            "adding one whose reading is made",
            f"{late['processor']:.0f} ms of one core; {early['processor']:.0f} ms after the first "
            "thousand",
        ),
        ("most memory while adding", f"{store['resident MB']} MB"),
        ("a thousand articles on the disk", f"{store['MB for a thousand articles']} MB"),
        *((f"`{name}`, 95 of 100 within", f"{ms:.1f} ms") for name, ms in asked.items()),
        (
            f"a page for one of {web['readers']} readers at once, 95 of 100 within",
            f"{pages[slowest]:.0f} ms (the slowest kind: {slowest})",
        ),
        ("a trace for one of as many", f"{trace:.0f} ms"),
        ("most memory of the server", f"{web['memory, MB']} MB"),
        ("from `headwater serve` to its first page", f"{web['seconds to the first answer']:.1f} s"),
    ]
    return table(("", "measured"), rows)
