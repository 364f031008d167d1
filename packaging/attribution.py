"""Prints how often the proposals for claims are right, on the sentences marked in tests/data/attribution-gold.json.

.venv/bin/python packaging/attribution.py            # the figures
.venv/bin/python packaging/attribution.py --misses   # and each miss of the part that may be looked at
.venv/bin/python packaging/attribution.py FILE       # of another file marked in the same way
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desk.learn.attribution import propose, propose_content
from desk.learn.cues import lexicon_of
from desk.learn.proposal import LinkProposal, Proposal
from desk.model.annotation import Mention
from desk.model.span import Span

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "data" / "attribution-gold.json"
FIELDS = ("quote", "certainty", "stance", "type", "said_on")
Range = tuple[int, int]


class Tally:
    """How often something was right of how often it was asked, by name; and the misses in words."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.sums: dict[str, float] = {}
        self.misses: list[str] = []

    def count(self, name: str, right: bool, miss: str = "") -> None:
        """Count one answer."""
        self.asked[name] += 1
        self.right[name] += right
        if not right and miss:
            self.misses.append(f"{name}: {miss}")

    def add(self, name: str, value: float) -> None:
        """Count one answer that is right in part."""
        self.asked[name] += 1
        self.sums[name] = self.sums.get(name, 0.0) + value

    def line(self, name: str) -> str:
        """The figure with its counts."""
        if not self.asked[name]:
            return "nothing to count"
        if name in self.sums:
            return f"{self.sums[name] / self.asked[name]:.3f} over {self.asked[name]}"
        return f"{self.right[name]:3} of {self.asked[name]:3}  {self.right[name] / self.asked[name]:6.1%}"


def measure(articles: Sequence[dict[str, Any]], *, tagged: bool) -> Tally:
    """Propose for everything that is marked, with the marked mentions or with none."""
    tally = Tally()
    for article in articles:
        text = text_of(article)
        mentions = [mention(article["id"], m) for m in article["mentions"]] if tagged else []
        for claim in article["claims"]:
            spans = tuple(Span.of(text, s["start"], s["end"]) for s in claim["content"])
            proposal = propose(text, spans, mentions, lexicon=LEXICON, published=article.get("published"))
            where = f"{article['id']} “{spans[0].text[:60]}”"
            count_chain(tally, proposal, claim["attribution"], where)
            for field in FIELDS:
                if field in claim:
                    got = getattr(proposal, field)
                    tally.count(field, got == claim[field], f"{where}: {got} for {claim[field]}")
        count_contents(tally, text, article, mentions)
    return tally


def count_chain(tally: Tally, proposal: Proposal, marked: list[dict[str, Any]], where: str) -> None:
    """Links are compared from the innermost, so that a missing outer one does not shift the others."""
    links = proposal.links[::-1]
    pairs = [(link, links[n] if n < len(links) else None) for n, link in enumerate(marked[::-1])]
    whole = len(links) == len(marked)
    for wanted, got in pairs:
        cue = bool(got and got.cues and reach(got.cues[0].span) == ends(wanted["cue"]))
        first = source_rank(got, wanted) == 0
        tally.count(
            "cue", cue, f"{where}: {got.cues[0].span.text if got and got.cues else None} for {wanted['cue']['text']}"
        )
        tally.count(
            "source, first", first, f"{where}: {shown(got)} for {[s['text'] for s in wanted['source']] or None}"
        )
        tally.count("source, first three", source_rank(got, wanted) < 3)
        whole = whole and cue and first
        if "antecedent" in wanted:
            meant = got.sources[0].antecedents if got and got.sources else ()
            right = bool(meant) and reach(meant[0].span) == ends(wanted["antecedent"])
            tally.count("pronoun", right, f"{where}: {[m.span.text for m in meant]}")
            tally.count("pronoun, first three", any(reach(m.span) == ends(wanted["antecedent"]) for m in meant[:3]))
    tally.count("whole chain", whole)


def source_rank(got: LinkProposal | None, wanted: dict[str, Any]) -> int:
    """Where among the candidates the marked source stands; 99 where it does not."""
    if got is None:
        return 99
    if not wanted["source"]:
        return 99 if got.sources else 0
    right = [ends(s) for s in wanted["source"]]
    return next((n for n, c in enumerate(got.sources) if reach(c.span) in right), 99)


def count_contents(tally: Tally, text: str, article: dict[str, Any], mentions: list[Mention]) -> None:
    """From the whole sentence, any content marked in it is right; from a caret in a content, that one."""
    if not article["claims"]:
        links = propose(text, whole(text), mentions, lexicon=LEXICON).links
        cut = propose_content(text, 0, len(text), mentions, lexicon=LEXICON)
        quiet = not links and all(c.score <= 0.3 for c in cut)
        tally.count("nothing found where nothing is", quiet, f"{article['id']} {[c.spans for c in cut]}")
        return
    for claim in article["claims"]:
        if claim.get("part_of_a_content"):
            continue
        marked = [ends(s) for s in claim["content"]]
        caret = (marked[0][0] + marked[0][1]) // 2
        found = propose_content(text, caret, None, mentions, lexicon=LEXICON)
        got = [reach(s) for s in found[0].spans] if found else []
        what = " | ".join(text[a:b] for a, b in got)
        tally.count(
            "content", got == marked, f"{article['id']} “{what}” for “{' | '.join(text[a:b] for a, b in marked)}”"
        )
        tally.count("content, first three", any([reach(s) for s in c.spans] == marked for c in found[:3]))
        tally.add("content overlap F1", overlap(got, marked))


def overlap(got: Sequence[Range], marked: Sequence[Range]) -> float:
    """F1 over code points."""
    ours, theirs = ({i for a, b in part for i in range(a, b)} for part in (got, marked))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0


def text_of(article: dict[str, Any]) -> str:
    """The text of an article; the sample's is kept in its own file."""
    if "file" in article:
        return ROOT.joinpath("tests", "data", str(article["file"])).read_text(encoding="utf-8")
    return str(article["text"])


def mention(article: str, m: dict[str, Any]) -> Mention:
    """A marked mention as the app has it."""
    span = Span(m["start"], m["end"], m["text"])
    return Mention(
        id=f"{article}-{m['start']}-{m['end']}",
        article=article,
        spans=(span,),
        label=m["label"],
        author="gold",
        created="",
        modified="",
    )


def whole(text: str) -> tuple[Span, ...]:
    """All of a text."""
    return (Span.of(text, 0, len(text)),)


def ends(s: dict[str, Any]) -> Range:
    """Where a marked span starts and ends."""
    return s["start"], s["end"]


def reach(span: Span) -> Range:
    """Where a span starts and ends."""
    return span.start, span.end


def shown(got: LinkProposal | None) -> str:
    """The candidates of a source slot in words."""
    return str([c.span.text for c in got.sources][:3]) if got else "no link"


def report(title: str, articles: list[dict[str, Any]]) -> Iterator[str]:
    """The lines of one part."""
    claims = sum(len(a["claims"]) for a in articles)
    yield f"{title}: {len(articles)} texts, {claims} claims, {sum(not a['claims'] for a in articles)} texts without any"
    with_mentions, without = (measure(articles, tagged=tagged) for tagged in (True, False))
    yield f"  {'':34}{'mentions tagged':24}{'no mentions'}"
    names = [*dict.fromkeys([*with_mentions.asked, *without.asked])]
    for name in names:
        yield f"  {name:34}{with_mentions.line(name):24}{without.line(name)}"
    if "--misses" in sys.argv and articles[0]["part"] != "unseen":
        yield from (f"    {miss}" for miss in with_mentions.misses)
        yield "    -- no mentions tagged"
        yield from (f"    {miss}" for miss in without.misses if miss not in with_mentions.misses)


def main() -> int:
    """Prints the figures of each part."""
    path = next((Path(a) for a in sys.argv[1:] if not a.startswith("-")), GOLD)
    gold = json.loads(path.read_text(encoding="utf-8"))
    parts = dict.fromkeys(a["part"] for a in gold["articles"])
    for part in parts:
        print("\n".join(report(part, [a for a in gold["articles"] if a["part"] == part])))
    return 0


LEXICON = lexicon_of("en")

if __name__ == "__main__":
    raise SystemExit(main())
