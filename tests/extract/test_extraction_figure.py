"""The command that measures how well articles are found: its metric, its split and what it prints."""

import gzip
import importlib.util
import json
import sys
from pathlib import Path

import pytest

from tests.extract.pages import PARAGRAPHS, a_page, an_article

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "extraction.py"


@pytest.fixture(scope="module")
def extraction():
    spec = importlib.util.spec_from_file_location("extraction", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_metric_counts_runs_of_four_tokens(extraction):
    assert extraction.counted("a b c d e", "a b c d e") == (1.0, 0.0, 0.0)
    assert extraction.counted("a b c d e", "a b c d") == (0.5, 0.0, 0.5)
    assert extraction.counted("a b c d", "a b c d a b c d") == (0.2, 0.8, 0.0)
    assert extraction.counted("a b", "a, b!") == (1.0, 0.0, 0.0)
    assert extraction.counted("", "") == (0.0, 0.0, 0.0)
    assert extraction.counted("a", "") == (0.0, 0.0, 1.0)


def test_f1_is_made_from_the_means_over_pages(extraction):
    f1, precision, recall = extraction.scores([(1.0, 0.0, 0.0), (0.5, 0.5, 0.0)])
    assert (precision, recall) == (0.75, 1.0)
    assert f1 == pytest.approx(2 * 0.75 / 1.75)
    assert extraction.scores([(0.0, 0.0, 0.0)]) == (1.0, 1.0, 1.0)


def test_the_split_depends_on_names_alone(extraction):
    halves = [extraction.was_looked_at(f"page {number}") for number in range(1000)]
    assert 450 < sum(halves) < 550
    assert halves == [extraction.was_looked_at(f"page {number}") for number in range(1000)]


def test_one_command_prints_the_figures(extraction, tmp_path, monkeypatch, capsys):
    truth = {}
    for number in range(6):
        name = f"page{number}"
        (tmp_path / f"{name}.html.gz").write_bytes(gzip.compress(a_page(an_article())))
        truth[name] = {"articleBody": "\n".join(PARAGRAPHS), "url": "https://example.org/"}
    (tmp_path / "ground-truth.json").write_text(json.dumps(truth), "utf-8")
    monkeypatch.setattr(sys, "argv", ["extraction.py", str(tmp_path), "--json"])
    extraction.main()
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {"looked at", "not looked at", "all"}
    assert (figures["all"]["f1"], figures["all"]["pages"], figures["all"]["deviation"]) == (1.0, 6, 0.0)
