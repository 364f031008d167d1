"""Which of the things that are dragged are files of this machine."""

import pytest
from PySide6.QtCore import QMimeData, QUrl

from desk.ui.dropped import local_files


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("file:///tmp/a%20b%25.txt", "/tmp/a b%.txt"),
        ("file://localhost/tmp/خبر.txt", "/tmp/خبر.txt"),
        ("file:///tmp/in/", "/tmp/in/"),
    ],
)
def test_a_local_file_is_known_by_its_name(address: str, name: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/b.txt"), QUrl(address)])
    assert local_files(data) == [name]


def test_text_and_web_addresses_are_no_files() -> None:
    data = QMimeData()
    data.setText("/tmp/a.txt")
    assert local_files(data) == []
