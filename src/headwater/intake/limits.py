"""How much one input may hold."""

BYTES_LIMIT = 20_000_000
"""Bytes of one input, before and after unpacking.

The largest of 284 real news pages has 2.1 MB, a text of a million words some 6 MB. What is larger
than this is an archive or a dump, and parsing HTML takes some twenty times its size in memory.
"""
MEGABYTES = BYTES_LIMIT // 10**6
