"""HTML pages to articles: nothing of the article lost, nothing else taken for it."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.article import Article
from headwater.errors import NoArticleError
from headwater.intake.html import article_from_html

PAGES = Path(__file__).parent / "pages"
EXAMPLE = Path(__file__).parents[2] / "examples" / "appeals-page.html"

OPENING = (
    "The council of Skerrin Island has voted to close the old harbour to cargo ships from next "
    "spring, after three years of argument over noise, dust and the price of the northern quay."
)
SECOND = (
    "Traders who use the quay said that they had not been asked, and that the nearest other berth "
    "is a day away by sea when the wind is from the west."
)
LAST = (
    "The decision takes effect on 1 March, the council's clerk said, unless a court says otherwise."
)


def page(*body: str, head: str = "", close: str = "</body></html>") -> str:
    return (
        f'<html lang="en"><head><title>Old harbour to close to cargo</title>{head}</head><body>'
        f"<h1>Old harbour to close to cargo</h1><article>{''.join(body)}</article>{close}"
    )


def paragraph(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(html: str) -> Article:
    return article_from_html(html, name="page.html")


def of_kind(article: Article, kind: str) -> list[str]:
    return [p.span.of(article.text) for p in article.paragraphs if p.kind == kind]


def body_of(*parts: str) -> list[str]:
    return of_kind(read(page(paragraph(OPENING, SECOND), *parts, paragraph(LAST))), "body")[2:-1]


@pytest.fixture(scope="module")
def dredging() -> Article:
    return read((PAGES / "dredging.html").read_text(encoding="utf-8"))


def test_paragraphs_are_in_page_order_with_a_blank_line_between(dredging: Article) -> None:
    pieces = [p.span.of(dredging.text) for p in dredging.paragraphs]
    assert "\n\n".join(pieces) == dredging.text
    assert pieces[0] == "Harbour master denies dredging deal was signed in secret"


def test_every_kind_is_marked(dredging: Article) -> None:
    standfirst = of_kind(dredging, "headline")[1]
    assert standfirst.startswith("Three people who saw the contract")
    assert of_kind(dredging, "byline") == ["By Ines Tarrant and Oskar Wylde"]
    assert of_kind(dredging, "dateline") == ["14 May 2031"]
    assert of_kind(dredging, "caption") == [
        "The dredger Petronella at berth nine on Monday. Photo: Lio Marchetti"
    ]
    assert of_kind(dredging, "quote") == ["There was a draft, and a draft is a draft."]


def test_the_running_text_is_whole(dredging: Article) -> None:
    body = of_kind(dredging, "body")
    assert [text.split()[0] for text in body] == [
        "VALMORA",
        "“Nobody",
        "“If",
        "The",
        "What",
        "A",
        "that",
        "that",
        "The",
        "A",
        "The",
    ]


def test_furniture_inside_the_body_is_marked_with_its_sort(dredging: Article) -> None:
    sorts = {
        p.furniture: p.span.of(dredging.text) for p in dredging.paragraphs if p.kind == "furniture"
    }
    assert sorts["appeal"].startswith("Support independent journalism")
    assert sorts["newsletter"].startswith("Get the port in your inbox")
    assert sorts["read-more"].startswith("Read more:")


def test_menus_lists_of_links_and_copyright_are_left_out(dredging: Article) -> None:
    for stranger in ("Home", "Ferry fares", "All rights reserved"):
        assert stranger not in dredging.text


def test_what_the_head_declares_is_taken_over(dredging: Article) -> None:
    assert dredging.outlet == "The Valmora Ledger"
    assert dredging.byline == "Ines Tarrant, Oskar Wylde"
    assert dredging.published == "2031-05-14T08:10:00+01:00"
    assert dredging.updated == "2031-05-14T11:45:00+01:00"
    assert dredging.url == "https://ledger.example/port/dredging-deal"
    assert not dredging.notices


def test_posts_of_a_live_blog_are_all_there() -> None:
    article = read((PAGES / "live.html").read_text(encoding="utf-8"))
    body = "\n".join(of_kind(article, "body"))
    for word in ("Skerrin", "sail into this", "northern mole", "It did what", "four thousand"):
        assert word in body
    assert article.outlet == "Tidewater Post"


def test_an_amp_page_is_read_like_any_other() -> None:
    article = read((PAGES / "amp.html").read_text(encoding="utf-8"))
    body = of_kind(article, "body")
    assert len(body) == 3
    assert body[1].startswith("“We have asked")
    assert (article.byline, article.published) == (None, "2031-02-20")


@pytest.mark.parametrize("mark", ['"', "“", "‘", "'", "«", "„", "—", "&ldquo;", "&quot;"])
def test_a_paragraph_that_opens_with_a_quotation_mark_is_never_lost(mark: str) -> None:
    said = "We were not asked"
    assert any(said in text for text in body_of(paragraph(f"{mark}{said}, and we will go to law.")))


@pytest.mark.parametrize("times", [1, 3])
def test_short_quoted_paragraphs_in_other_markup_are_kept(times: int) -> None:
    quoted = '<blockquote><p>“No,” she said.</p></blockquote><p class="q">“Never.”</p>' * times
    found = body_of(quoted)
    assert "“No,” she said." in found
    assert "“Never.”" in found


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("one<b>two</b>three", "onetwothree"),
        ("one <b> two </b> three", "one two three"),
        ("one\n\t two\r\n three", "one two three"),
        ("one&nbsp;two&#160; three", "one\u00a0two\u00a0 three"),
        ("one<br>two", "one two"),
        ("caf&eacute; &amp; bar &lt;3", "café & bar <3"),
        ("one<!-- no --> two", "one two"),
        ("one<script>no()</script> two", "one two"),
        ('one<span class="sr-only"> opens in a new window</span> two', "one two"),
        ("co&shy;operate\u200b now", "co\u00adoperate\u200b now"),
    ],
)
def test_words_are_neither_glued_nor_split(markup: str, text: str) -> None:
    end = " – so runs the line that the harbour office has put on its door."
    assert body_of(f"<p>{markup}{end}</p>") == [text + end]


def test_two_line_breaks_part_paragraphs() -> None:
    found = body_of(f"<p>{SECOND[:60]} here.<br><br/>\n{SECOND[60:]} there.</p>")
    assert len(found) == 2


def test_preformatted_text_keeps_its_paragraphs() -> None:
    text = f"{OPENING}\n\n“{SECOND}”\n\n{LAST}"
    assert of_kind(read(page(f"<pre>{text}</pre>")), "body") == text.split("\n\n")


def test_cells_of_a_table_stay_apart() -> None:
    cells = "<table><tr><td>Berth nine</td><td>closed</td></tr></table>"
    article = read(page(paragraph(OPENING, SECOND), cells, paragraph(LAST)))
    assert "nineclosed" not in article.text


def test_a_paragraph_for_two_widths_of_screen_is_taken_once() -> None:
    twice = (
        f'<div class="wide">{paragraph(SECOND)}</div><div class="narrow">{paragraph(SECOND)}</div>'
    )
    article = read(page(paragraph(OPENING), twice, paragraph(LAST)))
    assert article.text.count(SECOND) == 1


def test_hidden_text_is_left_out() -> None:
    hidden = "<p hidden>A secret line that no reader of the page can see at all.</p>"
    styled = (
        '<div style="display: none"><p>Another line that no reader of this page sees.</p></div>'
    )
    assert body_of(hidden, styled) == []


def test_a_page_that_names_its_whole_body_like_furniture_is_read() -> None:
    named = f'<div class="paywall">{paragraph(OPENING, SECOND, LAST)}</div>'
    assert of_kind(read(page(named)), "body") == [OPENING, SECOND, LAST]


def test_every_paragraph_in_a_place_of_its_own() -> None:
    names = ("qx", "zk", "wv", "hj", "bm", "tr", "gl", "ps", "dn", "fc", "vy", "ka")
    own = "".join(
        f'<div class="{n}">{paragraph(f"{SECOND} So said trader {n}.")}</div>' for n in names
    )
    assert len(of_kind(read(page(own)), "body")) == len(names)


def test_credits_at_the_foot_are_bylines() -> None:
    credit = "Additional reporting by Bram Okoro and Noor Castellan"
    article = read(page(paragraph(OPENING, SECOND, LAST, credit)))
    assert of_kind(article, "byline") == [credit]


def test_the_title_stands_first_where_the_page_shows_none() -> None:
    html = f"<title>Old harbour to close</title><div>{paragraph(OPENING, SECOND, LAST)}</div>"
    assert of_kind(read(html), "headline") == ["Old harbour to close"]


@pytest.mark.parametrize(
    "html",
    [
        "<html><head><script>render()</script></head><body><div id=app></div></body></html>",
        "<title>404 Not Found</title><h1>Not Found</h1><p>The page was not found here.</p>",
        "<title>Log in</title><form><p>Name</p><input><p>Password</p><input></form>",
        "<body></body>",
        "<!-- nothing -->",
        "<",
        "\x00\x01",
        "",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(NoArticleError) as refused:
        read(html)
    assert refused.value.name == "page.html"


def codes(article: Article) -> list[str]:
    return [notice.code for notice in article.notices]


def test_a_page_for_subscribers_is_marked() -> None:
    linked = '{"@type": "NewsArticle", "isAccessibleForFree": "False"}'
    declared = f'<script type="application/ld+json">{linked}</script>'
    assert codes(read(page(paragraph(OPENING, SECOND, LAST), head=declared))) == ["paywalled"]
    gate = '<div class="paywall-gate"><p>Subscribe to continue reading</p></div>'
    assert codes(read(page(paragraph(OPENING, SECOND), gate))) == ["paywalled"]
    assert codes(read(page(paragraph(OPENING, SECOND, "Subscribe to continue reading")))) == [
        "paywalled"
    ]


def test_a_page_that_breaks_off_is_marked() -> None:
    whole = page(paragraph(OPENING, SECOND, LAST))
    assert codes(read(whole)) == []
    assert codes(read(whole[: whole.index("The decision") + 40])) == ["truncated"]
    assert codes(read(page(paragraph(OPENING, SECOND, LAST), close="<div cla"))) == ["truncated"]


def test_a_page_that_never_closes_its_tags_is_whole() -> None:
    loose = page(f"<p>{OPENING}<p>{SECOND}<p>{LAST}", close="")
    assert codes(read(loose)) == []


def test_a_deeply_nested_page_is_read() -> None:
    started = time.monotonic()
    nested = "<div>" * 60_000 + paragraph(OPENING, SECOND, LAST)
    article = read(page(paragraph(OPENING, SECOND, LAST), nested))
    assert of_kind(article, "body")[:3] == [OPENING, SECOND, LAST]
    assert time.monotonic() - started < 20


def test_a_page_of_five_megabytes_is_read_in_bounded_time() -> None:
    started = time.monotonic()
    article = read(page(*(paragraph(f"{SECOND * 7} Berth {n}.") for n in range(5_000))))
    assert len(of_kind(article, "body")) == 5_000
    read(page(paragraph(OPENING), *(f"<aside>{SECOND} {n}.</aside>" for n in range(5_000))))
    assert time.monotonic() - started < 60


MARKUP = [
    *("<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "</h1>", "<br>", "<ul><li>"),
    *("<table><tr><td>", "</table>", "<blockquote class=pullquote>", "<figure><figcaption>"),
    *("<a href=x>", "</a>", "<!--", "-->", "<script>", "</script>", "<p hidden>", "&nbsp;"),
    *("<pre>\n\n", "</pre>", "<time datetime=x>", "<nav>", "</nav>", "<aside>", "“", "<", ">"),
    *('"', "&#0;", "\u200b", "\ud800", "\x0b"),
    '<script type="application/ld+json">{"@type": ["Article", 3], "author": [[null]]}</script>',
]
LINES = (OPENING, SECOND, LAST, "By Ines Tarrant", "Read more: ferries", "Copyright", "not asked")
FRAGMENTS = st.lists(st.sampled_from((*MARKUP, *LINES)) | st.text(max_size=20), max_size=40)


@given(FRAGMENTS)
@settings(max_examples=150, deadline=None)
def test_broken_markup_gives_an_article_or_none(fragments: list[str]) -> None:
    try:
        article = read(page(paragraph(OPENING, SECOND), *fragments))
    except NoArticleError:
        return
    assert all(0 <= p.start < p.end <= len(article.text) for p in article.paragraphs)
    assert all(one.end < other.start for one, other in pairwise(article.paragraphs))
    assert all(p.span.of(article.text).strip() for p in article.paragraphs)
    assert all((p.kind == "furniture") == (p.furniture is not None) for p in article.paragraphs)


def test_a_page_that_breaks_the_extractor_is_read_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("headwater.intake.html.trafilatura.bare_extraction", fail)
    body = "The ferry to Korvald sails again, the harbour master said on Monday evening. " * 12
    data = f'{{"@type": "NewsArticle", "headline": "Ferry", "articleBody": "{body}"}}'
    page = (
        f"<html><head><script type='application/ld+json'>{data}</script></head>"
        f"<body><article><h1>Ferry</h1><p>{body}</p></article></body></html>"
    )
    article = article_from_html(page, name="page.html")
    assert "not-extracted" in [notice.code for notice in article.notices]
    assert "harbour master" in article.text


def test_appeals_marked_up_as_body_text_are_furniture() -> None:
    reading = EXAMPLE.read_text(encoding="utf-8")
    for page in (reading, reading.replace('class="appeal"', "")):
        article = article_from_html(page, name="appeals-page.html")
        marked = [p.span.of(article.text) for p in article.paragraphs if p.furniture == "appeal"]
        assert [text[:12] for text in marked] == ["Good reporti", "You have rea"]
