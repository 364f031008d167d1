"""Every sample file through the reader that takes it: all that comes out, against results read and found right.

`python tests/formats/test_golden.py` writes the results anew, to be read as a change before they are kept.
"""

import json
from dataclasses import fields

import pytest

from desk.formats.format import FormatError
from desk.formats.known import detect
from desk.model.article import Source
from tests.intake import BASE, DATA, result_of

GOLDEN = DATA.parent / "intake-golden.json"
SAMPLES = sorted(
    str(file.relative_to(DATA).as_posix())
    for file in DATA.rglob("*")
    if file.is_file() and not file.name.endswith("expected.json")
)


def text_of(text):
    """The sample article's text by its name, and every other one as it is."""
    plain = text.replace("\xa0", " ")
    if plain == BASE["body"].replace("\xa0", " "):
        return "BASE" if text == BASE["body"] else "BASE with blanks for no-break spaces"
    return text


def of_document(document):
    article = document.article
    source = {field.name: getattr(article.source, field.name) for field in fields(Source)}
    return {
        "text": text_of(document.text),
        "title": article.title,
        "language": article.language,
        "source": {name: value for name, value in source.items() if value and name != "file"},
        "regions": [[each.kind, each.start, each.end] for each in article.regions],
        "findings": [
            [each.field, each.value, each.origin.partition(" 2.")[0], each.start, each.end, each.confidence]
            for each in article.provenance.findings
        ],
        "part": article.provenance.part,
        "left_out": [block.text for block in document.blocks if not block.kept],
    }


def result(sample):
    path = DATA / sample
    try:
        format = detect(path)
    except FormatError as error:
        return {"failure": str(error)}
    read = result_of(format, path)
    whole = {
        "reader": format.name,
        "documents": [of_document(document) for document in read.documents],
        "told": read.told,
        "failure": read.failure,
    }
    return json.loads(json.dumps(whole))


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_gives_exactly_what_it_should(sample):
    assert result(sample) == json.loads(GOLDEN.read_bytes())[sample]


def test_no_sample_is_forgotten():
    assert sorted(json.loads(GOLDEN.read_bytes())) == SAMPLES


if __name__ == "__main__":
    lines = [f"{json.dumps(sample)}: {json.dumps(result(sample), ensure_ascii=False)}" for sample in SAMPLES]
    GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
