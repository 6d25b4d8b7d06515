"""Charts: numbers to coordinates here, coordinates to SVG in the templates, words for each."""
