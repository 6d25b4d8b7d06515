"""Make the README's pictures: `python docs/pictures.py`.

Reads an example and writes docs/pictures/terminal.svg, what `headwater read` shows, and
docs/pictures/page.png, what `headwater read --html` writes. The second needs a Chromium.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

import headwater
from headwater import Reading
from headwater.views.page import page
from headwater.views.terminal import render

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "relay-unnamed-sources.txt"
PICTURES = Path(__file__).parent / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COLUMNS, LINES = 100, 41
SIZE = "1180,1180"
LARGEST = 300_000

THEME = TerminalTheme(
    (0x15, 0x18, 0x1B),
    (0xE5, 0xE1, 0xD8),
    [(0x15, 0x18, 0x1B), (0xF0, 0x8A, 0x7E), (0xB9, 0xD8, 0x9A), (0xF0, 0xC3, 0x6B),
     (0x7F, 0xB0, 0xD0), (0xD0, 0xA8, 0xD8), (0x8C, 0xC4, 0xE6), (0xE5, 0xE1, 0xD8)],
)  # fmt: skip

# rich's own frame fetches a font from the web; this one takes what the reader has
FRAME = """\
<svg class="{unique_id}" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, \
"DejaVu Sans Mono", monospace; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect width="{width}" height="{height}" rx="8" fill="#15181b"/>
<g transform="translate({terminal_x}, 22)" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Write both pictures; say which browser is missing if none is found."""
    reading = headwater.read(EXAMPLE)
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "terminal.svg").write_text(terminal(reading), encoding="utf-8")
    photograph(page([reading]), PICTURES / "page.png")
    for picture in ("terminal.svg", "page.png"):
        print(PICTURES / picture, f"{(PICTURES / picture).stat().st_size:,} bytes")


def terminal(reading: Reading) -> str:
    """The first lines of the terminal view, as an SVG; the last paragraph shown is whole."""
    console = Console(
        width=COLUMNS, record=True, file=io.StringIO(), force_terminal=True, color_system="standard"
    )
    render(reading, console)
    lines = console.export_text(styles=True).splitlines()[:LINES]
    last = max(i for i, line in enumerate(lines) if not line)
    shown = Console(width=COLUMNS, record=True, file=io.StringIO(), force_terminal=True)
    shown.print(Text.from_ansi("\n".join(lines[:last])), soft_wrap=True)
    return shown.export_svg(title="", theme=THEME, code_format=FRAME, unique_id="headwater")


def photograph(document: str, target: Path) -> None:
    """The top of a page as a browser shows it, into a PNG."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit(f"page.png needs a browser on the PATH: one of {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder, "page.html")
        source.write_text(document, encoding="utf-8")
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync",
                 "--hide-scrollbars"]  # fmt: skip
        command = [browser, *flags, f"--user-data-dir={folder}/profile", f"--window-size={SIZE}",
                   f"--screenshot={target}", source.as_uri()]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
    if target.stat().st_size > LARGEST:
        sys.exit(f"{target} is larger than {LARGEST:,} bytes: make SIZE smaller")


if __name__ == "__main__":
    main()
