"""`headwater serve`: the local web page of a store, or of some files."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from headwater.commands import output

SERVE_HELP = """\
Show a store in a browser: stories as rivers, articles, sources, outlets.

With FILEs they are read and shown without any store; what is read is gone when
the server stops. It answers to this machine alone; to let others in, give
--host and a --token, which they must have.

\b
Examples
  headwater serve --open
  headwater serve --db ferry.db --port 8000
  headwater serve --open pages/*.html
"""


@click.command(help=SERVE_HELP)
@click.argument("files", metavar="[FILE]...", nargs=-1)
@output.db_option
@click.option("--port", metavar="N", type=click.IntRange(1, 65535), default=8421, show_default=True)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True)
@click.option("--token", metavar="WORD", envvar="HEADWATER_TOKEN", help="What visitors must know.")
@click.option("--open", "browse", is_flag=True, help="Open a browser.")
def serve(
    files: tuple[str, ...], db: str, port: int, host: str, token: str | None, *, browse: bool
) -> None:
    """Serve until interrupted."""
    from headwater.web.serving import serve as run
    from headwater.web.settings import Settings

    def ready(address: str) -> None:
        click.echo(f"Headwater is at {address} (Ctrl-C stops it)", err=True)

    with output.said(), _store(files, db) as (path, filling):
        settings = Settings(path, host=host, port=port, token=token)
        run(settings, filling=filling, ready=ready, browse=browse)


@contextmanager
def _store(files: tuple[str, ...], db: str) -> Iterator[tuple[Path, Callable[[], bool] | None]]:
    """The store to show: the one that is named, or one that is being filled with the files."""
    if not files:
        yield Path(db), None
        return
    from headwater.corpus.corpus import Corpus

    with tempfile.TemporaryDirectory(prefix="headwater-") as folder:
        path = Path(folder, "news.db")
        Corpus.open(path).close()
        command = [
            sys.executable,
            "-m",
            "headwater",
            "add",
            "--quiet",
            "--db",
            str(path),
            "--",
            *files,
        ]
        adding = subprocess.Popen(command)  # noqa: S603  (ourselves)
        try:
            yield path, lambda: adding.poll() is None
        finally:
            adding.terminate()
            adding.wait()
