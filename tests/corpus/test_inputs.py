"""What a user names, to items."""

import csv
import gzip
import json
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from headwater.corpus.inputs import Item, Options, look, sites
from headwater.corpus.inputs.feeds import addresses_in, is_listing, listing
from headwater.corpus.inputs.records import fields_of
from headwater.errors import InputError

COLUMNS = tomllib.loads(
    files("headwater.corpus.inputs").joinpath("columns.toml").read_text("utf-8")
)
RECORDS: list[dict[str, Any]] = [
    {"text": "It rained.", "title": "Rain", "outlet": "The Ledger", "date": "2025-11-03"},
    {"text": "It, “snowed”.\nA lot.", "title": "Snow", "outlet": "The Times", "date": None},
]


def items(*named: object, **options: Any) -> list[Item]:
    return list(look([str(name) for name in named], Options(**options)).items())


@pytest.mark.parametrize("row", COLUMNS["example"], ids=lambda row: str(row["record"])[:40])
def test_every_example_of_columns(row: dict[str, Any]) -> None:
    assert fields_of(row["record"], row.get("option", {})) == row["means"]


def test_every_column_is_known_once() -> None:
    names = [name for some in COLUMNS["columns"].values() for name in some]
    assert len(names) == len(set(names))


def written(path: Path) -> Path:
    """The records, in the form that the name says."""
    name = path.name.removesuffix(".gz")
    if name.endswith(".parquet"):
        parquet.write_table(pa.Table.from_pylist(RECORDS), path)
        return path
    with gzip.open(path, "wt", newline="") if name != path.name else path.open("w") as file:
        if name.endswith((".csv", ".tsv")):
            delimiter = "\t" if name.endswith(".tsv") else ";"
            writer = csv.DictWriter(file, list(RECORDS[0]), delimiter=delimiter)
            writer.writeheader()
            writer.writerows(RECORDS)
        elif name.endswith(".json"):
            json.dump(RECORDS, file, indent=1)
        else:
            file.write("\n".join(map(json.dumps, RECORDS)) + "\n\n")
    return path


@pytest.mark.parametrize(
    "name", ["a.jsonl", "a.ndjson.gz", "a.json", "a.csv", "a.csv.gz", "a.tsv", "a.parquet"]
)
def test_archives_hold_the_same_records(name: str, tmp_path: Path) -> None:
    path = written(tmp_path / name)
    found = items(path, outlet=None)
    assert [item.body for item in found] == [record["text"] for record in RECORDS]
    assert [item.told.title for item in found] == ["Rain", "Snow"]
    assert [item.told.published for item in found] == ["2025-11-03", None]
    assert [item.name for item in found] == [f"{path}#1", f"{path}#2"]
    assert look([str(path)], Options()).total() == 2


def test_a_json_object_over_many_lines(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(RECORDS[0], indent=2))
    assert [item.body for item in items(tmp_path / "one.json")] == ["It rained."]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.parquet", b"PAR1 no"), ("a.jsonl.gz", b"no gzip"), ("a.json", b"[1, 2"),
     ("a.csv.gz", gzip.compress(b"text\nIt rained.\n" * 500)[:60])],
)  # fmt: skip
def test_archives_that_are_damaged(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    *_, last = items(tmp_path / name)
    assert isinstance(last.error, InputError)
    assert name in str(last.error)


def test_half_a_surrogate_pair_is_shown_as_lost() -> None:
    assert fields_of({"text": "a\ud800b"}, {})["text"] == "a?b"


def test_folders_patterns_and_files(tmp_path: Path) -> None:
    for name in ("b/2.html", "b/c/3.txt.gz", "a.txt", "b/picture.png", ".git/x.txt", "b/.hidden"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("It rained.")
    found = look([str(tmp_path)], Options())
    assert [item.name.removeprefix(f"{tmp_path}/") for item in found.items()] == [
        "a.txt", "b/2.html", "b/c/3.txt.gz",
    ]  # fmt: skip
    assert (found.passed_over, found.total()) == (2, 3)
    assert len(items(tmp_path / "**" / "*.html")) == 1
    assert len(items(tmp_path / "b" / "picture.png")) == 1


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><link>https://ledger.example/</link>
<item><title>Rain</title><link> https://ledger.example/rain </link></item>
<item><guid>https://ledger.example/snow</guid></item>
<item><guid isPermaLink="false">17</guid></item>
<item><link>/rel?a=1&amp;b=2</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://ledger.example/"/>
<entry><link rel="self" href="https://ledger.example/1.xml"/>
<link rel="alternate" href="https://ledger.example/rain"/></entry>
<entry><link href="https://ledger.example/snow"/></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><item><link>https://ledger.example/rain</link></item></rdf:RDF>"""
MAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://ledger.example/rain</loc></url><url><loc>ftp://no</loc></url></urlset>"""


@pytest.mark.parametrize(
    ("document", "pages"),
    [(RSS, ["rain", "snow", "rel?a=1&b=2"]), (ATOM, ["rain", "snow"]), (RDF, ["rain"]),
     (MAP, ["rain"])],
)  # fmt: skip
def test_feeds_and_sitemaps(document: str, pages: list[str]) -> None:
    assert is_listing(document.encode())
    found = listing(document.encode(), "feed", "https://ledger.example/feed").addresses
    assert list(found) == [f"https://ledger.example/{page}" for page in pages]


def test_a_page_about_feeds_is_a_page() -> None:
    assert not is_listing(b"<!doctype html><html><p>The &lt;rss&gt; tag. <rss> </p>")


@given(st.binary(max_size=200))
def test_odd_documents_never_crash(data: bytes) -> None:
    assert is_listing(data) in {True, False}
    try:
        found = listing(b"<rss>" + data, "feed")
    except InputError as error:
        assert "feed" in str(error)  # noqa: PT017  (either outcome is right)
    else:
        assert all(one.startswith(("http://", "https://")) for one in found.addresses)


def test_a_list_of_addresses() -> None:
    text = "# today\nhttps://ledger.example/a\n\nhttps://ledger.example/b\n"
    assert len(addresses_in(text)) == 2
    assert addresses_in(text + "It rained.\n") == ()
    assert addresses_in("") == ()


def test_listings_in_files(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS)
    (tmp_path / "list.txt").write_text("https://ledger.example/a\nhttps://ledger.example/b\n")
    kinds = [(item.kind, item.body) for item in items(tmp_path)]
    assert ("address", "https://ledger.example/rain") in kinds
    assert ("address", "https://ledger.example/b") in kinds


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        here = f"http://{self.headers['Host']}"
        pages = {
            "/robots.txt": f"Sitemap: {here}/maps/index.xml",
            "/maps/index.xml": f"<sitemapindex><sitemap><loc>{here}/maps/1.xml</loc></sitemap>"
            f"<sitemap><loc>{here}/gone.xml</loc></sitemap><sitemap><loc>{here}/maps/index.xml"
            "</loc></sitemap></sitemapindex>",
            "/maps/1.xml": f"<urlset><url><loc>{here}/rain</loc></url></urlset>",
            "/feed.xml": f"<rss><item><link>{here}/snow</link></item></rss>",
            "/sitemap-of-the-dam": "<html><p>It rained.</p></html>",
        }
        body = pages.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_addresses(site: str) -> None:
    def bodies(address: str) -> list[str]:
        return [item.body.removeprefix(site) for item in items(address, allow_private=True)]

    assert bodies(site) == ["/rain"]
    assert bodies(f"{site}/feed.xml") == ["/snow"]
    assert bodies(f"{site}/maps/index.xml") == ["/rain"]
    assert bodies(f"{site}/story") == ["/story"]
    assert bodies(f"{site}/sitemap-of-the-dam") == ["/sitemap-of-the-dam"]


def test_a_site_that_cannot_be_read_is_a_failure(site: str) -> None:
    (refused,) = items(site)
    assert "sitemap" in str(refused.error)
    (gone,) = items(f"{site}/gone/feed", allow_private=True)
    assert "404" in str(gone.error)


def test_a_site_has_so_many_sitemaps_at_most(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites, "SITEMAPS", 1)
    (failed,) = items(site, allow_private=True)
    assert failed.error
