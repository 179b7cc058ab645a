"""The file system as registry: what a package holds is what there is."""

import os
from collections.abc import Iterable


def module_names(folders: Iterable[str]) -> list[str]:
    """The names of the modules and packages in a package's `__path__`, sorted. Nothing is imported."""
    names = set()
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    names.add(entry.name[:-3])
                elif os.path.exists(os.path.join(entry.path, "__init__.py")):  # noqa: PTH110, PTH118 - at every start
                    names.add(entry.name)
    return sorted(name for name in names if not name.startswith("_"))
