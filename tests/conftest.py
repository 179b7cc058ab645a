"""What every test runs under."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# No test is about time: a busy machine is no fault of the code.
settings.register_profile("copylint", deadline=None)
settings.load_profile("copylint")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Tests neither use nor fill the user's cache."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COPYLINT_CACHE", str(folder))
        yield folder
