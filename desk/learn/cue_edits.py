"""A project's own changes to the cue lexicon, a word at a time: what may be edited, and the lexicon that comes of it.

The project keeps them as JSON, empty for none, of the form that `cues.merged` takes:

    {"add": [{"cue": "opine", "kind": "belief"}], "remove": ["claim"], "words": {...}}

A cue in `add` is written as in the lexicon's file and stands in for one of the same name and shape; `remove` takes out
all cues of a name. There is no language in it: a change counts in the lexicon of every language. `words`, the lexicon's
classes of other words, is carried along and not edited here. Functions give new edits and change none.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from desk.learn.cues import SHAPES, Lexicon, LexiconError, lexicon_of, merged
from desk.learn.passage import are_words
from desk.paths import resource

log = logging.getLogger(__name__)

Edits = Mapping[str, Any]
Entry = Mapping[str, Any]
FORMS = ("third", "past", "participle")
LONGEST = 6
"""The most words that a cue may have."""


class Standing(StrEnum):
    """How a cue comes to be in a project's lexicon, or not to be in it."""

    SHIPPED = "shipped"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One cue as the project has it: its `entry` as a lexicon's file writes it, and all that it is found as.

    `certainty`, `stance` and `type` are what it implies, by itself or by its kind; None for nothing.
    """

    entry: Entry
    standing: Standing
    forms: tuple[str, ...]
    certainty: str | None = None
    stance: str | None = None
    type: str | None = None

    @property
    def text(self) -> str:
        """The word or phrase in its base form."""
        return str(self.entry["cue"])

    @property
    def shape(self) -> str:
        """How it takes its source and content, one of SHAPES."""
        return _key(self.entry)[1]

    @property
    def kind(self) -> str:
        """What kind of saying it tells of, a name in the lexicon; empty for none."""
        return str(self.entry.get("kind", ""))


def languages() -> list[str]:
    """The codes of the languages that a lexicon ships for, sorted."""
    return sorted(path.name.split(".")[1] for path in resource("lexicons").glob("cues.*.json"))


@lru_cache(maxsize=8)
def lexicon_for(language: str | None, cues: str) -> Lexicon:
    """The lexicon for a language with a project's changes; without them, and a warning, where they cannot be used."""
    lexicon = lexicon_of(language)
    try:
        return merged(lexicon, read_edits(cues))
    except LexiconError as error:
        log.warning("The project's changes to the cue lexicon cannot be used: %s", error)
        return lexicon


def read_edits(cues: str) -> Edits:
    """The changes that a project keeps; LexiconError where they are none."""
    if not cues:
        return {}
    try:
        edits = json.loads(cues)
    except ValueError as error:
        raise LexiconError(f"The changes to the cue lexicon are not JSON: {error}.") from error
    if not isinstance(edits, dict):
        raise LexiconError("The changes to the cue lexicon are no JSON object.")
    added, removed = edits.get("add", []), edits.get("remove", [])
    if not isinstance(added, list) or not all(map(_is_entry, added)):
        raise LexiconError("The cues that are added to the lexicon are not all cues.")
    if not isinstance(removed, list) or not all(isinstance(name, str) for name in removed):
        raise LexiconError("The cues that are taken out of the lexicon are not all named.")
    return edits


def written(edits: Edits) -> str:
    """The changes as a project keeps them, without empty parts."""
    kept = {name: part for name, part in edits.items() if part}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""


def words_of(lexicon: Lexicon, edits: Edits) -> list[Word]:
    """All cues of a lexicon and of the project, by text, those taken out too; LexiconError where the edits are none."""
    changed = merged(lexicon, _of_cues(edits))
    shipped = {_key(entry): entry for entry in lexicon.data["cues"]}
    own = {_key(entry): entry for entry in edits.get("add", [])}
    gone = set(edits.get("remove", []))
    found = []
    for key, entry in {**shipped, **own}.items():
        if key in own:
            standing = Standing.CHANGED if key in shipped else Standing.ADDED
        else:
            standing = Standing.REMOVED if key[0] in gone else Standing.SHIPPED
        implied = {**lexicon.data["kinds"].get(entry.get("kind", ""), {}), **entry}
        found.append(
            Word(
                entry=entry,
                standing=standing,
                forms=_forms(lexicon if standing is Standing.REMOVED else changed, key),
                certainty=implied.get("certainty"),
                stance=implied.get("stance"),
                type=implied.get("type"),
            )
        )
    return sorted(found, key=lambda word: (word.text.casefold(), SHAPES.index(word.shape)))


def found_as(lexicon: Lexicon, entry: Entry) -> tuple[str, ...]:
    """All that a cue would be found as, its base form first; LexiconError where it makes no sense."""
    tidy = _tidied(entry)
    return _forms(merged(lexicon, {"add": [tidy]}), _key(tidy))


def put(lexicon: Lexicon, edits: Edits, entry: Entry, instead: Word | None = None) -> Edits:
    """The edits with a cue added, or put in the place of another; LexiconError says why it cannot be.

    Where it says what the lexicon does anyway, nothing is left of the change.
    """
    tidy = _tidied(entry)
    for word in words_of(lexicon, edits):
        taken = (word.text.casefold(), word.shape) == (tidy["cue"].casefold(), _key(tidy)[1])
        if (
            taken
            and word.standing is not Standing.REMOVED
            and (instead is None or _key(word.entry) != _key(instead.entry))
        ):
            raise LexiconError(f"“{word.text}” is there already with this use. Change that one instead.")
    if instead is not None and _key(instead.entry) != _key(tidy) and instead.standing is not Standing.ADDED:
        raise LexiconError(f"“{instead.text}” comes with Desk. Take it out, and add a word of your own.")
    gone = {_key(tidy)} | ({_key(instead.entry)} if instead is not None else set())
    rest = [each for each in edits.get("add", []) if _key(each) not in gone]
    shipped = [each for each in lexicon.data["cues"] if _key(each) == _key(tidy)]
    if tidy in shipped and tidy["cue"] not in edits.get("remove", []):
        return {**edits, "add": rest}
    made = {**edits, "add": [*rest, tidy]}
    merged(lexicon, _of_cues(made))
    return made


def take_out(edits: Edits, word: Word) -> Edits:
    """The edits with a cue gone from the project; of one that ships, all others of its name go too."""
    if word.standing is Standing.REMOVED:
        return edits
    rest = [each for each in edits.get("add", []) if _key(each) != _key(word.entry)]
    if word.standing is Standing.ADDED:
        return {**edits, "add": rest}
    removed = [name for name in edits.get("remove", []) if name != word.text]
    return {**edits, "add": rest, "remove": [*removed, word.text]}


def put_back(edits: Edits, word: Word) -> Edits:
    """The edits without what they say of a cue that ships; one of the project's own is left alone."""
    if word.standing is Standing.ADDED:
        return edits
    rest = [each for each in edits.get("add", []) if _key(each) != _key(word.entry)]
    removed = [name for name in edits.get("remove", []) if name != word.text]
    return {**edits, "add": rest, "remove": removed}


def _of_cues(edits: Edits) -> Edits:
    """Without the changes to other words, which a lexicon of another language need not have."""
    return {name: part for name, part in edits.items() if name != "words"}


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict) or not isinstance(entry.get("cue"), str):
        return False
    return isinstance(entry.get("shape", ""), str) and isinstance(entry.get("kind", ""), str)


def _key(entry: Entry) -> tuple[str, str]:
    return str(entry["cue"]), str(entry.get("shape", "verb"))


def _forms(lexicon: Lexicon, key: tuple[str, str]) -> tuple[str, ...]:
    """All that a cue is found as, in the order base, third, past, participle."""
    names = ("base", *FORMS)
    each = (form for forms in lexicon.forms.values() for form in forms if (form.cue.cue, form.cue.shape) == key)
    ordered = sorted(each, key=lambda form: names.index(form.name) if form.name in names else len(names))
    return tuple(dict.fromkeys(" ".join(form.words) for form in ordered))


def _tidied(entry: Entry) -> dict[str, Any]:
    """The entry with single blanks and without what says nothing; LexiconError where its words cannot be found."""
    tidy = {name: value for name, value in entry.items() if value not in ("", None, False, (), [], {})}
    tidy["cue"] = " ".join(str(entry.get("cue", "")).split())
    forms = {name: _each(phrases) for name, phrases in dict(entry.get("forms", {})).items()}
    tidy["forms"] = {name: phrases for name, phrases in forms.items() if phrases}
    if not tidy["forms"]:
        del tidy["forms"]
    if tidy.get("shape") == "verb":
        del tidy["shape"]
    if not tidy["cue"]:
        raise LexiconError("Type the word or phrase first.")
    for phrase in (tidy["cue"], *(phrase for phrases in forms.values() for phrase in phrases)):
        if not are_words(phrase):
            raise LexiconError(f"“{phrase}” could not be found in a text: it may only have words and single blanks.")
        if len(phrase.split()) > LONGEST:
            raise LexiconError(f"“{phrase}” is too long: a reporting phrase has at most {LONGEST} words.")
    return tidy


def _each(phrases: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tidy for phrase in phrases if (tidy := " ".join(phrase.split()))))
