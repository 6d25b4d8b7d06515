"""Article to Reading, one file a question."""
