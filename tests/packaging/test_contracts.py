"""The import contracts of pyproject.toml are kept, and each of them bites."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FLOORS = "Each floor imports only what stands below it"


@pytest.fixture
def contracts(tmp_path):
    """Lints a copy of the package with some files added; gives which contracts are broken."""
    shutil.copytree(ROOT / "desk", tmp_path / "desk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)

    def broken(**added):
        for module, line in added.items():
            with open(
                (tmp_path / "desk" / module.replace("__", "/")).with_suffix(".py"), "a", encoding="utf-8"
            ) as file:
                file.write(f"\n{line}\n")
        code = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as run; run()"
        lint = subprocess.run(
            [sys.executable, "-c", code, "--no-logo", "--no-cache"],
            check=False,
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert "Contracts: " in lint.stdout, lint.stdout + lint.stderr
        return set(re.findall(r"^(.+?) BROKEN", lint.stdout, re.MULTILINE))

    return broken


def test_all_contracts_are_kept(contracts):
    assert contracts() == set()


def test_a_room_without_a_floor_breaks_a_contract(contracts):
    assert contracts(helpers="") == {FLOORS}


def test_each_wrong_import_breaks_its_contract(contracts):
    assert contracts(
        text__lower="import desk.store",
        text__clever="import chardet",
        cli__window="import PySide6.QtCore",
        actions__raw="import sqlalchemy",
        store__where="import appdirs",
        formats__one="import desk.formats.two",
        formats__two="",
        ui__here="import desk.ui.there",
        ui__there="import desk.ui.here",
    ) == {
        FLOORS,
        "No circles",
        "No format knows another",
        "Qt only in ui and app",
        "SQL only in store",
        "appdirs only in paths",
        "The domain uses the standard library only",
    }
