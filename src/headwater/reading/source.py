"""Who a source is, as far as the words that name it say so."""

from headwater.article import Article
from headwater.reading.types import Spans, Speaker


def speaker_of(source: Spans, article: Article) -> Speaker:
    """The speaker in the article's own words; of kind "none" where no source is stated."""
    if not source:
        return Speaker(kind="none")
    words = " ".join(" ".join(span.of(article.text).split()) for span in source)
    return Speaker(name=words.rstrip(" ,:;") or words)
