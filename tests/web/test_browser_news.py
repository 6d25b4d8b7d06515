"""The pages in a real browser over stores of read news: the invented world, and real articles.

As `test_browser`; the real ones need the news data, and pictures of them stay in build/.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import headwater
from headwater import Corpus
from tests.web.browsing import SCREENS, launched, looked_at, opened, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORLD = Path(__file__).parents[2] / "examples" / "world"
PORTS = {"world": 8468, "polnear": 8469}
REAL = 6
"""Real articles that are read: enough for every page."""
OVERLAPS = """
() => {
  const shown = [...document.querySelectorAll("svg text")].filter(one => one.checkVisibility());
  const boxes = shown.map(one => [one, one.getBoundingClientRect()]);
  const cut = ([, a], [, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
  return boxes.flatMap((one, i) => boxes.slice(i + 1).filter(other => cut(one, other))
    .map(other => [one[0].textContent, other[0].textContent]));
}
"""
SMALLEST = """
() => Math.min(...[...document.querySelectorAll("svg text")].filter(one => one.checkVisibility())
  .map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a))
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A server, the name of its store, and the pages of it that are looked at."""

    name: str
    address: str
    pages: dict[str, str]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium."""
    with launched() as found:
        yield found


@pytest.fixture(scope="module", params=["world", "polnear"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A server of read news."""
    name: str = request.param
    db = tmp_path_factory.mktemp(name) / "news.db"
    with Corpus.open(db) as corpus:
        if name == "world":
            corpus.add_from(WORLD, workers=1)
        else:
            corpus.add(_real(request.getfixturevalue("shared")))
        pages = _pages(corpus)
    with serving(db, PORTS[name]) as address:
        yield Site(name, address, pages)


def _real(shared: Path) -> Iterator[headwater.Reading]:
    """The first articles of PolNeAR's dev part."""
    folder = shared / "polnear"
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t") if row["compartment"] == "dev"]
    for row in rows[:REAL]:
        text = folder / "dev" / "text" / f"{row['filename']}.txt"
        published, outlet = row["publication_date"], row["publisher"]
        yield headwater.read(text, outlet=outlet, published=published)


def _pages(corpus: Corpus) -> dict[str, str]:
    """A page of each kind: the largest stories, their first articles, whoever says most."""
    one = corpus.store.connection.execute
    stories = one("SELECT story_id FROM story_figures ORDER BY articles DESC, 1 LIMIT 2").fetchall()
    (source,) = one("SELECT name_id FROM said ORDER BY statements DESC, 1 LIMIT 1").fetchone()
    (outlet,) = one("SELECT outlet_id FROM figures ORDER BY article_id LIMIT 1").fetchone()
    (said,) = one(
        "SELECT content FROM attributions WHERE stance = 'asserts' AND length(content) "
        "BETWEEN 60 AND 120 ORDER BY id LIMIT 1"
    ).fetchone()
    return {
        "front": "/", "story": f"/story/{stories[0][0]}", "second": f"/story/{stories[1][0]}",
        "article": f"/article/{stories[0][0]}", "source": f"/source/{source}",
        "outlet": f"/outlet/{outlet}", "meaning": "/search?q=an accident at a factory&by=meaning",
        "trace": f"/trace?q={said}",
    }  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS)
def test_read_news_is_accessible_fits_and_has_no_words_on_words(
    browser: Browser, site: Site, screen: str
) -> None:
    if site.name != "world" and screen in {"wide-dark", "phone-light"}:
        pytest.skip("two screens of the real articles are enough")
    page, faults = opened(browser, **SCREENS[screen])
    violations: list[tuple[str, str, str]] = []
    for name, address in site.pages.items():
        page.goto(site.address + address)
        violations += looked_at(page, f"{site.name}-{name}-{screen}")
        assert page.evaluate(OVERLAPS) == [], (name, screen)
        if page.locator("svg text").count():
            assert page.evaluate(SMALLEST) >= 9.5, (name, screen)
    assert violations == []
    assert faults == []
    page.context.close()


def _open_story(browser: Browser, site: Site, screen: str, **options: bool) -> Page:
    if site.name != "world":
        pytest.skip("asks for what is known of the invented world")
    page, _ = opened(browser, **options, **SCREENS[screen])
    page.goto(f"{site.address}/?outlet=BPA")
    page.locator(".stories a").first.click()
    return page


@pytest.mark.parametrize("screen", ["wide-light", "phone-dark"])
def test_all_of_a_story_is_there_without_script(browser: Browser, site: Site, screen: str) -> None:
    page = _open_story(browser, site, screen, java_script_enabled=False)
    expect(page.locator(".facts").first).to_contain_text("3 origins")
    expect(page.locator(".river .place").filter(visible=True)).to_have_count(12)
    expect(page.locator(".hw-chart svg").filter(visible=True)).to_have_count(1)
    expect(page.locator(".answer")).to_have_count(1)
    expect(page.locator(".answer")).to_contain_text("Calloway Maritime")
    expect(page.locator(".sides .card").first).to_contain_text("Calloway Maritime")
    page.locator(".hw-list summary").click()
    expect(page.locator(".hw-events li").filter(visible=True).first).to_contain_text("1911")
    page.get_by_role("link", name="Compare Ilvane Today with BPA").click()
    expect(page.locator("del, ins").first).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("screen", ["wide-dark", "phone-light"])
def test_every_place_tells_its_way_to_an_origin(browser: Browser, site: Site, screen: str) -> None:
    page = _open_story(browser, site, screen)
    places = page.locator(".river .place").filter(visible=True)
    for place in places.all():
        place.focus()
        said = place.get_attribute("aria-label")
        assert said
        expect(page.locator("#told")).to_have_text(said)
    places.filter(has_text="Ferrywatch").focus()
    expect(page.locator("#told")).to_contain_text("which rests on The Brannock Herald")
    expect(page.locator(".place.on").filter(visible=True)).to_have_count(3)
    page.context.close()
