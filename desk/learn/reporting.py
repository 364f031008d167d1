"""The value that reading a passage gives: one attribution, as token numbers."""

from dataclasses import dataclass

from desk.learn.clauses import trimmed
from desk.learn.cues import Form
from desk.learn.passage import Passage
from desk.learn.phrases import Phrase

BEFORE, AFTER, AROUND = "before", "after", "around"


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue of the lexicon in a passage: the tokens from `first` to before `end` are one of its forms."""

    first: int
    end: int
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """One attribution, in token numbers of its passage.

    `cue` and `source` are phrases; a source that is None is `shared` with the attribution before, or else nobody
    named. `order` tells where it stands: BEFORE its content, AFTER it, or AROUND (it interrupts it). `parts` is the
    content; `clause` the words of the attribution itself. `complement` is that, kept, quote, clause or none.
    """

    cue: Phrase
    form: Form
    source: Phrase | None
    order: str
    parts: tuple[Phrase, ...]
    clause: Phrase
    complement: str
    shared: bool = False
    unwrap: bool = False
    like: int | None = None
    """The token of the cue whose content this one has too ("citing", "quoted … as saying")."""

    def spans(self, p: Passage) -> tuple[tuple[int, int], ...]:
        """The content in code points."""
        found = (trimmed(p, part) for part in self.parts)
        return tuple(each for each in found if each is not None)
