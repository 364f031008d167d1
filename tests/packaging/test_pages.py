import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_pages_are_what_the_code_says():
    ran = subprocess.run(
        [sys.executable, "packaging/pages.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_readme_has_a_place_for_figures_and_its_pictures():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.count("<!-- figures -->") == text.count("<!-- /figures -->") == 1
    for theme in ("light", "dark"):
        assert f"packaging/screenshots/window-{theme}.png" in text
        assert (ROOT / "packaging" / "screenshots" / f"window-{theme}.png").stat().st_size < 400_000


def test_readme_points_to_what_there_is():
    import re

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target
