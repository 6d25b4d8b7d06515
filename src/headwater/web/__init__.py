"""The local server: pages that work without script, an API, static files.

It asks the corpus and shows what it is told; nothing is decided here. `headwater serve` starts it.
"""
