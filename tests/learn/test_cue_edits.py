import json
import logging

import pytest

from desk.learn.attribution import propose
from desk.learn.cue_edits import (
    Edits,
    Standing,
    Word,
    found_as,
    languages,
    lexicon_for,
    put,
    put_back,
    read_edits,
    take_out,
    words_of,
    written,
)
from desk.learn.cues import LexiconError, lexicon_of
from desk.model.span import Span

ENGLISH = lexicon_of("en")


def word(text: str, edits: Edits, shape: str = "verb") -> Word:
    return next(each for each in words_of(ENGLISH, edits) if (each.text, each.shape) == (text, shape))


def test_every_language_that_ships_is_listed() -> None:
    assert {"en", "fa"} <= set(languages())


def test_a_word_says_what_it_implies_and_what_it_is_found_as() -> None:
    denied = word("deny", {})
    assert (denied.standing, denied.kind, denied.stance) == (Standing.SHIPPED, "denial", "denies")
    assert denied.forms == ("deny", "denies", "denied", "denying")
    assert word("claim", {}).certainty == "unspecified"


@pytest.mark.parametrize("language", languages())
def test_every_word_that_ships_may_be_put_in_its_own_place_and_changes_nothing(language: str) -> None:
    lexicon = lexicon_of(language)
    for each in words_of(lexicon, {}):
        assert written(put(lexicon, {}, each.entry, each)) == ""


def test_a_word_is_added_changed_and_taken_out_again() -> None:
    edits = put(ENGLISH, {}, {"cue": "  opine ", "kind": "belief", "shape": "verb", "certainty": "", "noun": False})
    assert edits == {"add": [{"cue": "opine", "kind": "belief"}]}
    added = word("opine", edits)
    assert (added.standing, added.certainty) == (Standing.ADDED, "probable")
    edits = put(ENGLISH, edits, {"cue": "opine", "certainty": "possible"}, added)
    assert word("opine", edits).certainty == "possible"
    edits = put(ENGLISH, edits, {"cue": "aver", "forms": {"past": ["averred", " "]}}, word("opine", edits))
    assert [each["cue"] for each in edits["add"]] == ["aver"]
    assert word("aver", edits).forms == ("aver", "avers", "averred", "avering")
    assert written(take_out(edits, word("aver", edits))) == ""


def test_a_word_that_ships_is_changed_and_restored() -> None:
    admit = word("admit", {})
    edits = put(ENGLISH, {}, {**admit.entry, "certainty": "possible"}, admit)
    changed = word("admit", edits)
    assert (changed.standing, changed.certainty) == (Standing.CHANGED, "possible")
    assert written(put_back(edits, changed)) == ""
    gone = take_out(edits, changed)
    assert word("admit", gone).standing is Standing.REMOVED
    assert written(put_back(gone, word("admit", gone))) == ""


def test_a_word_of_two_uses_is_taken_out_in_both_and_one_may_come_back() -> None:
    edits = take_out({}, word("report", {}))
    assert {word("report", edits, shape).standing for shape in ("verb", "noun")} == {Standing.REMOVED}
    edits = put(ENGLISH, edits, word("report", {}, "noun").entry)
    assert word("report", edits, "noun").standing is Standing.CHANGED
    assert word("report", edits).standing is Standing.REMOVED
    assert take_out(edits, word("report", edits)) == edits


def test_a_word_that_was_taken_out_is_shown_as_what_it_was_found_as() -> None:
    assert word("say", take_out({}, word("say", {}))).forms == ("say", "says", "said", "saying")


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"cue": " "}, "Type the word"),
        ({"cue": "say"}, "there already"),
        ({"cue": "Say"}, "there already"),
        ({"cue": "so-called, but"}, "could not be found"),
        ({"cue": "“opine”"}, "could not be found"),
        ({"cue": "her father's word"}, "could not be found"),
        ({"cue": "opine", "forms": {"past": ["opined!"]}}, "could not be found"),
        ({"cue": "a b c d e f g"}, "too long"),
        ({"cue": "opine", "shape": "dance"}, "not known"),
        ({"cue": "opine", "colour": "red"}, "not known"),
    ],
)
def test_a_wrong_edit_is_refused_in_a_sentence(entry: dict[str, object], why: str) -> None:
    with pytest.raises(LexiconError, match=why) as error:
        put(ENGLISH, {}, entry)
    assert str(error.value).endswith(".")


def test_a_word_that_ships_keeps_its_name_and_use() -> None:
    with pytest.raises(LexiconError, match="comes with Desk"):
        put(ENGLISH, {}, {"cue": "opine"}, word("say", {}))


@pytest.mark.parametrize(
    "cues", ["{", "[]", '{"add": {}}', '{"add": [{"cue": 1}]}', '{"add": [3]}', '{"remove": [[]]}']
)
def test_changes_that_are_none_are_refused(cues: str) -> None:
    with pytest.raises(LexiconError, match=r"\.$"):
        read_edits(cues)


def test_what_is_not_edited_here_is_carried_along() -> None:
    edits = read_edits('{"words":{"titles":{"add":["burgrave"]}}}')
    edits = put(ENGLISH, edits, {"cue": "opine"})
    assert json.loads(written(edits)) == {
        "words": {"titles": {"add": ["burgrave"]}},
        "add": [{"cue": "opine"}],
    }
    assert [each.text for each in words_of(lexicon_of("fa"), edits) if each.standing is Standing.ADDED] == ["opine"]


def test_a_phrase_of_another_script_can_be_added() -> None:
    persian = lexicon_of("fa")
    edits = put(persian, {}, {"cue": "خاطرنشان کرد", "forms": {"third": ["می\u200cگوید که"]}})
    found = next(each for each in words_of(persian, edits) if each.standing is Standing.ADDED)
    assert found.forms == ("خاطرنشان کرد", "می\u200cگوید که")


def test_what_a_word_would_be_found_as_is_told_beforehand() -> None:
    assert found_as(ENGLISH, {"cue": "opine"}) == ("opine", "opines", "opined", "opining")
    assert found_as(ENGLISH, {"cue": "in the words of", "shape": "preposition"}) == ("in the words of",)


def test_the_project_s_words_are_those_that_proposals_go_by(caplog: pytest.LogCaptureFixture) -> None:
    text = "Lund opined that the bridge was safe."
    content = (Span.of(text, text.index("the bridge"), len(text) - 1),)
    cues = written(put(ENGLISH, {}, {"cue": "opine"}))
    assert propose(text, content, lexicon=lexicon_for("en", cues)).links
    with caplog.at_level(logging.WARNING):
        assert not propose(text, content, lexicon=lexicon_for("en", '{"add": 3}')).links
    assert "cannot be used" in caplog.text
