"""Write `requirements.lock`: the versions in use of what pyproject.toml asks for, and of what that asks for.

usage: .venv/bin/python tools/make_lock.py [--print]

Only names and versions: where packages come from is the business of the machine that installs them.
Versions are those of the environment that runs this; update there first, then lock.
"""

import sys
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Made by tools/make_lock.py from the versions in use. `make lock` writes it again.\n"


def wanted() -> list[Requirement]:
    """Return what pyproject.toml asks for to run, test and build."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["test"],
        *project["build-system"]["requires"],
    ]
    return [Requirement(line) for line in lines]


def closure(requirements: list[Requirement]) -> dict[str, str]:
    """Return name and version of everything that *requirements* need. Raises where one is missing."""
    versions: dict[str, str] = {}
    seen: dict[str, set[str]] = {}
    todo = list(requirements)
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        extras = requirement.extras - seen.get(name, set())
        if name in seen and not extras:
            continue
        seen.setdefault(name, set()).update(requirement.extras)
        found = metadata.distribution(name)
        versions[name] = found.version
        todo += [
            part for line in found.requires or () if _holds(part := Requirement(line), requirement.extras)
        ]
    return dict(sorted(versions.items()))


def _holds(requirement: Requirement, extras: set[str]) -> bool:
    if requirement.marker is None:
        return True
    environment = {key: str(value) for key, value in default_environment().items()}
    return any(requirement.marker.evaluate({**environment, "extra": extra}) for extra in {"", *extras})


def lock() -> str:
    """Return the text of the lock file."""
    return HEAD + "".join(f"{name}=={version}\n" for name, version in closure(wanted()).items())


if __name__ == "__main__":
    if "--print" in sys.argv[1:]:
        sys.stdout.write(lock())
    else:
        (ROOT / "requirements.lock").write_text(lock(), encoding="utf-8")
