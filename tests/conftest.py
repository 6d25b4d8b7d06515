"""Fixtures for every test."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real news data beside the repository; without it the test is skipped."""
    folder = Path(os.environ.get("HEADWATER_SHARED", Path(__file__).parents[2] / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the news data of {folder}, which is not here (set HEADWATER_SHARED)")
    return folder
