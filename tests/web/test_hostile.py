"""Whatever an article, a name or an address holds, it is shown, and never runs or breaks out."""

from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from starlette.testclient import TestClient

from headwater.article import Credit, Notice, Span
from headwater.reading.types import Hand, Reading, Source, Speaker
from headwater.web.app import application
from headwater.web.settings import Settings
from tests.web.made import ferry, fill

VECTORS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=alert(1) x=\"",
    "<svg/onload=alert(1)>",
    "</svg><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "javascript:alert(document.domain)//",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %} ${7*7} <%= 7*7 %>",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202egnp.exe\u202c\u0000\x1b[31m\ufeff",
    "<base href=//evil.example/><meta http-equiv=refresh content=0;//evil.example>",
    "<form action=//evil.example><input name=token>",
    "x\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "<style>@import '//evil.example'</style>",
)  # fmt: skip
PAGES = (
    "/", "/story/1", "/article/1", "/article/2", "/outlets", "/outlet/1", "/search?q=alert",
    "/compare/2/1", "/correct?article=1&statement=a1", "/corrections", "/source/1", "/source/2",
    "/source/3", "/trace?q=the+island+ferry+was+sold",
    "/api/articles/1", "/api/stories/1", "/api/search?q=alert",
)  # fmt: skip


def hostile(vector: str) -> list[Reading]:
    """Two articles with the vector in every field that can hold it."""
    extra = f" “{vector}”"
    return [_filled(ferry(vector, f"2026-05-0{day}", vector, extra), vector) for day in (4, 5)]


def _filled(reading: Reading, vector: str) -> Reading:
    first, second = reading.attributions
    hand = Hand(vector, "outlet", None, "s1", (Span(0, 2),), vector)
    speaker = Speaker(vector, "person", 1, vector, vector, "s1")
    last = Hand(vector, "person", 1, "s1", (Span(0, 2),), "speaks")
    article = replace(
        reading.article,
        byline=vector,
        url=vector,
        language=vector,
        credits=(Credit(vector, Span(0, 3), "foot"),),
        notices=(Notice(vector, vector),),
    )
    contested = replace(reading.contested[0], event=vector)
    versions = tuple(replace(one, value=vector, by=(vector,)) for one in contested.versions)
    return replace(
        reading,
        article=article,
        attributions=(replace(first, speaker=speaker, chain=(hand, last)), second),
        sources=(Source("s1", vector, "person", (vector,), (Span(0, 2),)),),
        contested=(replace(contested, versions=versions),),
    )


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_runs(vector: str, tmp_path: Path) -> None:
    db = fill(tmp_path / "news.db", hostile(vector), [1, 1])
    with TestClient(
        application(Settings(db)), base_url="http://localhost:8421", raise_server_exceptions=False
    ) as client:
        client.post("/correct", data={"article": 1, "about": "hands", "statement": "a2",
                                      "hands": vector, "by": vector, "note": vector})  # fmt: skip
        for page in PAGES:
            answer = client.get(page)
            assert answer.status_code in {200, 404}, page
            if answer.headers["content-type"].startswith("text/html"):
                require_tame(answer.text)
            else:
                assert answer.headers["x-content-type-options"] == "nosniff"


def require_tame(page: str) -> None:
    """No element or attribute of a page runs, loads or leads anywhere that it should not."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in {"iframe", "object", "embed", "base", "style", "img", "math"}
        if element.tag == "script":
            assert not (element.text or "").strip()
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            assert name not in {"style", "srcdoc", "formaction"}
            if name in {"href", "src", "action"}:
                assert value.startswith(("/", "#", "http://", "https://")), value
                assert not value.startswith("//"), value


def test_reading_hostile_input_is_as_tame(client: TestClient) -> None:
    name = '"><script>alert(1)</script>.html'
    answer = client.post("/read", files={"file": (name, b"", "text/html")}, data={"text": " "})
    assert answer.status_code == 422
    require_tame(answer.text)
    for address in ("javascript:alert(1)", "file:///etc/passwd", "<script>", "http://[::1"):
        answer = client.post("/read", data={"address": address})
        assert answer.status_code == 422
        require_tame(answer.text)
