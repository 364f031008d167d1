"""What is said on screen of reporting words: how each is used, what it tells of, what it implies."""

from collections.abc import Mapping
from typing import Any

from desk.learn.cue_edits import Standing
from desk.ui.translation import tr


def shape_words() -> dict[str, str]:
    """For each shape of a cue its name with an example."""
    return {
        "verb": tr("Verb: “she said that”"),
        "preposition": tr("Preposition: “according to her”"),
        "noun": tr("Noun: “the claim that”"),
        "possessed": tr("Possessed: “in her words”"),
        "adverb": tr("Adverb: “reportedly”"),
        "citing": tr("Citing: “citing two officials”"),
        "quoting": tr("Quoting: “quoted her as saying”"),
    }


def shape_title(shape: str) -> str:
    """A shape's name alone."""
    return shape_words().get(shape, shape).split(":")[0]


def standing_words(standing: Standing) -> str:
    """How a word came to be in the project's list; nothing for one that ships."""
    return {
        Standing.SHIPPED: "",
        Standing.ADDED: tr("added"),
        Standing.CHANGED: tr("changed"),
        Standing.REMOVED: tr("taken out"),
    }[standing]


def plain(name: str) -> str:
    """A name of the lexicon as words: `plan_or_prediction` as “Plan or prediction”."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def kind_words(kind: str, implied: Mapping[str, Any]) -> str:
    """A kind of saying with what it implies: “Denial: denies”."""
    values = [plain(str(implied[name])).lower() for name in ("certainty", "stance", "type") if name in implied]
    return f"{plain(kind)}: {', '.join(values)}" if values else plain(kind)
