"""Many readings in one SQLite file: who says what across articles, and how many origins that is.

Readings come in one at a time (`add`, `store`, `rows`), are linked to what is there (`linking`),
and are asked (`Corpus`). One file a question.
"""
