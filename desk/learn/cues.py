"""The cue lexicon: the words of one language that tell that somebody says something, and what each of them implies.

A lexicon is a JSON file in resources/lexicons that states its own source. Everything that belongs to a language stands
there: reporting verbs with their forms, the order of source, cue and content, pronouns, quotation marks, dates. A
project may keep changes to it, see `merged`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desk.learn.dates import DateWords
from desk.paths import resource

FORMAT = "desk-cues"
SHAPES = ("verb", "preposition", "noun", "possessed", "adverb", "citing", "quoting")
ORDERS = ("source cue content", "content source cue", "content cue source")


class LexiconError(ValueError):
    """A lexicon, or a project's changes to one, that cannot be used; says why in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One reporting word or phrase.

    `shape` is how it takes its source and content: a verb ("said"), a preposition ("according to"), a noun ("the claim
    that"), possessed ("in her words"), an adverb ("reportedly"), citing ("citing two officials"), quoting ("quoted him
    as saying"). `orders` are those of ORDERS that it allows. `certainty`, `stance` and `type` are what it implies of
    its content, None for nothing; `type_of_clause` is the type where the content is a that-clause.
    """

    cue: str
    shape: str = "verb"
    kind: str = ""
    orders: tuple[str, ...] = ORDERS
    certainty: str | None = None
    stance: str | None = None
    type: str | None = None
    type_of_clause: str | None = None
    addressee: bool = False
    """Names whom it is said to before the content: "told reporters that"."""
    noun: bool = False
    """Its bare and -s forms are nouns too: "report", "claims"."""
    of_clause: bool = False
    """Reports only before a that-clause or beside a quotation: "added that", not "added sugar"."""
    quote_only: bool = False
    through_noun: bool = False
    """Reaches through its object: "rejected accusations that"."""
    complement: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form: its words in lower case, and its name (base, third, past, participle)."""

    words: tuple[str, ...]
    name: str
    cue: Cue


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun may refer to: a person, a group, any of the two, or the speaker; gender is m, f or empty."""

    refers: str
    gender: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A lexicon ready for use. `data` is the JSON it was made from; all words are in lower case."""

    language: str
    source: str
    data: Mapping[str, Any]
    forms: Mapping[str, tuple[Form, ...]]
    """By first word, longest first."""
    classes: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]
    """What the words of a class may end in that it does not list."""
    pronouns: Mapping[str, Pronoun]
    genders: Mapping[str, str]
    quotes: Mapping[str, str]
    certainty: re.Pattern[str]
    certainty_of: Mapping[str, str]
    negative: re.Pattern[str]
    types: tuple[tuple[str, re.Pattern[str]], ...]
    dates: DateWords

    def has(self, kind: str, word: str) -> bool:
        """Whether a word in lower case belongs to a class such as `prepositions`, by list or by its ending."""
        words = self.classes.get(kind, _NOTHING)
        if word in words or (word.endswith(".") and word[:-1] in words):
            return True
        endings = self.endings.get(kind)
        if endings is None or len(word) < 5 or not word.endswith(endings):
            return False
        return word not in self.classes.get(f"not_{kind}", _NOTHING)


_NOTHING: frozenset[str] = frozenset()


def load_lexicon(path: Path) -> Lexicon:
    """The lexicon in a file; LexiconError where it is none, OSError where it cannot be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise LexiconError(f"{path.name} is not JSON: {error}.") from error
    return _made(data, path.name)


@lru_cache(maxsize=8)
def lexicon_of(language: str | None) -> Lexicon:
    """The lexicon that ships for a language such as "fa" or "en-GB"; the English one where there is none."""
    code = re.split(r"[-_]", language or "en")[0].lower()
    if re.fullmatch("[a-z]{2,3}", code):
        try:
            return load_lexicon(resource("lexicons", f"cues.{code}.json"))
        except FileNotFoundError:
            pass
    return load_lexicon(resource("lexicons", "cues.en.json"))


def merged(lexicon: Lexicon, edits: Mapping[str, Any]) -> Lexicon:
    """The lexicon with a project's changes; LexiconError where they make no sense.

    `edits` is a JSON value: `{"add": [cue, ...], "remove": ["claim", ...], "words": {"titles": {"add": [...],
    "remove": [...]}}}`, every part optional. A cue that is added replaces one of the same name and shape.
    """
    if not isinstance(edits, Mapping) or not set(edits) <= {"add", "remove", "words"}:
        raise LexiconError("The changes to the cue lexicon may only have the parts add, remove and words.")
    data = dict(lexicon.data)
    added = _listed(edits.get("add", []), "add")
    for cue in added:
        if not isinstance(cue, Mapping) or not isinstance(cue.get("cue"), str):
            raise LexiconError("A cue that is added needs the text of the cue.")
    gone = {str(each) for each in _listed(edits.get("remove", []), "remove")}
    new = {(cue["cue"], cue.get("shape", "verb")) for cue in added}
    kept = [c for c in data["cues"] if c["cue"] not in gone and (c["cue"], c.get("shape", "verb")) not in new]
    data["cues"] = [*kept, *added]
    words = {name: list(each) for name, each in data["words"].items()}
    changes = edits.get("words", {})
    if not isinstance(changes, Mapping):
        raise LexiconError("The part words of the changes to the cue lexicon names the words that change.")
    for name, change in changes.items():
        if name not in words or not isinstance(change, Mapping):
            raise LexiconError(f"The cue lexicon has no words called {name}.")
        without = set(_listed(change.get("remove", []), "remove"))
        words[name] = [w for w in words[name] if w not in without] + _listed(change.get("add", []), "add")
    data["words"] = words
    return _made(data, "The changed cue lexicon")


def _listed(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise LexiconError(f"The part {name} of the changes to the cue lexicon is a list.")
    return value


def _made(data: Any, name: str) -> Lexicon:
    if not isinstance(data, dict) or data.get("format") != FORMAT or data.get("version") != 1:
        raise LexiconError(f"{name} is not a cue lexicon of version 1.")
    try:
        certainty_of = {p: level for level, phrases in data["certainty"].items() for p in phrases}
        return Lexicon(
            language=data["language"],
            source=data["source"],
            data=MappingProxyType(data),
            forms=_forms(data),
            classes={kind: frozenset(words) for kind, words in data["words"].items()},
            endings={kind: tuple(endings) for kind, endings in data.get("endings", {}).items()},
            pronouns={
                form: Pronoun(p["refers"], p.get("gender", ""), p.get("number", ""))
                for p in data["pronouns"]
                for form in p["forms"]
            },
            genders={word: gender for gender, words in data["genders"].items() for word in words},
            quotes=data["quotes"],
            certainty=_any_of(certainty_of),
            certainty_of=certainty_of,
            negative=_any_of(data["negative"]),
            types=tuple((t["type"], re.compile("|".join(t["patterns"]))) for t in data["types"]),
            dates=DateWords.of(data["dates"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise LexiconError(f"{name} lacks a part or has one of the wrong sort: {error}.") from error
    except re.error as error:
        raise LexiconError(f"{name} has a pattern that cannot be read: {error}.") from error


def _any_of(phrases: Mapping[str, str] | list[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first; matches nothing where there are none."""
    if not phrases:
        return re.compile(r"(?!)")
    options = "|".join(re.escape(p) for p in sorted(phrases, key=len, reverse=True))
    # "n’t" stands at the end of a word, everything else is one.
    return re.compile(rf"(?:(?<!\w)|(?=n['’]t))(?:{options})(?!\w)", re.IGNORECASE)


def _forms(data: Mapping[str, Any]) -> dict[str, tuple[Form, ...]]:
    by_first: dict[str, list[Form]] = {}
    for entry in data["cues"]:
        cue = _cue(entry, data)
        for name, phrase in _inflected(entry, cue, data.get("inflection", {})):
            words = tuple(phrase.lower().split())
            if not words:
                raise LexiconError("A cue of the lexicon has no words.")
            by_first.setdefault(words[0], []).append(Form(words, name, cue))
    return {first: tuple(sorted(forms, key=lambda f: -len(f.words))) for first, forms in by_first.items()}


def _cue(entry: Mapping[str, Any], data: Mapping[str, Any]) -> Cue:
    known = {name: entry[name] for name in Cue.__dataclass_fields__ if name in entry}
    if unknown := set(entry) - set(known) - {"forms"}:
        raise LexiconError(f"The cue {entry['cue']} has a field that is not known: {', '.join(sorted(unknown))}.")
    implied = data["kinds"].get(entry.get("kind", ""), {})
    values = {"orders": data.get("orders", ORDERS), **implied, **known}
    for name in ("orders", "complement", "before"):
        values[name] = tuple(values.get(name, ()))
    if values.get("shape", "verb") not in SHAPES or not set(values["orders"]) <= set(ORDERS):
        raise LexiconError(f"The cue {entry['cue']} has a shape or an order that is not known.")
    return Cue(**values)


def _inflected(entry: Mapping[str, Any], cue: Cue, rules: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The forms of a cue by name: those given, and by rule those of a verb that are not."""
    given = entry.get("forms", {})
    yield "base", cue.cue
    for name, phrases in given.items():
        for phrase in phrases:
            yield name, phrase
    if cue.shape not in ("verb", "quoting"):
        return
    for name, replacements in rules.items():
        if name in given:
            continue
        for pattern, replacement in replacements:
            inflected, changed = re.subn(pattern, replacement, cue.cue, count=1)
            if changed:
                yield name, inflected
                break
