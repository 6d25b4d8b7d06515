"""The sentence model: a text to a vector, near those of texts that mean the same."""
