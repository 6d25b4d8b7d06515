"""How the weights are made. Never imported by the package."""
