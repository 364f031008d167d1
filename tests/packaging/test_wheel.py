import configparser
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True)
    (path,) = folder.glob("desk-*.whl")
    return path


def test_the_wheel_carries_every_resource_and_module(wheel):
    carried = set(zipfile.ZipFile(wheel).namelist())
    listing = subprocess.run(
        ["git", "ls-files", "-z", "desk", "resources"], cwd=ROOT, check=False, capture_output=True, text=True
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    shipped = {name for name in listing.stdout.split("\0") if name and (ROOT / name).exists()}
    expected = {f"desk/{name}" if name.startswith("resources/") else name for name in shipped}
    assert expected <= carried


def test_the_wheel_carries_nothing_that_is_for_testing_only(wheel):
    theirs = (ROOT / "tests" / "data" / "joint-exercises.txt").read_bytes()
    lines = [line for line in theirs.split(b"\n") if len(line) > 40]
    with zipfile.ZipFile(wheel) as carried:
        for name in carried.namelist():
            held = carried.read(name)
            assert not any(line in held for line in lines), name
            assert not name.startswith("tests/")


def test_an_installed_wheel_finds_its_own_resources(wheel, tmp_path):
    place = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", place, wheel]
    subprocess.run(pip, check=True)
    code = "from desk import paths; print(paths.resource('icons', 'desk.svg'))"
    ask = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(place)!r}); {code}"]
    found = subprocess.run(ask, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert Path(found.strip()) == place / "desk" / "resources" / "icons" / "desk.svg"


def test_the_desktop_entry_names_the_icon_and_the_command():
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(ROOT / "packaging" / "desk.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Exec"].split()[0] == "desk"
    assert (ROOT / "resources" / "icons" / f"{entry['Desktop Entry']['Icon']}.svg").exists()
