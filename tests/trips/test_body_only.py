"""Finding and tagging in the body alone."""

from .conftest import Sit
from .hand import CONTROL, Hand, Key


def test_what_is_not_body_is_passed_over_on_request(sit: Sit) -> None:
    hand: Hand = sit()
    assert hand.text.count("2026") > 0
    hand.key(Key.Key_F, CONTROL)
    hand.write("2026")
    bar = hand.window.parts.find_bar
    everywhere = bar._count.text()
    hand.command("body_only")
    assert bar._count.text() != everywhere
    hand.window.menus.refresh()
    assert hand.window.menus.actions["body_only"].isChecked()
    assert hand.window.parts.projects.settings.body_only
    hand.key(Key.Key_Escape)
    assert hand.window.parts.editing.looked_at.count("2026") < hand.text.count("2026")
    hand.command("body_only")
    assert hand.window.parts.editing.looked_at == hand.text


def test_a_find_that_passed_over_what_is_not_body_says_so(sit: Sit) -> None:
    hand: Hand = sit()
    hand.command("body_only")
    hand.key(Key.Key_F, CONTROL)
    hand.write("News ID")
    assert hand.window.parts.find_bar._count.text() == "Not found in the body"
    hand.command("body_only")
    assert hand.window.parts.find_bar._count.text().startswith("1 of ")
