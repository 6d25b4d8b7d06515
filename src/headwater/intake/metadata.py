"""Who published a page, what it is called, who wrote it, and when: from what the page declares."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from htmldate import find_date

from headwater.intake.choice import words_of
from headwater.intake.dates import date_in_address, first_date, iso_date
from headwater.intake.declared import Declared, first
from headwater.intake.furniture import outlet_named_in
from headwater.intake.jsonld import people_in, resolved, texts, types_of
from headwater.intake.lines import says_updated

# A name in a byline that is no person's: the word, and a byline that has it.
NOT_PEOPLE = {
    "admin": "Site Admin",
    "agencies": "Agencies",
    "agency": "Wire Agency",
    "bureau": "Harbour Bureau",
    "contributor": "Guest Contributor",
    "correspondent": "Our Correspondent",
    "desk": "Web Desk",
    "editor": "The Editor",
    "editorial": "Editorial Board",
    "editors": "The Editors",
    "media": "Tidewater Media",
    "network": "The Valmora Network",
    "news": "Valmora News",
    "newsroom": "Ledger Newsroom",
    "online": "Ledger Online",
    "press": "Associated Press",
    "reporter": "Staff Reporter",
    "reporters": "Our Reporters",
    "service": "Wire Service",
    "staff": "Ledger Staff",
    "team": "Digital Team",
    "unknown": "Unknown Author",
    "writer": "Staff Writer",
}

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publishdate",
    "publish_date",
    "published_at",
    "publication_date",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "cxenseparse:recs:publishtime",
    "date",
)
_UPDATED = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "lastmod",
)
_AUTHORS = ("author", "parsely-author", "article:author", "dc.creator", "sailthru.author", "byl")

_SUFFIX = re.compile(r"\s+(?:[|•·»–—-]|::)\s+")
_BY = re.compile(r"\A(?:written |reported |posted |words |story )?by[:\s]\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\||&|\band\b|\bfor\b.*)\s*")
_NO_NAME = re.compile(r"https?:|www\.|[@\d<>{}_/]|\.(?:com|org|net|co)\b", re.IGNORECASE)
_HOST = re.compile(r"\A(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)+/?\Z")
_LATIN = re.compile("[A-Za-z]")
_COPYRIGHT = re.compile(
    r"(?:©|\bcopyright\b)(?:\W|\bcopyright\b|\d{4})*(?P<outlet>[^\d\W][^.|©,\d]{2,50})",
    re.IGNORECASE,
)
_UPDATING = re.compile(r"updat|modif|edited|revis", re.IGNORECASE)
_TIMES = '//time[@datetime] | //*[@itemprop="datePublished" or @itemprop="dateModified"]'


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a page beside its text; None is what is not known.

    `published` and `updated` are ISO 8601 at the precision that the page gives; `language` is
    what the page declares, which need not be so.
    """

    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    updated: str | None
    language: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the lines of a page show: its headline, bylines, and lines with dates, and its foot."""

    headline: str | None = None
    bylines: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


def declared_title(declared: Declared) -> str | None:
    """The article's title as the page's head has it, without the outlet's name after it."""
    named = (*declared.meta("og:title", "twitter:title"), declared.title_element)
    return first(without_outlet(title, declared) for title in named if title) or first(
        declared.linked("headline", "name")
    )


def without_outlet(title: str, declared: Declared) -> str:
    """`title` without its ending " | Outlet", " - Section - Outlet" and the like."""
    *starts, last = _SUFFIX.split(title)
    while starts and _names_outlet(last, declared):
        kept = title[: title.rindex(last)].rstrip(" |•·»–—-:")
        if not kept:
            break
        title = kept
        *starts, last = _SUFFIX.split(title)
    return title


def _names_outlet(ending: str, declared: Declared) -> bool:
    squeezed = "".join(words_of(ending))
    host = re.sub(r"\W", "", declared.host or "")
    names = {"".join(words_of(name)) for name in _declared_outlets(declared)}
    in_host = len(squeezed) > 2 and squeezed.removeprefix("the") in host
    return bool(squeezed) and (
        in_host or any(squeezed in name or name in squeezed for name in names)
    )


def _declared_outlets(declared: Declared) -> list[str]:
    publisher = resolved(declared.article.get("publisher"), declared.nodes)
    sites = (
        node for node in declared.nodes if types_of(node) & {"WebSite", "NewsMediaOrganization"}
    )
    named = (
        *declared.meta("og:site_name"),
        *texts(publisher),
        *declared.meta("application-name"),
        *(name for site in sites for name in texts(site.get("name"))),
        *declared.meta("dc.publisher", "publisher"),
    )
    return [name for name in named if _says(name)]


def _says(name: str) -> bool:
    return 1 < len(name) <= 60 and not re.match(r"https?:|@|©|copyright\b", name, re.IGNORECASE)


def metadata_of(declared: Declared, seen: Seen) -> Metadata:
    """Everything beside the text, from the page's head and, where that is silent, its lines."""
    outlet = _outlet(declared, seen)
    published = _published(declared, seen)
    return Metadata(
        title=_title(declared, seen),
        outlet=outlet,
        byline=_byline(declared, seen, outlet),
        published=published,
        updated=_updated(declared, seen, published),
        language=declared.language,
        url=declared.canonical,
    )


def _title(declared: Declared, seen: Seen) -> str | None:
    """The headline as the reader sees it, unless the head says that the title is another."""
    named = declared_title(declared)
    if not named or not seen.headline:
        return named or seen.headline
    shown, said = set(words_of(seen.headline)), set(words_of(named))
    return seen.headline if len(shown & said) * 3 >= len(shown) else named


def _outlet(declared: Declared, seen: Seen) -> str | None:
    named = _declared_outlets(declared)
    proper = [name for name in named if not _HOST.match(name)]
    return first(
        (*proper, _outlet_in_title(declared), _outlet_in_foot(seen), *named, declared.host)
    )


def _outlet_in_title(declared: Declared) -> str | None:
    """The ending of the title element, where it goes on after the title that is shared."""
    whole = declared.title_element or ""
    shared = first(declared.meta("og:title", "twitter:title")) or ""
    if not shared or not whole.startswith(shared) or whole == shared:
        return None
    ending = _SUFFIX.split(whole[len(shared) :])[-1].strip(" |•·»–—-:")
    return ending if _says(ending) else None


def _outlet_in_foot(seen: Seen) -> str | None:
    owned = (match["outlet"].strip() for line in seen.foot if (match := _COPYRIGHT.search(line)))
    named = (name for name in owned if "reserved" not in name.lower() and name[0].isupper())
    return first((*named, outlet_named_in(seen.foot)))


def _byline(declared: Declared, seen: Seen, outlet: str | None) -> str | None:
    linked = people_in(resolved(declared.article.get("author"), declared.nodes))
    people = (
        _people(linked, outlet)
        or _people(declared.meta(*_AUTHORS), outlet)
        or _people(seen.bylines, outlet)
        or _people(_marked_authors(declared), outlet)
    )
    return ", ".join(people) or None


def _marked_authors(declared: Declared) -> list[str]:
    """The names that the page's own lines mark as the author's."""
    marked = declared.tree.xpath('//a[@rel="author"] | //*[@itemprop="author"]')
    return [element.text_content() for element in marked[:4]]


def _people(named: Iterable[str], outlet: str | None) -> list[str]:
    """The people in these bylines, each once, without offices, outlets and addresses."""
    names = (
        name.strip(" .•·-–—|")
        for line in named
        for name in _AND.split(_BY.sub("", " ".join(line.split())))
    )
    people = (name for name in names if _is_person(name) and name != outlet)
    return list(dict.fromkeys(people))[:8]


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 5
        and len(name) <= 50
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and not _NO_NAME.search(name)
        and NOT_PEOPLE.keys().isdisjoint(map(str.lower, words))
    )


def _published(declared: Declared, seen: Seen) -> str | None:
    shown = (line for line in seen.datelines if not says_updated(line))
    return (
        first_date(declared.linked("datePublished"))
        or first_date(declared.meta(*_PUBLISHED))
        or first_date(_marked(declared, updates=False))
        or first_date(shown)
        or date_in_address(declared.url or declared.canonical or "")
        or first_date(declared.linked("dateCreated", "uploadDate", "dateModified"))
        or first_date(seen.datelines)
        or _searched(declared)
    )


def _updated(declared: Declared, seen: Seen, published: str | None) -> str | None:
    shown = (line for line in seen.datelines if says_updated(line))
    updated = (
        first_date(declared.linked("dateModified"))
        or first_date(declared.meta(*_UPDATED))
        or first_date(_marked(declared, updates=True))
        or first_date(shown)
    )
    return updated if updated and published and _is_after(updated, published) else None


def _is_after(one: str, other: str) -> bool:
    """Whether the date `one` is later than `other`, at the precision that both have."""
    try:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    except (ValueError, TypeError):  # only to the month, or only one of them with a timezone
        size = min(len(one), len(other), 16)
        return one[:size] > other[:size]


def _marked(declared: Declared, updates: bool) -> list[str]:
    """The dates in the page's time elements, those of updates or those of publication."""
    found = []
    for element in declared.tree.xpath(_TIMES)[:12]:
        names = " ".join(filter(None, map(element.get, ("itemprop", "class", "id"))))
        before = element.getparent().text if element.getparent() is not None else None
        if bool(_UPDATING.search(f"{names} {before or ''}")) == updates:
            found.append(
                element.get("datetime") or element.get("content") or element.text_content()
            )
    return found


def _searched(declared: Declared) -> str | None:
    """The day that a search through the whole page finds, as the last resort."""
    try:
        found = find_date(declared.tree, original_date=True, url=declared.url)
    except Exception:
        return None
    return iso_date(found) if found else None
