"""Measures how well the article is found on saved pages: `python packaging/extraction.py DIR`.

DIR holds pages as `NAME.html.gz` and `ground-truth.json`, `{NAME: {"articleBody": ...}}`, as the article extraction
benchmark of Zyte (https://github.com/scrapinghub/article-extraction-benchmark, MIT) has them. Its metric: tokens are
`\\w+`, shingles runs of four of them, counted as a multiset; a page's true positives, false positives and false
negatives are scaled to add up to 1; precision and recall are means over pages, F1 is made from these two. The deviation
is that of 1,000 bootstrap samples of the pages.

The pages are split in two by their names alone: those where the first byte of the SHA-256 of NAME is even were looked
at while the rules were made. Of the others only figures were seen: this one, and counts for single pages. With --cpu
the processor time is compared with that of the library alone over the same pages.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from desk.extract.page.parsing import PageError
from desk.extract.page.reading import read_page

Counts = tuple[float, float, float]
"""True positives, false positives and false negatives of a page; they add up to 1."""


def main() -> None:
    parser = argparse.ArgumentParser(description="How well the article is found on saved pages.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="holds NAME.html.gz and ground-truth.json")
    parser.add_argument("--cpu", action="store_true", help="compare the processor time with the library's alone")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    given = parser.parse_args()
    truth = json.loads((given.folder / "ground-truth.json").read_text("utf-8"))
    pages = {name: gzip.decompress((given.folder / f"{name}.html.gz").read_bytes()) for name in sorted(truth)}
    counts = {name: counted(truth[name]["articleBody"], extracted(page)) for name, page in pages.items()}
    seen = [name for name in pages if was_looked_at(name)]
    figures = {
        "looked at": figure([counts[name] for name in seen]),
        "not looked at": figure([counts[name] for name in pages if name not in seen]),
        "all": figure(list(counts.values())),
    }
    if given.json:
        print(json.dumps(figures, indent=1))
    else:
        for part, values in figures.items():
            print(
                "{0:14} {pages:4} pages   F1 {f1:.4f} ± {deviation:.4f}   P {precision:.4f}   R {recall:.4f}".format(
                    part, **values
                )
            )
    if given.cpu:
        ours, bare = compared(list(pages.values()))
        print(f"CPU per page: {ours:.1f} ms, the library alone {bare:.1f} ms, ratio {ours / bare:.2f}", file=sys.stderr)


def was_looked_at(name: str) -> bool:
    """Whether a page is of the half that the rules were made with."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def extracted(page: bytes) -> str:
    """The text of a page's article; empty where it cannot be read."""
    try:
        return read_page(page).text
    except PageError:
        return ""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """How often each run of four tokens occurs; a shorter text is one run."""
    tokens = re.findall(r"\w+", text)
    runs = [tuple(tokens[start : start + 4]) for start in range(max(1, len(tokens) - 3))]
    return Counter(runs if tokens else [])


def counted(true: str, found: str) -> Counts:
    """The counts of a page."""
    wanted, given = shingles(true), shingles(found)
    right = (wanted & given).total()
    wrong, missed = given.total() - right, wanted.total() - right
    total = right + wrong + missed
    return (right / total, wrong / total, missed / total) if total else (0.0, 0.0, 0.0)


def scores(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """F1, precision and recall over pages."""
    precision = statistics.fmean(share(right, wrong, missed) for right, wrong, missed in counts)
    recall = statistics.fmean(share(right, missed, wrong) for right, wrong, missed in counts)
    both = precision + recall
    return (2 * precision * recall / both if both else 0.0), precision, recall


def share(right: float, off: float, other: float) -> float:
    """What part of right and off is right; without any it is right unless the other kind of error was made."""
    return right / (right + off) if right + off else float(not other)


def figure(counts: Sequence[Counts]) -> dict[str, float]:
    """The scores of some pages, with the deviation of F1."""
    if not counts:
        return {"pages": 0, "f1": 0.0, "deviation": 0.0, "precision": 0.0, "recall": 0.0}
    f1, precision, recall = scores(counts)
    chance = random.Random(0)
    samples = [scores(chance.choices(counts, k=len(counts)))[0] for _ in range(1000)]
    return {
        "pages": len(counts),
        "f1": f1,
        "deviation": statistics.stdev(samples),
        "precision": precision,
        "recall": recall,
    }


def compared(pages: Sequence[bytes]) -> tuple[float, float]:
    """Milliseconds of processor time for a page: ours, and the library's with the same settings; the best of three."""
    from trafilatura import bare_extraction
    from trafilatura.utils import load_html

    def bare(page: bytes) -> None:
        bare_extraction(
            load_html(page), favor_precision=True, include_comments=False, deduplicate=False, with_metadata=False
        )

    def spent(work: Callable[[bytes], object]) -> float:
        start = time.process_time()
        for page in pages:
            work(page)
        return (time.process_time() - start) / len(pages) * 1000

    rounds = [(spent(extracted), spent(bare)) for _ in range(3)]
    return min(ours for ours, _ in rounds), min(alone for _, alone in rounds)


if __name__ == "__main__":
    main()
