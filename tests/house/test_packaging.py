"""The wheel builds, and runs where nothing of the checkout is; every dependency is pinned and explained."""

import json
import os
import re
import shutil
import site
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from tools.make_lock import lock

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = [re.split(r"[\[>=<~! ;]", line, maxsplit=1)[0] for line in PROJECT["dependencies"]]
TEST = [re.split(r"[\[>=<~! ;]", line, maxsplit=1)[0] for line in PROJECT["optional-dependencies"]["test"]]


MODULES = {
    "argon2-cffi": "argon2",
    "python-dateutil": "dateutil",
    "python-stdnum": "stdnum",
    "pyyaml": "yaml",
    "scikit-learn": "sklearn",
}
SIGNS = {  # of packages that work without being imported
    "psycopg": r"postgresql\+psycopg",
    "python-multipart": r"\.form\(|Form\(",
    "httptools": r'http="httptools"',
    "tzdata": r"import ZoneInfo",
    "websockets": r"import .*WebSocket",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of what is in the tree."""
    source = tmp_path_factory.mktemp("source")
    for name in ("assistant", "intents", "locales", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, source)
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, source]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel in an environment of its own; what it depends on is borrowed from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*pip, "--target", packages, wheel], check=True, timeout=120)
    # Only the packages: the .pth file of the checkout's own (editable) install is not followed.
    (packages / "borrowed.pth").write_text(f"{site.getsitepackages()[0]}\n", encoding="utf-8")
    return folder


def assistant(
    installed: Path, home: Path, *arguments: str, given: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the installed program in an empty folder."""
    program = "import sys; from assistant.cli import main; sys.exit(main())"
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    return subprocess.run(
        [installed / "bin" / "python", "-c", program, *arguments],
        input=given,
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def test_the_wheel_holds_the_data_folders_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for inside in (
        "assistant/data/intents/request.access.yaml",
        "assistant/data/locales/nl/ventum/tenant.toml",
        "assistant/data/locales/da/natur-energi/tenant.toml",
        "assistant/data/templates/",
        "assistant/store/migrations/",
        "assistant/py.typed",
    ):
        assert any(name.startswith(inside) for name in names), f"{inside} is missing"
    assert not [name for name in names if name.startswith(("tests/", "tools/", "benchmarks/"))]
    scripts = next(name for name in names if name.endswith("entry_points.txt"))
    assert b"assistant = assistant.cli:main" in zipfile.ZipFile(wheel).read(scripts)


def test_the_installed_wheel_answers_from_its_own_data(installed: Path, tmp_path: Path) -> None:
    # What was learned is taken over where it is there; the wheel's own data decides whether it fits.
    learned = (
        Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "privacy-assistant/cache"
    )
    if learned.is_dir():
        shutil.copytree(learned, tmp_path / ".local/share/privacy-assistant/cache")
    where = subprocess.run(
        [installed / "bin" / "python", "-c", "import assistant; print(assistant.__file__)"],
        cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert str(installed) in where.stdout
    line = {
        "id": "1",
        "tenant": "ventum",
        "channel": "chat",
        "text": "Hoe lang bewaren jullie telefoongesprekken?",
    }
    done = assistant(installed, tmp_path, "ask", given=json.dumps(line) + "\n")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["intents"][0]["id"] == "faq.call_recording"
    assert answer["action"] == "answer"
    assert answer["reply"]["text"]
    assert answer["citations"]


def test_the_installed_wheel_tells_deadlines(installed: Path, tmp_path: Path) -> None:
    done = assistant(
        installed, tmp_path, "due", "--tenant", "ventum", "--received", "2026-11-25T10:00:00+01:00"
    )
    assert done.stdout == "2026-12-28\n", done.stderr


def test_the_lock_file_names_exactly_what_is_needed() -> None:
    assert (ROOT / "requirements.lock").read_text(encoding="utf-8") == lock(), "make lock"


def test_the_lock_file_holds_names_and_versions_only() -> None:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[a-z0-9-]+==[0-9a-z.+]+", line) for line in lines if not line.startswith("#"))


@pytest.mark.parametrize("name", RUNTIME + TEST)
def test_every_dependency_has_its_reason(name: str) -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| {re.escape(name)} \| (.+) \|$", page, re.MULTILINE)
    assert row, f"docs/dependencies.md says nothing of {name}"
    assert len(row[1].split()) >= 4, f"docs/dependencies.md: say why {name} is needed"


def test_no_dependency_is_explained_that_is_not_there() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| ([a-zA-Z0-9-]+) \| ", page, re.MULTILINE)) - {"package", "---"}
    assert named == {*RUNTIME, *TEST}


@pytest.mark.parametrize("name", RUNTIME)
def test_every_runtime_dependency_is_used(name: str) -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "assistant").rglob("*.py"))
    module = MODULES.get(name, name.replace("-", "_"))
    sign = SIGNS.get(name, rf"\b(?:from|import) {module}\b")
    assert re.search(sign, code), f"nothing uses {name}: take it out of pyproject.toml"
