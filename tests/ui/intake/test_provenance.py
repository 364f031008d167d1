"""What comes through the import window says which file it is from."""

from hashlib import sha256

from .conftest import Hand, Prepared

PAGE = f"<html><title>A page</title><body><p>{'They met in Oslo and stayed there. ' * 20}</p></body></html>"


def test_every_article_names_its_file_and_the_hash_of_that(prepare: Prepared, hand: Hand) -> None:
    files = {
        "a.txt": b"LONDON (Reuters) - It was so.\n",
        "b.txt": "Это было вчера, сказал министр, и потом ещё раз.\n".encode("windows-1251"),
        "c.html": PAGE.encode(),
    }
    window = prepare(**{name.replace(".", "_"): data for name, data in files.items()})
    window.import_button.click()
    hand.qtbot.waitUntil(window.report.isVisible, timeout=20_000)
    bridge = hand.window.parts.bridge
    assert bridge is not None
    with bridge.workbench.store.reading() as reading:
        found = [each.provenance for each in reading.every_article() if each.provenance is not None]
    assert {each.file: each.sha256 for each in found} == {
        name: sha256(data).hexdigest() for name, data in files.items()
    }
    window.close()
