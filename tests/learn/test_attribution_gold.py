"""The marked sentences: that their offsets hold, and that the figures do not fall."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOLD = json.loads((ROOT / "tests" / "data" / "attribution-gold.json").read_text(encoding="utf-8"))

specification = importlib.util.spec_from_file_location("figures", ROOT / "packaging" / "attribution.py")
assert specification
assert specification.loader
figures = importlib.util.module_from_spec(specification)
specification.loader.exec_module(figures)


def test_every_marked_span_holds() -> None:
    for article in GOLD["articles"]:
        text = figures.text_of(article)
        spans = [*article["mentions"]]
        for claim in article["claims"]:
            spans += claim["content"]
            for link in claim["attribution"]:
                spans += [*link["source"], link["cue"], *([link["antecedent"]] if "antecedent" in link else [])]
        assert all(text[s["start"] : s["end"]] == s["text"] for s in spans), article["id"]


def test_there_is_a_part_unseen_and_sentences_without_attribution_in_both() -> None:
    for part in ("build", "unseen"):
        articles = [a for a in GOLD["articles"] if a["part"] == part]
        assert len(articles) >= 30
        assert any(not a["claims"] for a in articles)


@pytest.mark.parametrize(
    ("part", "tagged", "least"),
    [
        ("build", True, {"cue": 0.98, "source, first": 0.98, "content": 0.98, "whole chain": 0.98}),
        ("build", False, {"cue": 0.98, "source, first": 0.95, "content": 0.98, "whole chain": 0.95}),
        ("unseen", True, {"cue": 0.9, "source, first": 0.88, "content": 0.85, "whole chain": 0.85}),
        ("unseen", False, {"cue": 0.9, "source, first": 0.88, "content": 0.85, "whole chain": 0.85}),
    ],
)
def test_the_figures_do_not_fall(part: str, tagged: bool, least: dict[str, float]) -> None:
    tally = figures.measure([a for a in GOLD["articles"] if a["part"] == part], tagged=tagged)
    reached = {name: tally.right[name] / tally.asked[name] for name in least}
    assert all(reached[name] >= figure for name, figure in least.items()), reached
