"""A claim followed upstream through a store, and shown."""

import csv
import io
import json
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from headwater.cli import main
from headwater.corpus.corpus import Corpus
from headwater.corpus.traced import Trace
from headwater.errors import UnknownError
from headwater.reading.types import Reading, Speaker
from tests.build import build

CLAIM = "the land registry in Fairholm deleted the deeds of sixty cottages"
TALE = "The harbour was widened twice in the last century, and four hundred boats lie there today."
OFFICIALS = Speaker("three officials", "unnamed", 3)
LUND = Speaker("Ada Lund", "person", 1)


def article(outlet: str, hour: int, text: str, speaker: Speaker | None = None) -> Reading:
    facts = {"outlet": outlet, "published": f"2026-03-02T{hour:02}:00"}
    said = {"a1": {"speaker": speaker, "stance": "asserts"}} if speaker else {}
    return build(text, facts, **said)


ARTICLES = (
    article("Lorrimer", 6,
            f"{{1s}}Three officials{{/1s}} {{1q}}told{{/1q}} Lorrimer that {{1c}}{CLAIM}{{/1c}}."
            f"\n\n{TALE}", OFFICIALS),
    article("The Gazette", 7, f"Three officials told Lorrimer that {CLAIM}.\n\n{TALE}"),
    article("Radio Harbourside", 9,
            "According to The Gazette, the deeds of sixty cottages were erased at the land "
            "registry of Fairholm."),
    article("The Courier", 12,
            "{1c}Fairholm’s land registry wiped out the deeds of sixty cottages{/1c},"
            " {1s}Ada Lund{/1s} {1q}told{/1q} the Courier. Lorrimer was first to report it.",
            LUND),
    article("The Islander", 13,
            f"{{1s}}The registry{{/1s}} {{1q}}denied{{/1q}} {{1c}}that {CLAIM}{{/1c}}."),
)  # fmt: skip


def stored(path: Path, articles: Iterable[Reading]) -> Path:
    with Corpus.open(path) as corpus:
        corpus.add(articles)
    return path


def trace(path: Path, words: str = CLAIM) -> Trace:
    with Corpus.open(path, read_only=True) as corpus:
        return corpus.trace(words)


def test_a_claim_is_followed_to_its_origins(tmp_path: Path) -> None:
    found = trace(stored(tmp_path / "news.db", ARTICLES))
    assert [(one.outlet, one.sources, one.reports) for one in found.origins] == [
        ("Lorrimer", ("three officials", "Three officials"), 3),
        ("The Courier", ("Ada Lund",), 1),
    ]
    assert [(one.outlet, one.how, one.rests_on, one.credits) for one in found.reports] == [
        ("Lorrimer", "origin", None, ()),
        ("The Gazette", "copy", None, ()),
        ("Radio Harbourside", "rests", "The Gazette", ()),
        ("The Courier", "origin", None, ("Lorrimer",)),
    ]
    assert [(one.outlet, one.copied) for one in found.denials] == [("The Islander", False)]


def test_the_words_shown_are_the_articles(tmp_path: Path) -> None:
    for one in trace(stored(tmp_path / "news.db", ARTICLES)).reports:
        text = ARTICLES[one.article - 1].article.text
        assert " … ".join(span.of(text) for span in one.spans) == one.says


def test_the_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    told = []
    for i, order in enumerate(list(permutations(ARTICLES))[::17]):
        found = trace(stored(tmp_path / f"{i}.db", order))
        by_id = {one.article: one.outlet for one in found.reports}
        reports = [
            (one.outlet, one.how, by_id.get(one.upstream or 0), one.origin, one.says)
            for one in found.reports
        ]
        denials = [(one.outlet, one.says) for one in found.denials]
        origins = [(one.outlet, one.sources, one.reports) for one in found.origins]
        told.append((found.count, reports, denials, origins))
    assert all(one == told[0] for one in told)


def test_what_nobody_reports_is_said_to_be_unknown(tmp_path: Path) -> None:
    path = stored(tmp_path / "news.db", ARTICLES)
    for words in ("the pope resigned from office yesterday", "", "“”"):
        with pytest.raises(UnknownError):
            trace(path, words)


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(stored(tmp_path / "news.db", ARTICLES))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["trace", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_tree_is_shown(db: str) -> None:
    shown = run(CLAIM, "--db", db).splitlines()
    assert shown[1].startswith("2 independent origins · 4 articles · 4 outlets")
    assert "1 Lorrimer ← three officials" in "\n".join(shown)
    assert any(line.startswith("   └ The Gazette · copy") for line in shown)
    assert any(line.startswith("     └ Radio Harbourside · rests on it") for line in shown)
    assert any("credits Lorrimer" in line for line in shown)
    assert any(line.startswith("✗ denied") for line in shown)


def test_the_same_as_json_and_csv(db: str) -> None:
    plain = json.loads(run(CLAIM, "--db", db, "--json"))
    rows = list(csv.DictReader(io.StringIO(run(CLAIM, "--db", db, "--csv"))))
    assert plain["count"] == 2
    assert [row["outlet"] for row in rows] == [one["outlet"] for one in plain["reports"]]


def test_an_unknown_claim_is_one_line_and_a_failure(db: str) -> None:
    result = CliRunner().invoke(main, ["trace", "the pope resigned from office", "--db", db])
    assert result.exit_code == 1
    assert "no article in this store says" in result.output


REGISTRY = Speaker("Land Registry", "organisation")
KNEW = "the Land Registry in Fairholm knew that its title deeds were wiped"
SOLD = "the harbour master sold the old ferry landing without asking its owners"


def told_by(outlet: str, hour: int, headline: str, speaker: Speaker) -> Reading:
    text = (
        f"[headline] {headline}\n\n"
        f"{{2s}}{speaker.name}{{/2s}} {{2q}}told{{/2q}} {outlet} {{2c}}that {KNEW}{{/2c}}."
    )
    facts = {"outlet": outlet, "published": f"2026-03-02T{hour:02}:00"}
    said = {"a1": {"speaker": REGISTRY}, "a2": {"speaker": speaker, "stance": "asserts"}}
    return build(text, facts, **said)


def test_who_does_a_thing_in_a_headline_is_no_source_of_it(tmp_path: Path) -> None:
    """Else two outlets with sources of their own have the one in common of whom they tell."""
    headline = "{1s}Land Registry{/1s} {1q}knew{/1q} {1c}its title deeds had been wiped in Fairholm"
    articles = (
        told_by("Lorrimer", 6, f"{headline}{{/1c}}", Speaker("Mira Solberg", "person", 1)),
        told_by("The Courier", 9, f"{headline}{{/1c}} all along", LUND),
    )
    found = trace(stored(tmp_path / "news.db", articles), KNEW)
    assert [(one.outlet, one.sources) for one in found.origins] == [
        ("Lorrimer", ("Mira Solberg",)),
        ("The Courier", ("Ada Lund",)),
    ]


def test_what_somebody_wants_is_not_said_to_be_so(tmp_path: Path) -> None:
    said = article(
        "Lorrimer", 6, f"{{1s}}Ada Lund{{/1s}} {{1q}}said{{/1q}} {{1c}}{SOLD}{{/1c}}.", LUND
    )
    wish = build(
        "{1s}Three of the trustees{/1s} {1q}called for{/1q} "
        "{1c}new owners for the old ferry landing{/1c}.",
        {"outlet": "The Islander", "published": "2026-03-02T13:00"},
        a1={"speaker": OFFICIALS, "stance": "wants"},
    )
    found = trace(stored(tmp_path / "news.db", (said, wish)), SOLD)
    assert [one.outlet for one in found.reports] == ["Lorrimer"]


def stands(tmp_path: Path, *articles: Reading) -> list[tuple[str | None, str, str | None]]:
    found = trace(stored(tmp_path / "news.db", articles)).reports
    by_id = {one.article: one.outlet for one in found}
    return [(one.outlet, one.how, by_id.get(one.upstream or 0)) for one in found]


def test_what_rests_on_one_report_is_no_copy_of_another_that_is_worded_like_it(
    tmp_path: Path,
) -> None:
    line = f"{CLAIM[0].upper()}{CLAIM[1:]}, it became known on Monday."
    found = stands(
        tmp_path,
        ARTICLES[0],
        article("The Courier", 7, f"Ada Lund told the Courier that {CLAIM}."),
        article("Radio Harbourside", 9, f"{line}\n\nAs reported by Lorrimer."),
        article("The Islander", 11, f"{line}\n\nAs reported by the Courier."),
    )
    assert found[2:] == [
        ("Radio Harbourside", "rests", "Lorrimer"),
        ("The Islander", "rests", "The Courier"),
    ]


def test_who_does_what_is_claimed_is_no_source_of_it(tmp_path: Path) -> None:
    plan = (
        "{1s}The registry{/1s} {1q}intends{/1q} {1c}to delete the deeds of sixty cottages in "
        "Fairholm{/1c}. So writes Lorrimer."
    )
    facts = {"outlet": "The Islander", "published": "2026-03-02T11:00"}
    wants = build(plan, facts, a1={"speaker": Speaker("The registry"), "stance": "wants"})
    assert stands(tmp_path, ARTICLES[0], wants)[-1] == ("The Islander", "rests", "Lorrimer")


def test_an_answer_may_deny_what_the_sentence_before_it_says_was_asked(tmp_path: Path) -> None:
    asked = f"Confronted with the report that {CLAIM}, the registrar gave no ground. “It is false.”"
    with Corpus.open(stored(tmp_path / "news.db", [ARTICLES[0], article("Gull", 9, asked)])) as one:
        found = one.trace(CLAIM)
    assert [report.outlet for report in found.reports] == ["Lorrimer"]
    assert [denial.outlet for denial in found.denials] == ["Gull"]


def test_a_headline_alone_is_soon_near_to_a_claim(tmp_path: Path) -> None:
    words = "Mercer Seeds sold farmers in Ledbourne seed treated with a banned fungicide"
    head = "Mercer Seeds sold farmers in Ledbourne seed that failed to germinate"
    articles = [
        article("Lorrimer", 6, f"{words}."),
        article("Gull", 9, f"[headline] {head}\n\nThe rowing club has a new boat."),
    ]
    found = trace(stored(tmp_path / "news.db", articles), words).reports
    assert [one.outlet for one in found] == ["Lorrimer"]


def test_copies_of_a_vouched_report_come_in_with_it(tmp_path: Path) -> None:
    loose = "Officials told Lorrimer that the land registry in Fairholm mislaid cottage papers."
    found = stands(
        tmp_path,
        article("Lorrimer", 6, f"{loose}\n\n{TALE}"),
        article("Moor", 8, f"{loose}\n\n{TALE}"),
        article("Gull", 9, f"According to Lorrimer, {CLAIM}."),
    )
    assert [(outlet, how) for outlet, how, _ in found] == [
        ("Lorrimer", "origin"),
        ("Moor", "copy"),
        ("Gull", "rests"),
    ]
