"""The command that compares people, as scripts see it."""

import argparse
import json
import sqlite3
from contextlib import closing

import pytest

from desk.cli import agreement
from desk.cli.main import _carried_out
from desk.model.change import Change, Transaction
from desk.model.claim import Link
from desk.model.span import Span
from tests.builders import EVENT, ORG, PERSON, a_claim, a_mention, a_workbench

TEXTS = ("Ann Lee met Bob of Acme. They talked, said Kim.", "Bob left Acme. سلام 😀 Ann.", "Nobody was here.")


@pytest.fixture
def desk(capsys):
    """Runs the command: its exit status, standard output, standard error."""

    def run(*arguments):
        parser = argparse.ArgumentParser(prog="desk")
        agreement.add_to(parser.add_subparsers())
        try:
            chosen = parser.parse_args(["agreement", *map(str, arguments)])
        except SystemExit as end:
            status = end.code
        else:
            status = _carried_out(chosen)
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def project(tmp_path):
    """Two articles labelled by Ana and Ben, and a third by Ana alone; Cleo has only annotated the first."""
    workbench, articles = a_workbench(tmp_path, *TEXTS)
    ana, ben, cleo = workbench.person.id, workbench.store.person("Ben").id, workbench.store.person("Cleo").id
    first, second, third = articles

    def claim(author, label, **more):
        kim = Span.of(TEXTS[0], TEXTS[0].index("Kim"), TEXTS[0].index("Kim") + 3)
        cue = Span.of(TEXTS[0], TEXTS[0].index("said"), TEXTS[0].index("said") + 4)
        link = Link(span=kim, cue=cue)
        return a_claim(first, TEXTS[0], "They talked", label=label, author=author, attribution=(link,), **more)

    made = [
        a_mention(first, TEXTS[0], "Ann Lee", author=ana),
        a_mention(first, TEXTS[0], "Bob", author=ana),
        a_mention(first, TEXTS[0], "Acme", ORG, author=ana),
        claim(ana, EVENT, attributes=(("certainty", "certain"),)),
        a_mention(second, TEXTS[1], "Bob", author=ana),
        a_mention(second, TEXTS[1], "Acme", ORG, author=ana),
        a_mention(third, TEXTS[2], "Nobody", author=ana),
        a_mention(first, TEXTS[0], "Ann", author=ben),
        a_mention(first, TEXTS[0], "Bob", author=ben),
        a_mention(first, TEXTS[0], "Acme", PERSON, author=ben),
        claim(ben, EVENT),
        a_mention(second, TEXTS[1], "Bob", author=ben),
        a_mention(second, TEXTS[1], "Acme", ORG, author=ben),
        a_mention(first, TEXTS[0], "Bob", author=cleo),
    ]
    workbench.do(Transaction("Label", tuple(Change(None, each) for each in made)))
    workbench.store.close()
    return tmp_path / "test.desk", articles


def figure(document, of, measure, label=None, between=None):
    found = [
        each
        for each in document["figures"]
        if (each["of"], each["measure"], each["label"]) == (of, measure, label)
        and (between is None or each["between"] == between)
    ]
    assert len(found) == 1
    return found[0]


def test_the_document_has_every_figure_with_what_was_counted(desk, project):
    path, (first, second, _) = project
    status, out, err = desk(path, "--between", "Ana", "Ben", "--json")
    assert (status, err) == (0, "")
    document = json.loads(out)
    ids = [person["id"] for person in document["people"]]
    assert [person["name"] for person in document["people"]] == ["Ana", "Ben"]
    assert document["articles"] == {
        "ids": sorted([first.id, second.id]),
        "characters": len(TEXTS[0]) + len(TEXTS[1]),
        "left_out": 1,
    }
    assert document["annotations"]["mentions"] == [{"person": ids[0], "count": 5}, {"person": ids[1], "count": 5}]
    exact = figure(document, "mentions", "f1_exact")
    assert (exact["value"], exact["n"], exact["unit"]) == (0.6, 10, "annotations")
    assert exact["counts"] == {"tp": 3, "fp": 2, "fn": 2}
    assert exact["low"] <= exact["value"] <= exact["high"]
    assert figure(document, "mentions", "f1_exact_unlabelled")["value"] == 0.8
    assert figure(document, "mentions", "f1_overlap")["value"] == 0.8
    assert figure(document, "mentions", "f1_overlap_unlabelled")["value"] == 1
    assert figure(document, "mentions", "f1_exact", "PERSON")["counts"] == {"tp": 2, "fp": 2, "fn": 1}
    assert 0 < figure(document, "mentions", "kappa")["value"] < 1
    assert figure(document, "mentions", "alpha")["unit"] == "characters"
    assert figure(document, "claims", "f1_exact")["value"] == 1
    assert figure(document, "claims", "u_alpha")["value"] == 1
    assert figure(document, "chain source", "f1_exact")["counts"] == {"tp": 1, "fp": 0, "fn": 0}
    assert figure(document, "chain cue", "f1_overlap")["value"] == 1
    assert figure(document, "claim certainty", "agreement")["value"] == 0
    (mentions, claims) = document["confusions"]
    assert {"labels": ["ORG", "PERSON"], "count": 1} in mentions["counts"]
    assert claims["counts"] == [{"labels": ["event", "event"], "count": 1}]


def test_an_undefined_figure_is_null_and_says_why(desk, project):
    path, _ = project
    document = json.loads(desk(path, "--between", "Ana", "Ben", "--json")[1])
    type_kappa = figure(document, "claim type", "kappa")
    assert type_kappa["value"] is None
    assert "chance alone" in type_kappa["why"]
    assert figure(document, "links", "agreement") == {
        **figure(document, "links", "agreement"),
        "value": None,
        "n": 0,
        "why": "there is nothing to compare",
    }


def test_the_table_is_for_people(desk, project):
    path, _ = project
    status, out, err = desk(path, "--between", "Ana", "Ben")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == f"Ana and Ben on 2 articles of {len(TEXTS[0]) + len(TEXTS[1])} characters."
    assert lines[1] == "Left out: 1 that not all of them annotated."
    assert "Mentions: Ana 5, Ben 5." in lines
    (exact,) = [line for line in lines if line.startswith("mentions") and "all " in line and "span F1, exact  " in line]
    assert "0.600" in exact
    assert exact.endswith("annotations: tp 3, fp 2, fn 2")
    assert any(line.startswith("claim type") and " - " in line and "undefined: all gave" in line for line in lines)
    assert any("Organization" in line and "Person" in line for line in lines[lines.index(lines[-1]) - 5 :])


def test_the_same_seed_gives_the_same_document_and_order_of_people_changes_no_value(desk, project):
    path, _ = project
    one = desk(path, "--between", "Ana", "Ben", "--json")[1]
    assert one == desk(path, "--between", "Ana", "Ben", "--json")[1]
    there, back = json.loads(one), json.loads(desk(path, "--between", "Ben", "Ana", "--json")[1])

    def values(document):
        return {(f["of"], f["measure"], f["label"]): f["value"] and round(f["value"], 12) for f in document["figures"]}

    assert values(there) == values(back)


def test_people_can_be_named_by_id_and_three_get_fleiss_kappa_and_each_pair(desk, project):
    path, (first, *_) = project
    document = json.loads(desk(path, "--between", "Ana", "Ben", "Cleo", "--json", "--resamples", 0)[1])
    assert document["articles"]["ids"] == [first.id]
    everybody = [person["id"] for person in document["people"]]
    assert figure(document, "mentions", "fleiss_kappa", None, everybody)["value"] is not None
    pairs = [
        f["between"]
        for f in document["figures"]
        if (f["of"], f["measure"], f["label"]) == ("mentions", "f1_exact", None)
    ]
    assert pairs == [everybody[:2], [everybody[0], everybody[2]], everybody[1:]]
    assert all(each["low"] is None and each["why"] == "" for each in document["figures"] if each["value"] is not None)
    assert desk(path, "--between", *everybody[:2])[1] == desk(path, "--between", "Ana", "Ben")[1]
    assert "Ana, Cleo" in desk(path, "--between", "Ana", "Ben", "Cleo")[1]


def test_articles_named_are_compared_even_where_somebody_marked_nothing(desk, project):
    path, (_, _, third) = project
    document = json.loads(desk(path, "--between", "Ana", "Ben", "--article", third.id, "--json")[1])
    exact = figure(document, "mentions", "f1_exact")
    assert (exact["value"], exact["counts"]) == (0, {"tp": 0, "fp": 0, "fn": 1})
    assert exact["why"] == "no interval from fewer than two articles"
    assert document["articles"]["left_out"] == 0


def test_labels_restrict_what_is_looked_at(desk, project):
    path, _ = project
    document = json.loads(desk(path, "--between", "Ana", "Ben", "--label", "Organization", "--json")[1])
    assert document["labels"] == ["ORG"]
    assert document["annotations"] == {"mentions": [{**each} for each in document["annotations"]["mentions"]]}
    assert figure(document, "mentions", "f1_exact")["counts"] == {"tp": 1, "fp": 0, "fn": 1}
    assert "No claims to compare." in desk(path, "--between", "Ana", "Ben", "--label", "ORG")[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--between", "Ana", "Zoë"), "Nobody named “Zoë” works in the project."),
        (("--between", "Ana"), "Agreement is between two people or more."),
        (("--between", "Ana", "Ana"), "Agreement is between two people or more."),
        (("--between", "Ana", "Ben", "--article", "gone"), "There is no article “gone” in the project."),
        (("--between", "Ana", "Ben", "--label", "gone"), "There is no label “gone” in the project."),
        (("--between", "Ana", "Ben", "--resamples", "-1"), "The number of draws is negative."),
    ],
)
def test_what_is_not_there_is_a_sentence(desk, project, arguments, sentence):
    assert desk(project[0], *arguments) == (2, "", sentence + "\n")


def test_people_who_share_no_article_are_told_so(desk, tmp_path):
    workbench, (article,) = a_workbench(tmp_path, TEXTS[0])
    workbench.store.person("Ben")
    mention = a_mention(article, TEXTS[0], "Bob", author=workbench.person.id)
    workbench.do(Transaction("Label", (Change(None, mention),)))
    workbench.store.close()
    status, out, err = desk(tmp_path / "test.desk", "--between", "Ana", "Ben")
    assert (status, out) == (2, "")
    assert err == "There is no article that Ana and Ben have both annotated.\n"


def test_an_annotation_past_the_text_is_left_out_named_and_makes_it_partial(desk, project):
    path, (first, *_) = project
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(
            "UPDATE annotation SET \"end\" = 5000, spans = replace(spans, '7', '5000') WHERE spans LIKE '%Ann Lee%'"
        )
        raw.commit()
    status, out, err = desk(path, "--between", "Ana", "Ben", "--json")
    assert status == 1
    assert first.id in err
    assert figure(json.loads(out), "mentions", "f1_exact")["n"] == 9


def test_who_is_not_asked_does_not_count(desk, project):
    path, _ = project
    document = json.loads(desk(path, "--between", "Ben", "Cleo", "--json")[1])
    assert figure(document, "mentions", "f1_exact")["counts"] == {"tp": 1, "fp": 0, "fn": 2}


def test_help_says_what_is_counted(desk):
    status, out, _ = desk("--help")
    assert status == 0
    assert "what is counted:" in out
    assert "Without --article" in out
