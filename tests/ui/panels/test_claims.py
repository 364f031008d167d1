from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.model.annotation import Annotation
from desk.model.claim import Bearing, Evidence, Link
from desk.model.span import Span
from desk.ui import theme
from desk.ui.panels.claims import ClaimsPanel
from desk.ui.panels.claims_rows import OUTLET, UNNAMED, ClaimCard, card_of
from tests.builders import BY_ID, EVENT, ORG, a_claim, a_mention, an_article

TEXT = "ISNA reported that Kiumars Heydari suggested joint\nexercises. He denied it. Nobody met."
ARTICLE = an_article(TEXT)
ISNA = a_mention(ARTICLE, TEXT, "ISNA", ORG)
HEYDARI = a_mention(ARTICLE, TEXT, "Kiumars Heydari", entity="heydari")
HE = a_mention(ARTICLE, TEXT, "He", entity="heydari")
MENTIONS: dict[str, Annotation] = {each.id: each for each in (ISNA, HEYDARI, HE)}
NAMES = {"heydari": "Kiumars Heydari"}


def said(quote: str) -> Span:
    return Span.of(TEXT, TEXT.index(quote), TEXT.index(quote) + len(quote))


EXERCISES = a_claim(
    ARTICLE,
    TEXT,
    "joint\nexercises",
    label=EVENT,
    attribution=(
        Link(mention=ISNA.id, cue=said("reported")),
        Link(mention=HEYDARI.id, cue=said("suggested")),
    ),
    attributes=(("certainty", "possible"), ("restated", "Iran should hold  exercises.")),
)
MET = a_claim(ARTICLE, TEXT, "Nobody met")


def cards(count: int = 2) -> list[ClaimCard]:
    found = [card_of(EXERCISES, MENTIONS, BY_ID, NAMES), card_of(MET, MENTIONS, BY_ID, NAMES)]
    found += [ClaimCard(str(n), ("Somebody",), f"thing number {n}", pills=("certain",)) for n in range(count - 2)]
    return found


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, for a test that changes its looks; a style sheet would outdo a palette of the panel's own."""
    before = qapp.styleSheet(), qapp.palette()
    yield qapp
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])


@pytest.fixture
def panel(qtbot: QtBot) -> ClaimsPanel:
    made = ClaimsPanel()
    qtbot.addWidget(made)
    made.resize(320, 420)
    made.show_claims(cards())
    made.show()
    qtbot.waitExposed(made)
    return made


def place(panel: ClaimsPanel, id: str) -> QPoint:
    row = panel.model.place(id)
    assert row is not None
    return panel.list.visualRect(panel.model.index(row, 0)).center()


def spoken(panel: ClaimsPanel) -> list[str]:
    model = panel.model
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_a_card_says_who_says_what_on_whose_word() -> None:
    card = card_of(EXERCISES, MENTIONS, BY_ID, NAMES, 2)
    assert card.chain == ("ISNA", "Kiumars Heydari")
    assert card.content == "joint exercises"
    assert card.restated == "Iran should hold exercises."
    assert (card.type, card.color) == ("Event", EVENT.color)
    assert card.pills == ("possible", "linked 2")
    assert card.spoken == (
        "ISNA, who cites Kiumars Heydari: joint exercises. Iran should hold exercises. Event. possible. linked 2"
    )


def test_a_source_is_its_entity_its_words_or_not_named() -> None:
    links = (
        Link(mention=HE.id),
        Link(span=said("ISNA")),
        Link(cue=said("suggested")),
        Link(mention="gone", cue=said("denied")),
    )
    card = card_of(replace(MET, attribution=links), MENTIONS, BY_ID, NAMES)
    assert card.chain == ("Kiumars Heydari", "ISNA", UNNAMED, UNNAMED)
    assert card_of(replace(MET, attribution=links[:1]), MENTIONS, BY_ID, {}).chain == ("He",)


def test_pills_say_only_what_was_settled() -> None:
    quiet = (("certainty", "unspecified"), ("check_worthy", "not_factual"), ("polarity", "positive"))
    assert card_of(replace(MET, attributes=quiet), MENTIONS, BY_ID, NAMES).pills == ()
    loud = (
        ("certainty", "certain"),
        ("check_worthy", "check_worthy"),
        ("polarity", "negative"),
        ("stance", "denies"),
        ("verdict", "not_enough_evidence"),
    )
    proof = Evidence(bearing=Bearing.REFUTES, url="https://example.org")
    card = card_of(replace(MET, attributes=loud, evidence=(proof, proof)), MENTIONS, BY_ID, NAMES)
    assert card.pills == ("certain", "negative", "denied", "check-worthy", "not enough evidence", "evidence 2")


def test_without_attribution_the_outlet_speaks_and_a_lost_label_is_its_id() -> None:
    card = card_of(replace(MET, label="lost"), MENTIONS, BY_ID, NAMES)
    assert card.voices == OUTLET
    assert card.spoken == "the outlet itself: Nobody met. lost"
    assert card.type == "lost"


def test_cards_stand_in_the_order_given_and_are_counted(panel: ClaimsPanel) -> None:
    assert [line.split(":")[0] for line in spoken(panel)] == ["ISNA, who cites Kiumars Heydari", "the outlet itself"]
    assert panel.count.text() == "2"


def test_a_click_picks_and_another_click_picks_again(panel: ClaimsPanel, qtbot: QtBot) -> None:
    picked: list[str] = []
    panel.claim_picked.connect(picked.append)
    for _ in range(2):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place(panel, MET.id))
    assert picked == [MET.id, MET.id]


def test_picking_from_outside_tells_nobody_and_scrolls(panel: ClaimsPanel, qtbot: QtBot) -> None:
    panel.show_claims(cards(300))
    with qtbot.assertNotEmitted(panel.claim_picked):
        panel.pick("250")
    assert panel.selected() == ["250"]
    assert panel.list.viewport().rect().contains(place(panel, "250"))
    panel.pick(None)
    assert panel.selected() == []


def test_picking_what_is_picked_leaves_selection_and_place(panel: ClaimsPanel, qtbot: QtBot) -> None:
    panel.show_claims(cards(300))
    panel.pick("100")
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    panel.list.verticalScrollBar().setValue(0)
    panel.pick("100")
    assert panel.selected() == ["100", "101"]
    assert panel.list.verticalScrollBar().value() == 0


def test_arrows_and_return_pick_delete_asks(panel: ClaimsPanel, qtbot: QtBot) -> None:
    panel.pick(EXERCISES.id)
    panel.list.setFocus()
    with qtbot.waitSignal(panel.claim_picked) as picked:
        qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert picked.args == [MET.id]
    with qtbot.waitSignal(panel.claim_picked) as again:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert again.args == [MET.id]
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(panel.remove_asked) as removed:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert removed.args == [[EXERCISES.id, MET.id]]


def test_the_menu_asks_for_what_can_be_done(panel: ClaimsPanel, qtbot: QtBot) -> None:
    actions = {action.text(): action for action in panel.menu_for([MET.id]).actions()}
    for words, signal, args in (
        ("Show in the text", panel.claim_picked, [MET.id]),
        ("Propose who says it", panel.propose_asked, [MET.id]),
        ("Relate to…", panel.relate_asked, [MET.id]),
        ("Remove", panel.remove_asked, [[MET.id]]),
    ):
        with qtbot.waitSignal(signal) as told:
            actions[words].trigger()
        assert told.args == args
    many = [action.text() for action in panel.menu_for([MET.id, EXERCISES.id]).actions()]
    assert "Remove 2 claims" in many
    assert "Relate to…" not in many


def test_the_filter_looks_at_everything_on_a_card(panel: ClaimsPanel, qtbot: QtBot) -> None:
    for typed, found in (("heydari", 1), ("NOBODY", 1), ("possible", 1), ("event", 1), ("should", 1), ("outlet", 1)):
        panel.filter.setText(typed)
        qtbot.waitUntil(lambda found=found: panel.model.rowCount() == found)
        assert panel.count.text() == f"{found} of 2"
    panel.filter.setText("<b>")
    qtbot.waitUntil(panel.empty.isVisible)
    assert panel.empty.text() == "No claim matches “<b>”."
    qtbot.keyClick(panel.filter, Qt.Key.Key_Escape)
    assert panel.model.rowCount() == 2


def test_letters_go_to_the_filter(panel: ClaimsPanel, qtbot: QtBot) -> None:
    panel.list.setFocus()
    qtbot.keyClicks(panel.list, "n")
    assert panel.filter.text() == "n"


def test_an_article_without_claims_says_how_to_make_one(panel: ClaimsPanel) -> None:
    panel.show_claims([])
    assert panel.empty.isVisible()
    assert panel.empty.text() == "No claims yet. Select what is said and press C."
    assert not panel.count.isVisible()


def test_showing_anew_keeps_pick_and_place(panel: ClaimsPanel, qtbot: QtBot) -> None:
    many = cards(300)
    panel.show_claims(many)
    panel.pick("150")
    seen = panel.list.verticalScrollBar().value()
    assert seen
    with qtbot.assertNotEmitted(panel.claim_picked):
        panel.show_claims([replace(many[150], content="something else"), *many[151:], *many[:10]])
        panel.show_claims(many)
        assert panel.list.verticalScrollBar().value() == seen
        panel.show_claims([replace(card, restated="anew") for card in many])
    assert panel.selected() == ["150"]
    assert panel.list.verticalScrollBar().value() == seen
    panel.show_claims([card for card in many if card.id != "150"])
    assert panel.selected() == []
    panel.show_claims(many)
    assert panel.selected() == ["150"], "the pick comes back with its claim"


def test_a_tooltip_shows_all_and_takes_nothing_for_markup(panel: ClaimsPanel) -> None:
    panel.show_claims([ClaimCard("x", ("<b>A</b>", "B"), "said & done", "Restated.", "Event", pills=("certain",))])
    told = panel.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;A&lt;/b&gt; › B: “said &amp; done”" in told
    assert "Restated." in told
    assert "Event, certain" in told


def shot(panel: ClaimsPanel) -> QImage:
    return panel.list.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def inked(image: QImage, left: int, right: int, height: int) -> int:
    ground = image.pixel(image.width() // 2, image.height() - 2)
    return sum(image.pixel(x, y) != ground for x in range(left, right) for y in range(4, height - 4))


def test_a_card_read_from_the_right_has_its_bar_at_the_right(panel: ClaimsPanel) -> None:
    ltr = ClaimCard("x", ("A",), "b", color="#cc0000")
    rtl = replace(ltr, content="رزمایش مشترک", chain=("حیدری",))
    height = panel.list.itemDelegate().row_height(panel.font())  # type: ignore[attr-defined]  # our delegate
    panel.show_claims([ltr])
    image = shot(panel)
    middle = image.width() // 2
    assert inked(image, 4, middle, height) > 2 * inked(image, middle, image.width() - 4, height)
    panel.show_claims([rtl])
    image = shot(panel)
    assert inked(image, middle, image.width() - 4, height) > 2 * inked(image, 4, middle, height)
    bar = image.pixelColor(image.width() - 12, height // 2)
    assert bar.red() > 150 > bar.green()


def test_a_proposed_card_has_a_broken_bar_and_says_so(panel: ClaimsPanel) -> None:
    card = ClaimCard("x", ("A",), "b", color="#cc0000", pills=("certain",))
    height = panel.list.itemDelegate().row_height(panel.font())  # type: ignore[attr-defined]  # our delegate

    def bar(image: QImage) -> int:
        return sum(image.pixelColor(12, y).red() > 150 > image.pixelColor(12, y).green() for y in range(height))

    panel.show_claims([card])
    whole = bar(shot(panel))
    panel.show_claims([replace(card, proposed=True)])
    assert 0 < bar(shot(panel)) < 0.8 * whole
    assert "proposed" in panel.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_long_and_odd_cards_are_painted(app: QApplication, panel: ClaimsPanel, look: theme.Theme) -> None:
    theme.apply(app, look)
    odd = [
        ClaimCard(
            "1", tuple(f"A very long name of source {n}" for n in range(6)), "word " * 400, "x " * 900, "T" * 200
        ),
        ClaimCard("2", (), "", pills=tuple("abcdefghijklm")),
        ClaimCard("3", ("<b>x</b>",), "“quoted” \n lines", proposed=True),
    ]
    panel.show_claims(odd)
    panel.resize(120, 300)
    image = shot(panel)
    ground = QColor(look.base)
    assert any(image.pixelColor(x, y) != ground for x in range(20, 100) for y in range(10, 60))
    edge = QPointF(image.width() - 2, 20).toPoint()
    assert image.pixelColor(edge) == ground, "nothing runs out of its card"
