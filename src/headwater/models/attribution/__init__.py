"""The attribution model: its weights and the code that runs them."""
