"""The pages in a real browser: every page and interaction, by keyboard, without script, accessible.

They need a Chromium and run with `make test-browser`. Screenshots of all pages, wide and on a
phone, light and dark, go to build/screenshots.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.web.browsing import SCREENS, launched, looked_at, opened, serving
from tests.web.made import world

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PORT = 8467
PAGES = {
    "front": "/", "story": "/story/1", "circle": "/story/2", "article": "/article/1",
    "source": "/source/2", "outlets": "/outlets", "outlet": "/outlet/1",
    "search": "/search?q=ferry", "trace": "/trace?q=the+island+ferry+was+sold+for+a+third",
    "compare": "/compare/3/1", "read": "/read", "correct": "/correct?article=1&statement=a1",
    "move": "/correct?article=1", "corrections": "/corrections", "nowhere": "/nowhere",
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the small world made by hand; its address."""
    with serving(world(tmp_path_factory.mktemp("browser") / "news.db"), PORT) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium."""
    with launched() as found:
        yield found


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_accessible_and_fits(browser: Browser, site: str, screen: str) -> None:
    page, faults = opened(browser, **SCREENS[screen])
    violations: list[tuple[str, str, str]] = []
    for name, address in PAGES.items():
        page.goto(site + address)
        violations += looked_at(page, f"{name}-{screen}")
    assert violations == []
    assert [fault for fault in faults if "404" not in fault] == []
    page.context.close()


def test_the_river_lights_a_course_and_tells_it(browser: Browser, site: str) -> None:
    page, _ = opened(browser, **SCREENS["wide-light"])
    page.goto(f"{site}/story/1")
    place = page.locator(".river.wide .place", has_text="Radio North")
    place.locator(".dot").hover()
    expect(page.locator("#told")).to_contain_text(
        "Radio North (Tue 5 May 2026, 09:00 UTC) rests on"
    )
    expect(page.locator(".river.wide .place.on")).to_have_count(2)
    page.mouse.move(0, 0)
    expect(page.locator("#told")).to_contain_text("Each place is an article")
    page.context.close()


def test_a_finger_tells_first_and_opens_then(browser: Browser, site: str) -> None:
    page, _ = opened(browser, **SCREENS["phone-light"])
    page.goto(f"{site}/story/1")
    place = page.locator(".river.tall .place", has_text="Island Post")
    place.locator(".name").tap()
    expect(page.locator("#told")).to_contain_text("Island Post")
    assert page.url.endswith("/story/1")
    place.locator(".name").tap()
    page.wait_for_url("**/article/*")
    page.context.close()


def test_all_by_keyboard(browser: Browser, site: str) -> None:
    page, _ = opened(browser, **SCREENS["wide-light"])
    page.goto(f"{site}/story/1")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#told")).to_contain_text("Harbour Wire")
    page.keyboard.press("Enter")
    page.wait_for_url("**/article/*")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("aria-label") == "correct statement 1":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/correct?*")
    page.context.close()


def test_the_legend_filters_without_script(browser: Browser, site: str) -> None:
    page, _ = opened(browser, java_script_enabled=False, **SCREENS["wide-light"])
    page.goto(f"{site}/article/1")
    notes = page.locator(".hw-note")
    expect(notes.filter(visible=True)).to_have_count(2)
    page.locator("#kind-unnamed").check()
    expect(notes.filter(visible=True)).to_have_count(1)
    page.locator("#kind-all").check()
    page.locator("#stance-denies").check()
    expect(notes.filter(visible=True)).to_contain_text(["Mira Solberg"])
    page.context.close()


def test_a_correction_is_made_and_taken_back_without_script(browser: Browser, site: str) -> None:
    page, _ = opened(browser, java_script_enabled=False, **SCREENS["phone-light"])
    page.goto(f"{site}/article/4")
    page.locator(".hw-correct").first.click()
    form = page.locator("form", has=page.locator("[name=about][value=speaker]"))
    form.locator("[name=name]").fill("Hedda Brann")
    form.locator("[name=by]").fill("Desk")
    form.locator("button").click()
    page.wait_for_url("**/article/4#*")
    expect(page.locator(".hw-note").first).to_contain_text("Hedda Brann")
    page.goto(f"{site}/corrections")
    expect(page.locator("tbody tr").first).to_contain_text("Hedda Brann")
    page.get_by_role("button", name="Take back").first.click()
    page.goto(f"{site}/article/4")
    expect(page.locator(".hw-note").first).not_to_contain_text("Hedda Brann")
    page.context.close()


def test_pointing_at_a_note_lights_its_words(browser: Browser, site: str) -> None:
    page, _ = opened(browser, **SCREENS["wide-light"])
    page.goto(f"{site}/article/1")
    page.locator(".hw-note").nth(1).hover()
    expect(page.locator(".hw-content.lit")).to_have_count(1)
    page.goto(f"{site}/article/1#s-m2")
    expect(page.locator("#s-m2")).to_be_in_viewport()
    page.context.close()


def test_suggestions_come_as_one_types(browser: Browser, site: str) -> None:
    page, _ = opened(browser, **SCREENS["wide-light"])
    page.goto(site)
    page.locator("#find").press_sequentially("solb")
    expect(page.locator("#suggestions option")).to_have_count(1)
    assert page.locator("#suggestions option").get_attribute("value") == "Mira Solberg"
    page.context.close()


def test_the_sieve_and_the_search_work_without_script(browser: Browser, site: str) -> None:
    page, _ = opened(browser, java_script_enabled=False, **SCREENS["wide-light"])
    page.goto(site)
    page.locator("summary").click()
    page.locator("#outlet").fill("radio north")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".stories > li")).to_have_count(1)
    page.locator("#find").fill("ferry")
    page.locator(".find button").click()
    expect(page.locator("h1")).to_contain_text("ferry")
    page.context.close()


def test_print_shows_the_river(browser: Browser, site: str) -> None:
    page, _ = opened(browser, **SCREENS["phone-light"])
    page.goto(f"{site}/story/1")
    page.emulate_media(media="print")
    expect(page.locator(".river.wide")).to_be_visible()
    expect(page.locator(".find")).to_be_hidden()
    page.context.close()
