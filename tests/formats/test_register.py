"""The register as CSV and JSON: what goes out comes in again, what is wrong is told with its row."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.formats.format import FormatError, Notice
from desk.formats.register import Kind, read_register, write_register
from desk.model.entity import Entity
from desk.text.canon import canonical

ISNA = Entity(
    id="01890000-0000-7000-8000-000000000001",
    label="ORG",
    name="Iranian Students' News Agency",
    aliases=("ISNA", "a|b", "خبرگزاری دانشجویان ایران (ایسنا)"),
    external=(("geonames", "7:8"), ("wikidata", "Q796927")),
    note='Said "no",\nthen nothing.',
)
FORMULA = Entity(id="2", label="ORG", name="=SUM(A1:A9)", aliases=("+49 30", "@handle", "'=x"), note="-1")


def read(path: Path) -> tuple[list[Entity], list[str]]:
    notices: list[Notice] = []
    entities = read_register(path, notices.append)
    assert all(notice.file == path.name and notice.lost for notice in notices)
    return entities, [notice.text for notice in notices]


def given_file(folder: Path, text: str | bytes, name: str = "register.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_register_comes_back_as_it_was_written(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / "register"
    for entities in ([ISNA, FORMULA], []):
        write_register(entities, path, kind)
        assert read(path) == (entities, [])


def test_what_the_files_look_like(tmp_path: Path) -> None:
    write_register([ISNA, FORMULA], tmp_path / "r.csv", "csv")
    assert (tmp_path / "r.csv").read_bytes().decode() == (
        "id,label,name,aliases,wikidata,external,note\r\n"
        "01890000-0000-7000-8000-000000000001,ORG,Iranian Students' News Agency,"
        'ISNA|a\\|b|خبرگزاری دانشجویان ایران (ایسنا),Q796927,geonames:7:8,"Said ""no"",\nthen nothing."\r\n'
        "2,ORG,'=SUM(A1:A9),'+49 30|@handle|'=x,,,'-1\r\n"
    )
    write_register([FORMULA], tmp_path / "r.json", "json")
    assert json.loads((tmp_path / "r.json").read_bytes()) == {
        "format": "desk-register",
        "version": 1,
        "entities": [
            {"id": "2", "label": "ORG", "name": "=SUM(A1:A9)", "aliases": ["+49 30", "@handle", "'=x"], "note": "-1"}
        ],
    }


def clean(text: str) -> str:
    return canonical(text).text.strip()


values = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("|:\\'=+-@;,\"\n\t"), min_size=1).map(clean)
some = values.filter(bool)
entities = st.builds(
    lambda id, label, name, aliases, external, note: Entity(
        id=id,
        label=label,
        name=name,
        aliases=tuple(a for a in dict.fromkeys(aliases) if a != name),
        external=tuple(sorted(external.items())),
        note=note,
    ),
    *(some, some, some, st.lists(some), st.dictionaries(some | st.just("wikidata"), some), values),
)


@given(st.lists(entities), st.sampled_from(["csv", "json"]))
def test_any_register_round_trips(tmp_path_factory: pytest.TempPathFactory, register: list[Entity], kind: Kind) -> None:
    path = tmp_path_factory.mktemp("round") / "register"
    write_register(register, path, kind)
    assert read(path) == (register, [])


def test_a_spreadsheets_file_is_read_with_its_own_columns_and_marks(tmp_path: Path) -> None:
    rows = "\ufeffName;Label;Aliases;Comment\r\nISNA;ORG;Students' agency | Isna|;x\r\n;;;\r\n"
    ((entity,), notices) = read(given_file(tmp_path, rows))
    assert (entity.name, entity.label, entity.aliases) == ("ISNA", "ORG", ("Students' agency", "Isna"))
    assert len(entity.id) == 36
    assert notices == ["The column “comment” is not known and was not read."]
    assert (
        read(given_file(tmp_path, rows.removeprefix("\ufeff").replace(";", "\t").encode("utf-16")))[0][0].name == "ISNA"
    )


def test_bad_rows_are_left_out_and_told_with_their_number(tmp_path: Path) -> None:
    rows = "name,label,external\nISNA,ORG,viaf\n,ORG\n\nIRNA,\nIRIB,ORG,viaf:5|:x\n"
    found, notices = read(given_file(tmp_path, rows))
    assert [(e.name, e.external) for e in found] == [("ISNA", ()), ("IRIB", (("viaf", "5"),))]
    assert notices == [
        "Row 2: “viaf” is not of the form name:id.",
        "Row 3 was left out: it has no name.",
        "Row 5 was left out: it has no label.",
        "Row 6: “:x” is not of the form name:id.",
    ]


def test_bad_entries_of_json_are_left_out_and_told_with_their_number(tmp_path: Path) -> None:
    text = '[{"label":"ORG","name":"ISNA"},{"name":"x"},{"label":"ORG","name":5},{"label":"ORG","name":" "},7]'
    found, notices = read(given_file(tmp_path, text))
    assert [e.name for e in found] == ["ISNA"]
    assert notices == [
        "Entity 2 was left out: object missing required field label.",
        "Entity 3 was left out: expected str, got int - at name.",
        "Entity 4 was left out: it has no name or no label.",
        "Entity 5 was left out: expected object, got int.",
    ]


def test_the_entities_of_an_annotation_export_are_read(tmp_path: Path) -> None:
    text = json.dumps(
        {"format": "desk-annotations", "version": 1, "entities": [{"id": "1", "label": "ORG", "name": "X"}]}
    )
    assert read(given_file(tmp_path, text))[0] == [Entity(id="1", label="ORG", name="X")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "there is nothing in it"),
        (b"\xff\xfex", "it is not text in UTF-8"),
        (b"name,label\n\xe9,ORG\n", "it is not text in UTF-8"),
        (b"name,type\nx,ORG\n", "its first row names no column “label”"),
        (b'label,name\nORG,x\nORG,"y" z\n', "row 3 is not CSV: ',' expected after '\"'"),
        (b'{"format":"desk-labels","version":1,"labels":[]}', "there is no list of entities in it"),
        (b'{"format":"desk-register","version":2,"entities":[]}', "version 2, and this program knows only version 1"),
        (b'{"entities":[', "it is not JSON: input data was truncated"),
        (b'{"entities":[{"label":"ORG","name":"\\ud800"}]}', "it is not JSON"),
    ],
)
def test_a_file_that_is_no_register_is_refused_in_a_sentence(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(given_file(tmp_path, data))
    assert reason in str(caught.value)
    assert str(caught.value).startswith("register.csv cannot be read: ")


def test_a_missing_file_and_a_place_that_is_not_there_are_told(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"none\.csv cannot be read: no such file or directory\."):
        read(tmp_path / "none.csv")
    with pytest.raises(FormatError, match=r"r\.csv cannot be written: no such file or directory\."):
        write_register([ISNA], tmp_path / "none" / "r.csv", "csv")


def test_a_cell_may_be_longer_than_the_csv_module_likes(tmp_path: Path) -> None:
    long = Entity(id="1", label="ORG", name="X", note="n" * 200_000)
    write_register([long], tmp_path / "r.csv", "csv")
    assert read(tmp_path / "r.csv") == ([long], [])


def test_control_characters_in_names_do_not_get_in(tmp_path: Path) -> None:
    ((entity,), _) = read(given_file(tmp_path, '[{"label": "ORG", "name": "I\\u0000SNA\\r\\n"}]'))
    assert entity.name == "I\ufffdSNA"
