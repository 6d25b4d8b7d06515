"""Make the pictures of the tour and the README's first: `python -m docs.tour`.

Reads the hand-made world (examples/world), serves it and photographs its pages into docs/pictures.
Needs a Chromium.
"""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from headwater import Corpus

ROOT = Path(__file__).parents[1]
WORLD = ROOT / "examples" / "world"
PICTURES = Path(__file__).parent / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDE: ViewportSize = {"width": 1180, "height": 860}
PHONE = {"width": 390, "height": 780}
MARGIN = 24
"""Pixels below the river."""
LARGEST = 250_000


def main() -> None:
    """Write all pictures; say which browser is missing if none is found."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit(f"The pictures need a browser on the PATH: one of {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        db = Path(folder, "world.db")
        with Corpus.open(db) as corpus:
            corpus.add_from(str(WORLD))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "headwater", "serve", "--db", str(db), "--port", str(port)]
        with subprocess.Popen(command) as server:  # noqa: S603
            try:
                _await(port)
                _photograph(browser, f"http://127.0.0.1:{port}")
            finally:
                server.terminate()
    for picture in [*sorted(PICTURES.glob("tour-*.png")), PICTURES / "river.png"]:
        size = picture.stat().st_size
        print(picture, f"{size:,} bytes")
        if size > LARGEST:
            sys.exit(f"{picture} is larger than {LARGEST:,} bytes: show less on it")


def _await(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("The server does not answer.")


def _photograph(browser: str, address: str) -> None:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        wide = chromium.new_page(viewport=WIDE)
        _story(wide, address, PICTURES / "river.png")
        wide.set_viewport_size(WIDE)
        wide.goto(address)
        wide.screenshot(path=PICTURES / "tour-front.png")
        wide.goto(f"{address}/search?q=appraisal")
        wide.locator("#arts + ol a").first.click()
        wide.locator("#s-texthead").evaluate("text => text.scrollIntoView()")
        wide.locator(".hw-note").first.hover()
        wide.screenshot(path=PICTURES / "tour-article.png")
        phone = chromium.new_page(viewport=PHONE, color_scheme="dark")
        _story(phone, address, PICTURES / "tour-phone.png")
        chromium.close()


def _story(page: Page, address: str, target: Path) -> None:
    """The river of the story with most articles."""
    page.goto(f"{address}/?outlet=BPA")
    page.locator(".stories a").first.click()
    river = page.locator(".riverbox").bounding_box()
    size = page.viewport_size
    if river and size and size["width"] > PHONE["width"]:  # on a phone it is longer than the screen
        size["height"] = round(river["y"] + river["height"]) + MARGIN
        page.set_viewport_size(size)
    page.screenshot(path=target)


if __name__ == "__main__":
    main()
