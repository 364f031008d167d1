"""`desk export --package` and `desk merge`."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.actions.scheme import change_label
from desk.cli.main import main
from tests.actions.merging import Family
from tests.builders import a_mention

TEXT = "Ana Lee met Bo Ek in Oslo."


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    found = Family(tmp_path, TEXT)
    yield found
    found.close()


def test_a_package_is_written_and_merged_once(family: Family, capsys: pytest.CaptureFixture[str]) -> None:
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    side.made(a_mention(family.articles[0], TEXT, "Oslo"))
    package = family.folder / "cem.deskpackage"
    command = ["export", str(side.path), "--package", "--author", "Cem", "-o", str(package)]
    assert main(command) == 0
    assert capsys.readouterr().out == "Packed 1 article with 1 annotation into cem.deskpackage.\n"
    assert main(["merge", str(boss.path), str(package)]) == 0
    out = capsys.readouterr().out
    assert "New: 1 mention." in out
    assert main(["merge", str(boss.path), str(package)]) == 0
    assert "nothing was changed" in capsys.readouterr().out
    assert len(boss.all(family.articles[0].id)) == 1


def test_a_changed_label_set_is_listed_until_it_is_said_whose_holds(
    family: Family, capsys: pytest.CaptureFixture[str]
) -> None:
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    with side.store.reading() as reading:
        labels = reading.labels()
    side.bench.do(change_label(labels, labels["ORG"], name="Group"))
    assert main(["merge", str(boss.path), str(side.path)]) == 2
    err = capsys.readouterr().err
    assert "Label ORG" in err
    assert "--labels ours|theirs" in err
    assert main(["merge", str(boss.path), str(side.path), "--labels", "ours"]) == 0
    capsys.readouterr()
    assert main(["merge", str(boss.path), str(side.path)]) == 0
    assert "nothing was changed" in capsys.readouterr().out
    with boss.store.reading() as reading:
        assert reading.labels()["ORG"] == labels["ORG"]
    other = family.side("other", "Boss")
    assert main(["merge", str(other.path), str(side.path), "--labels", "theirs"]) == 0
    with other.store.reading() as reading:
        assert reading.labels()["ORG"] == replace(labels["ORG"], name="Group")


def test_the_report_can_be_json(family: Family, capsys: pytest.CaptureFixture[str]) -> None:
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    side.made(a_mention(family.articles[0], TEXT, "Oslo"))
    assert main(["merge", str(boss.path), str(side.path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["merged"] is True
    assert found["new"] == {"mention": 1}


def test_what_is_no_package_is_refused_in_one_sentence(family: Family, capsys: pytest.CaptureFixture[str]) -> None:
    boss = family.side("boss", "Boss")
    other = family.folder / "other.deskpackage"
    other.write_text("no", encoding="utf-8")
    assert main(["merge", str(boss.path), str(other)]) == 2
    assert capsys.readouterr().err == "other.deskpackage: this file is not a Desk project.\n"
    assert main(["merge", str(boss.path), str(boss.path)]) == 2
    assert main(["merge", str(boss.path), str(family.folder / "none.desk")]) == 2
    assert main(["export", str(boss.path), "--package", "-o", "-"]) == 2


def test_history_lists_what_a_merge_brought_in_time_order(family: Family, capsys: pytest.CaptureFixture[str]) -> None:
    side, boss = family.side("side", "Cem"), family.side("boss", "Boss")
    made = a_mention(family.articles[0], TEXT, "Oslo")
    side.made(made)
    boss.made(a_mention(family.articles[0], TEXT, "Ana Lee"))
    assert main(["merge", str(boss.path), str(side.path)]) == 0
    capsys.readouterr()
    assert main(["history", str(boss.path), "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)["history"]
    assert [each["at"] for each in entries] == sorted(each["at"] for each in entries)
    (brought,) = [each for each in entries if each.get("origin") and each["changes"][0]["id"] == made.id]
    assert "seq" not in brought
    assert (brought["by"]["name"], brought["origin"]) == ("Cem", side.path.name)
    assert brought["changes"][0]["new"].startswith("Oslo, ")
    assert main(["history", str(boss.path)]) == 0
    assert f"(from {side.path.name})" in capsys.readouterr().out
