import json
import re

import pytest

from desk.learn.attribution import propose
from desk.learn.cues import Form, Lexicon, LexiconError, lexicon_of, load_lexicon, merged
from desk.model.span import Span
from desk.paths import resource

ENGLISH = lexicon_of("en")


def forms_of(lexicon: Lexicon, first: str) -> list[Form]:
    return list(lexicon.forms.get(first, ()))


def test_verbs_are_inflected_by_rule_or_as_given() -> None:
    names = {
        " ".join(f.words): f.name
        for word in ("denies", "denied", "denying", "said", "warns")
        for f in forms_of(ENGLISH, word)
    }
    assert names == {"denies": "third", "denied": "past", "denying": "participle", "said": "past", "warns": "third"}


def test_the_longest_phrase_comes_first() -> None:
    assert forms_of(ENGLISH, "made")[0].words == ("made", "it", "clear")


def test_what_a_kind_implies_is_on_the_cue() -> None:
    assert forms_of(ENGLISH, "denied")[0].cue.stance == "denies"
    suggested = forms_of(ENGLISH, "suggested")[0].cue
    assert (suggested.type, suggested.type_of_clause) == ("plan_or_prediction", "position")
    assert forms_of(ENGLISH, "claimed")[0].cue.certainty == "unspecified"


def test_every_shipped_lexicon_states_its_source_and_licence() -> None:
    for path in sorted(resource("lexicons").glob("cues.*.json")):
        lexicon = load_lexicon(path)
        assert lexicon.source
        assert lexicon.data["licence"] == "Apache-2.0"
        assert path.name == f"cues.{lexicon.language}.json"


def test_a_language_without_a_lexicon_gets_the_english_one() -> None:
    assert lexicon_of("xx").language == lexicon_of(None).language == "en"
    assert lexicon_of("fa-IR").language == "fa"
    assert lexicon_of("../secret").language == "en"


def test_a_project_adds_and_removes_cues() -> None:
    edits = {"add": [{"cue": "opine", "kind": "belief"}], "remove": ["say"]}
    changed = merged(ENGLISH, edits)
    text = "Lund opined that the bridge was safe."
    content = (Span.of(text, text.index("the bridge"), len(text) - 1),)
    assert not propose(text, content, lexicon=ENGLISH).links
    proposal = propose(text, content, lexicon=changed)
    assert proposal.links[0].cues[0].span.text == "opined"
    assert proposal.certainty == "probable"
    assert not forms_of(changed, "said")
    assert forms_of(ENGLISH, "said")


def test_a_project_changes_a_cue_of_the_same_name_and_shape() -> None:
    changed = merged(ENGLISH, {"add": [{"cue": "report", "kind": "report", "noun": True, "certainty": "probable"}]})
    by_shape = {f.cue.shape: f.cue.certainty for f in forms_of(changed, "report")}
    assert by_shape == {"verb": "probable", "noun": "certain"}


def test_a_project_changes_words() -> None:
    changed = merged(ENGLISH, {"words": {"titles": {"add": ["burgrave"], "remove": ["mr"]}}})
    assert changed.has("titles", "burgrave")
    assert not changed.has("titles", "mr")


@pytest.mark.parametrize(
    "edits",
    [
        [],
        {"cues": []},
        {"add": "say"},
        {"add": [{"kind": "belief"}]},
        {"add": [{"cue": "opine", "shape": "interpretive dance"}]},
        {"add": [{"cue": "opine", "colour": "red"}]},
        {"add": [{"cue": " "}]},
        {"words": {"no such words": {"add": ["x"]}}},
        {"words": {"titles": ["x"]}},
        {"words": ["titles"]},
    ],
)
def test_changes_that_make_no_sense_are_refused_in_a_sentence(edits: object) -> None:
    with pytest.raises(LexiconError, match=r"\.$"):
        merged(ENGLISH, edits)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data", ["{", "[]", '{"format": "desk-cues", "version": 2}', '{"format": "desk-cues", "version": 1}']
)
def test_a_file_that_is_no_lexicon_is_refused_by_name(tmp_path, data) -> None:
    path = tmp_path / "mine.json"
    path.write_text(data, encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape("mine.json")):
        load_lexicon(path)


def test_a_pattern_that_cannot_be_read_is_refused(tmp_path) -> None:
    data = json.loads(resource("lexicons", "cues.en.json").read_text(encoding="utf-8"))
    data["types"] = [{"type": "event", "patterns": ["("]}]
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(LexiconError, match="pattern"):
        load_lexicon(path)


def test_a_family_is_no_adverb_and_an_official_says_it_plainly() -> None:
    assert ENGLISH.has("adverbs", "plainly")
    assert not ENGLISH.has("adverbs", "family")
    assert ENGLISH.has("titles", "gen.")
