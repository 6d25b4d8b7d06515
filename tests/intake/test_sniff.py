"""HTML, plain text, or no article at all: judged by what it holds."""

import pytest

from headwater.errors import NoArticleError
from headwater.intake.sniff import kind_of


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<title>Bridge shut</title>",
        "\n<html lang=en><p>The bridge is shut.",
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body/></html>',
        "<!-- saved --><p>The bridge</p><p>is shut.</p>",
        "<div class='story'><h1>Bridge shut</h1><p>The bridge is shut.</p></div>",
    ],
)
def test_pages(text: str) -> None:
    assert kind_of(text, "x") == "html"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge is shut.",
        "<Editor's note: this story was updated.>\n\nThe bridge is shut.",
        "He typed <b>bold</b> and <p> into the form, she said.",
        "[The transcript begins]\nQ: Why?",
        "{sic} The bridge is shut, she said.",
        "< 5 per cent of voters agreed.",
    ],
)
def test_texts(text: str) -> None:
    assert kind_of(text, "x") == "text"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel/></rss>', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "feed"),
        ("<urlset><url/></urlset>", "sitemap"),
        ('<?xml version="1.0"?><note><to/></note>', "XML"),
        ('{"articles": ["one"]}', "JSON"),
        ("[1, 2]", "JSON"),
    ],
)
def test_what_is_no_article(text: str, kind: str) -> None:
    with pytest.raises(NoArticleError, match=kind):
        kind_of(text, "x")
