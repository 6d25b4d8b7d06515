"""What the pages of the local server show, as typed answers: read-only questions, one file a page.

Each is a function of a connection, quick enough to be asked for every page of a large store.
"""
