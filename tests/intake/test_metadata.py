"""Title, outlet, byline, dates, language and address of a page."""

import json

import pytest
from lxml import html

from headwater.intake.dates import date_in_address, iso_date
from headwater.intake.declared import Declared
from headwater.intake.jsonld import article_in, nodes_of, people_in, texts
from headwater.intake.markup import NAMINGS, role_of
from headwater.intake.metadata import (
    NOT_PEOPLE,
    Metadata,
    Seen,
    declared_title,
    metadata_of,
)

TIME = '<time datetime="2031-05-{}">a day</time>'


def declared(head: str = "", body: str = "", url: str | None = None) -> Declared:
    return Declared(html.document_fromstring(f"<html><head>{head}</head><body>{body}"), url)


def metadata(head: str = "", body: str = "", url: str | None = None, **seen: object) -> Metadata:
    return metadata_of(declared(head, body, url), Seen(**seen))  # type: ignore[arg-type]


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def linked(**article: object) -> str:
    node = {"@type": "NewsArticle", **article}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2031-05-14T08:10:00.123Z", "2031-05-14T08:10:00+00:00"),
        ("2031-05-14T08:10+0530", "2031-05-14T08:10+05:30"),
        ("2031-05-14 08:10", "2031-05-14T08:10"),
        ("2031-05-14", "2031-05-14"),
        ("2031-05", "2031-05"),
        ("2031/5/4", "2031-05-04"),
        ("20310514", "2031-05-14"),
        ("Wed, 14 May 2031 08:10:05 GMT", "2031-05-14T08:10:05+00:00"),
        ("Published May 14th, 2031 at 5:30 p.m. EDT", "2031-05-14T17:30-04:00"),
        ("14 May 2031, 12.05am", "2031-05-14T00:05"),
        ("Sept. 1, 2031 | 9:00", "2031-09-01T09:00"),
        ("Updated 10:41 a.m. on the 2nd of April 2031", "2031-04-02"),
        ("2031-05-14T08:10:00 IST", "2031-05-14T08:10:00"),
        ("2031-05-14T29:10:00", "2031-05-14"),
        ("2031-02-30", None),
        ("14/05/2031 or so", None),
        ("Tuesday", None),
        ("1234567890", None),
        ("", None),
    ],
)
def test_dates_keep_their_precision_and_their_timezone(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://post.example/2031/05/14/ferry", "2031-05-14"),
        ("https://post.example/ferry-2031-05-14", None),
        ("https://post.example/2031/may/14/ferry", "2031-05-14"),
        ("https://post.example/2031/99/14/ferry", None),
        ("https://post.example/2031/xxx/14/ferry", None),
    ],
)
def test_an_address_may_hold_the_day(address: str, day: str | None) -> None:
    assert date_in_address(address) == day


@pytest.mark.parametrize(
    ("title", "site", "clean"),
    [
        ("Ferry sinks | Tidewater Post", "Tidewater Post", "Ferry sinks"),
        ("Ferry sinks - Port - Tidewater Post", "Tidewater Post", "Ferry sinks - Port"),
        ("Ferry sinks — Tidewater Post", "The Tidewater Post", "Ferry sinks"),
        ("Ferry sinks – Reuters", "Tidewater Post", "Ferry sinks – Reuters"),
        ("Low-lying | high | dry", "Tidewater Post", "Low-lying | high | dry"),
        ("Tidewater Post", "Tidewater Post", "Tidewater Post"),
    ],
)
def test_a_title_loses_the_outlet_and_nothing_else(title: str, site: str, clean: str) -> None:
    head = f"<title>{title}</title>{meta('og:site_name', site)}"
    assert declared_title(declared(head)) == clean


def test_a_title_loses_an_outlet_that_only_the_address_names() -> None:
    page = declared(
        "<title>Ferry sinks | Tidewater Post</title>", url="https://tidewaterpost.example/f"
    )
    assert declared_title(page) == "Ferry sinks"


def test_the_headline_shown_is_the_title_unless_it_is_another_one() -> None:
    head = meta("og:title", "Ferry sinks off Skerrin")
    assert metadata(head, headline="Ferry sinks off Skerrin Island").title == (
        "Ferry sinks off Skerrin Island"
    )
    assert metadata(head, headline="Welcome to our site").title == "Ferry sinks off Skerrin"


@pytest.mark.parametrize(
    ("head", "url", "foot", "outlet"),
    [
        (meta("og:site_name", "Tidewater Post"), None, (), "Tidewater Post"),
        (linked(publisher={"name": "Tidewater Post"}), None, (), "Tidewater Post"),
        ('<meta name="application-name" content="Tidewater Post">', None, (), "Tidewater Post"),
        (meta("og:site_name", "post.example"), None, (), "post.example"),
        (meta("og:site_name", "https://a.example"), "https://tide.example/", (), "tide.example"),
        (f"<title>A - Tidewater Post</title>{meta('og:title', 'A')}", None, (), "Tidewater Post"),
        ("", None, ("© 2031 Tidewater Post. All rights reserved.",), "Tidewater Post"),
        ("", None, ("Copyright 2029–2031 The Skerrin Courier",), "The Skerrin Courier"),
        ("", None, ("© 2031. All rights reserved",), None),
        ("", "https://www.tide.example/a", (), "tide.example"),
        ("", None, (), None),
    ],
)  # fmt: skip
def test_outlets(head: str, url: str | None, foot: tuple[str, ...], outlet: str | None) -> None:
    assert metadata(head, url=url, foot=foot).outlet == outlet


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (linked(author={"@type": "Person", "name": "Ines Tarrant"}), "Ines Tarrant"),
        (linked(author=["Ines Tarrant", {"name": "Oskar Wylde"}]), "Ines Tarrant, Oskar Wylde"),
        (linked(author="By Ines Tarrant and Oskar Wylde"), "Ines Tarrant, Oskar Wylde"),
        (linked(author={"@type": "Organization", "name": "Skerrin Island Trust"}), None),
        (linked(author="https://post.example/ines"), None),
        (meta("author", "https://a.example/ines") + meta("author", "Ines Tarrant"), "Ines Tarrant"),
        (meta("author", "Ines Tarrant, Oskar Wylde &amp; Staff"), "Ines Tarrant, Oskar Wylde"),
        (meta("author", "Ines Tarrant for The Tidewater Post"), "Ines Tarrant"),
        (meta("author", "ines@post.example"), None),
        (meta("author", "admin"), None),
        (meta("og:site_name", "Tidewater Courant") + meta("author", "Tidewater Courant"), None),
    ],
)  # fmt: skip
def test_bylines_are_people(head: str, byline: str | None) -> None:
    assert metadata(head).byline == byline


def test_a_byline_that_only_the_page_shows() -> None:
    assert metadata(bylines=("By Ines Tarrant",)).byline == "Ines Tarrant"
    assert metadata(body='<a rel="author" href="/i">Ines Tarrant</a>').byline == "Ines Tarrant"


@pytest.mark.parametrize(("word", "name"), NOT_PEOPLE.items())
def test_offices_are_not_people(word: str, name: str) -> None:
    assert word in name.lower().split()
    assert metadata(meta("author", name)).byline is None


def test_publication_and_update_are_told_apart() -> None:
    head = linked(datePublished="2031-05-14T08:10:00Z", dateModified="2031-05-15T09:00:00Z")
    both = metadata(head)
    assert (both.published, both.updated) == (
        "2031-05-14T08:10:00+00:00",
        "2031-05-15T09:00:00+00:00",
    )


@pytest.mark.parametrize(
    "modified",
    ["2031-05-14T08:10:00Z", "2031-05-14T09:10:00+01:00", "2031-05-14T07:00:00Z", "soon"],
)
def test_an_update_is_later_than_publication(modified: str) -> None:
    head = linked(datePublished="2031-05-14T08:10:00Z", dateModified=modified)
    assert metadata(head).updated is None


@pytest.mark.parametrize(
    ("head", "body", "seen", "published"),
    [
        (meta("article:published_time", "2031-05-14T08:10Z"), "", (), "2031-05-14T08:10+00:00"),
        ('<meta name="parsely-pub-date" content="2031-05-14">', "", (), "2031-05-14"),
        ("", f"<p>Updated {TIME.format(16)}</p>{TIME.format(14)}", (), "2031-05-14"),
        ("", '<span itemprop="datePublished">14 May 2031</span>', (), "2031-05-14"),
        ("", "", ("Updated 16 May 2031", "14 May 2031"), "2031-05-14"),
        ("", "", ("Updated 16 May 2031",), "2031-05-16"),
        (linked(datePublished="no date", dateCreated="2031-05-14"), "", (), "2031-05-14"),
        ("", "", (), None),
    ],
)  # fmt: skip
def test_publication_wherever_it_stands(
    head: str, body: str, seen: tuple[str, ...], published: str | None
) -> None:
    assert metadata(head, body, datelines=seen).published == published


def test_an_update_that_only_the_page_shows() -> None:
    seen = ("14 May 2031", "Last modified: 16 May 2031, 9:00")
    assert metadata(datelines=seen).updated == "2031-05-16T09:00"


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ('<html lang="en-GB"><p>a', "en-GB"),
        ('<html><head><meta property="og:locale" content="de_AT"></head><p>a', "de-AT"),
        ('<html lang=""><head><meta http-equiv="content-language" content="fr, en"><p>a', "fr"),
        ("<html><p>a", None),
    ],
)
def test_the_language_that_a_page_declares(page: str, language: str | None) -> None:
    assert Declared(html.document_fromstring(page), None).language == language


@pytest.mark.parametrize(
    ("head", "url", "canonical"),
    [
        ('<link rel="canonical" href="https://a.example/x">', None, "https://a.example/x"),
        ('<link rel="Canonical" href="/x">', "https://a.example/x?y=1", "https://a.example/x"),
        ('<link rel="canonical" href="https://a.example/">', "https://a.example/x", "https://a.example/x"),
        ('<link rel="canonical" href="javascript:no">', None, None),
        ('<link rel="canonical" href="http://[bad">', "https://a.example/x", "https://a.example/x"),
        (meta("og:url", "https://a.example/x"), None, "https://a.example/x"),
        ("", "https://a.example/x", "https://a.example/x"),
    ],
)  # fmt: skip
def test_canonical_addresses(head: str, url: str | None, canonical: str | None) -> None:
    assert declared(head, url=url).canonical == canonical


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Ferry sinks"}',
        '[{"@type": "WebSite"}, {"@type": ["Article", "NewsArticle"], "headline": "Ferry sinks"}]',
        '{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "headline": "Ferry sinks"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "Ferry sinks"}}',
        '{"@type": "NewsArticle", "headline": "Ferry sinks",}',
        '{"@type": "NewsArticle", "headline": "Ferry\n sinks"}',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry sinks"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "Ferry sinks"};',
        '{"@type": "NewsArticle", "headline": "Ferry sinks"} {"@type":',
        '{"@type": "NewsArticle", "headline": "Ferry sinks"}'.replace('"', "&quot;"),
        '{"@type": "http://schema.org/NewsArticle", "headline": "Ferry &nbsp;<b>sinks</b>"}',
    ],
)
def test_linked_data_however_broken(script: str) -> None:
    tree = html.document_fromstring(f'<script type="application/ld+json">{script}</script><p>a')
    node = article_in(nodes_of(tree))
    assert node is not None
    assert texts(node["headline"]) == ["Ferry sinks"]


@pytest.mark.parametrize("script", ["", "null", "3", '"x"', "{", "[" * 100_000, "undefined"])
def test_linked_data_that_is_none(script: str) -> None:
    tree = html.document_fromstring(f'<script type="application/ld+json">{script}</script><p>a')
    assert nodes_of(tree) == []


def test_authors_of_any_shape() -> None:
    shapes: list[object] = [
        None,
        3,
        "Ines Tarrant",
        {"name": ["Oskar Wylde"]},
        [["Bram Okoro"]],
        {"name": {}},
    ]
    assert people_in(shapes) == ["Ines Tarrant", "Oskar Wylde", "Bram Okoro"]


@pytest.mark.parametrize("naming", NAMINGS, ids=lambda naming: naming.example)
def test_every_naming_matches_its_example(naming: object) -> None:
    example, role = naming.example, naming.role  # type: ignore[attr-defined]
    assert role_of("div", [("class", f"x-wide {example}")]) == role


@pytest.mark.parametrize("name", ["adventure", "shareholders-meeting", "navy", "dekko", "headline"])
def test_names_that_only_begin_like_one_are_none(name: str) -> None:
    assert role_of("div", [("class", name)]) is None
