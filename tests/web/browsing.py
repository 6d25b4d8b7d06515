"""A Chromium, a server for it to look at, and what both are asked in the tests of the pages."""

import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SCREENS: dict[str, dict[str, Any]] = {
    "wide-light": {"viewport": WIDE, "color_scheme": "light"},
    "wide-dark": {"viewport": WIDE, "color_scheme": "dark"},
    "phone-light": {
        "viewport": PHONE, "color_scheme": "light", "has_touch": True, "is_mobile": True,
    },
    "phone-dark": {
        "viewport": PHONE, "color_scheme": "dark", "has_touch": True, "is_mobile": True,
    },
}  # fmt: skip


@contextmanager
def serving(db: Path, port: int) -> Iterator[str]:
    """A server of a store; its address."""
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "headwater", "serve", "--db", str(db), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        assert server.stderr
        server.stderr.readline()  # it says its address once it is there
        for _ in range(100):
            try:
                urllib.request.urlopen(address, timeout=10).close()
                break
            except OSError:
                continue
        yield address
        server.terminate()


@contextmanager
def launched() -> Iterator[Browser]:
    """A Chromium; the test is skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("needs a Chromium on the PATH: make test-browser installs one")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


def opened(browser: Browser, **options: Any) -> tuple[Page, list[str]]:
    """A page, and what goes wrong on it: errors of script, refusals by the policy."""
    page = browser.new_context(**options).new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    return page, faults


def looked_at(page: Page, name: str) -> list[tuple[str, str, str]]:
    """What is not accessible on a page (page, rule, element), which must fit its screen; a picture
    of it goes to build/screenshots."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    size = page.viewport_size
    assert size
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
    found = Axe().run(page).response["violations"]
    return [(name, one["id"], one["nodes"][0]["html"]) for one in found]
