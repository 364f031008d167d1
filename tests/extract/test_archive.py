"""Zip files from strangers: what is refused before it is unpacked, and what is read."""

import contextlib
import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.extract.archive import ArchiveError, Limits, opened


def zipped(*members, deflate=True):
    """The bytes of a zip file with these (name, content) pairs."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED) as file:
        for name, content in members:
            file.writestr(name, content)
    return stream.getvalue()


def reason(path, data, limits=None):
    """Why a file of these bytes is refused."""
    path.write_bytes(data)
    with pytest.raises(ArchiveError) as caught:
        read_all(path, limits or Limits())
    return str(caught.value)


def read_all(path, limits):
    with opened(path, limits) as archive:
        for name in sorted(archive.names):
            archive.read(name)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "some.zip"


def test_members_are_read_by_name_and_folders_are_none(path):
    path.write_bytes(zipped(("a/b.xml", "words"), ("c/", "")))
    with opened(path) as archive:
        assert archive.names == {"a/b.xml"}
        assert (archive.read("a/b.xml"), archive.read("c.xml")) == (b"words", None)
        assert (archive.size("a/b.xml"), archive.size("c.xml")) == (5, 0)
        assert b"".join(archive.chunks("a/b.xml")) == b"words"
        with pytest.raises(ArchiveError, match=r"^its part c\.xml is missing$"):
            list(archive.chunks("c.xml"))


def test_a_member_larger_than_asked_for_is_not_read(path):
    path.write_bytes(zipped(("a", "words")))
    with (
        opened(path) as archive,
        pytest.raises(ArchiveError, match=r"^its part a has 5 bytes, and at most 4 are read$"),
    ):
        archive.read("a", 4)


@pytest.mark.parametrize(
    "name", ["../evil", "a/../../evil", "/etc/passwd", "C:/evil", "C:evil", "..\\evil", "\\evil", "a\\..\\evil", ".."]
)
def test_a_name_that_leads_outside_is_refused(path, name):
    assert reason(path, zipped((name, "x"))) == f"its part {name} would lie outside of it"


@pytest.mark.parametrize("name", ["a..b", "..a/b", "word/a...xml"])
def test_dots_in_a_name_are_no_way_out(path, name):
    path.write_bytes(zipped((name, "x")))
    with opened(path) as archive:
        assert archive.read(name) == b"x"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(path):
    said = reason(path, zipped(("a", b"0" * (20 << 20))))
    assert said.startswith("its part a would unpack to 20,971,520 bytes from 2")
    assert said.endswith(", as a zip bomb does")


def test_many_parts_that_are_large_together_are_refused(path):
    data = zipped(*((str(i), b"x" * 1000) for i in range(11)))
    assert reason(path, data, Limits(total=10_000)) == "it would unpack to 11,000 bytes"
    assert reason(path, data, Limits(member=999)) == "its part 0 would unpack to 1,000 bytes"


def test_too_many_parts_are_refused_before_their_directory_is_read(path):
    data = zipped(*((str(i), b"") for i in range(21)))
    assert reason(path, data, Limits(members=20)) == "it has 21 parts, and 20 is the most that is read"


def test_a_file_that_is_too_large_is_refused(path):
    assert reason(path, zipped(("a", b"x" * (3 << 20)), deflate=False), Limits(file=2 << 20)) == "it has more than 2 MB"


def test_two_parts_of_one_name_are_refused(path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("a", "1"), ("a", "2"))
    assert reason(path, data) == "it has two parts called a"


def test_an_encrypted_part_is_refused(path):
    data = bytearray(zipped(("a", "words")))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    assert reason(path, bytes(data)) == "it is protected by a password"


def test_a_part_that_is_larger_than_it_says_is_damaged(path):
    data = bytearray(zipped(("a", b"words " * 1000)))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)
    assert reason(path, bytes(data)) == "its part a is damaged or cut off"


def test_a_way_of_packing_that_office_programs_do_not_use_is_refused(path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("a", "words")
    assert reason(path, stream.getvalue()) == "its part a is packed in a way that is not read"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"words", "it is not the zip file that it should be"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "it is protected by a password, or of an old Office program"),
        (zipped(("a", "words"))[:-10], "it is damaged or cut off"),
        (b"PK\x03\x04", "it is damaged or cut off"),
    ],
)
def test_what_is_no_sound_zip_file_is_refused_in_plain_words(path, data, said):
    assert reason(path, data) == said


SEED = zipped(("a.xml", "words " * 50), ("b/c.xml", "more"))


@given(st.lists(st.tuples(st.integers(0, len(SEED) - 1), st.integers(0, 255)), max_size=8), st.integers(0, len(SEED)))
def test_a_damaged_file_is_read_or_refused(tmp_path_factory, changes, length):
    data = bytearray(SEED)
    for at, byte in changes:
        data[at] = byte
    path = tmp_path_factory.getbasetemp() / "fuzzed.zip"
    path.write_bytes(data[: max(length, len(data) // 2)])
    with contextlib.suppress(ArchiveError):
        read_all(path, Limits())
