"""The way of Tab through a window: from part to part, and in each part as one reads.

Qt keeps a chain of its own, which comes apart as fields are made anew and panels are moved.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QScrollArea, QTabBar, QToolBar, QWidget


def step(parts: Iterable[QWidget], forward: bool) -> bool:
    """Gives the keyboard to the next stop after, or before, what has it now; False where there is none to go to."""
    stops = [stop for part in parts for stop in stops_in(part)]
    here = QApplication.focusWidget()
    if not stops or stops == [here]:
        return False
    if here in stops:
        target = stops[(stops.index(here) + (1 if forward else -1)) % len(stops)]
    else:
        inside = [stop for stop in stops if here is not None and here.isAncestorOf(stop)] or stops
        target = inside[0 if forward else -1]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    _bring_into_view(target)
    return True


def stops_in(part: QWidget) -> list[QWidget]:
    """What can take the keyboard in a part, line by line; of a toolbar only one, the arrows do the rest."""
    if not _is_seen(part):
        return []
    window = part.window()
    every = (part, *part.findChildren(QWidget))
    ordered = _as_read([widget for widget in every if _is_stop(widget) and widget.window() is window], window)
    if isinstance(part, QToolBar):
        held = [stop for stop in ordered if stop.hasFocus()]
        return held or ordered[:1]
    return ordered


def docks_as_read(docks: Iterable[QDockWidget], window: QWidget) -> list[QWidget]:
    """Docked panels, and the tabs of those that lie on each other, column by column from above."""
    tabs = [tab for tab in window.findChildren(QTabBar) if tab.parentWidget() is window]
    parts: list[QWidget] = [*(dock for dock in docks if not dock.isFloating()), *tabs]
    return sorted((part for part in parts if _is_seen(part)), key=lambda part: (part.x() // 40, part.y()))


def _is_seen(part: QWidget) -> bool:
    """Of panels that lie on each other Qt moves those behind out of the window, and calls them visible."""
    above = part.parentWidget()
    return part.isVisible() and (part.isWindow() or above is None or above.rect().intersects(part.geometry()))


def _is_stop(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _as_read(widgets: list[QWidget], window: QWidget) -> list[QWidget]:
    """From above, and where they stand beside each other, in the direction of reading."""
    way = -1 if QApplication.isRightToLeft() else 1
    placed = [(widget, widget.mapTo(window, QPoint(0, 0))) for widget in widgets]
    placed.sort(key=lambda each: each[1].y() + each[0].height() / 2)
    lines: list[list[tuple[QWidget, QPoint]]] = []
    bottom = -1
    for widget, place in placed:
        if lines and place.y() + widget.height() / 2 < bottom:
            lines[-1].append((widget, place))
        else:
            lines.append([(widget, place)])
            bottom = place.y() + widget.height()
    return [widget for line in lines for widget, _ in sorted(line, key=lambda each: way * each[1].x())]


def _bring_into_view(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
