"""How the app looks: the light and the dark theme, and readable shades of whatever colour a label has."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desk.paths import resource

READABLE = 4.5
"""The least contrast between text and what is behind it: WCAG 2.2, success criterion 1.4.3, level AA."""

VISIBLE = 3.0
"""The least contrast of lines that mean something: WCAG 2.2, success criterion 1.4.11."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one look, as `#rrggbb`; `selection` as `#aarrggbb`, for it lies over tinted text.

    `band_alpha` (0 to 255) is how strongly a label's colour lies behind its text, at most: see `tint`.
    """

    name: str
    dark: bool
    window: str
    base: str
    alternate: str
    raised: str
    text: str
    muted: str
    border: str
    hover: str
    accent: str
    accent_text: str
    accent_soft: str
    selection: str
    link: str
    found: str
    found_current: str
    good: str
    warning: str
    error: str
    neutral: str
    band_alpha: int


LIGHT = Theme(
    name="light",
    dark=False,
    window="#f3f4f6",
    base="#ffffff",
    alternate="#f8f9fb",
    raised="#ffffff",
    text="#1b1e24",
    muted="#5b6270",
    border="#d8dce3",
    hover="#e8ebf0",
    accent="#2f5fd0",
    accent_text="#ffffff",
    accent_soft="#dfe8fd",
    selection="#5a4c8dff",
    link="#2450b8",
    found="#ffe58a",
    found_current="#ffb84d",
    good="#1c7a45",
    warning="#8f5a00",
    error="#b3261e",
    neutral="#6b7280",
    band_alpha=46,
)

DARK = Theme(
    name="dark",
    dark=True,
    window="#17191d",
    base="#1e2126",
    alternate="#22252b",
    raised="#272b32",
    text="#e7e9ee",
    muted="#a3aab8",
    border="#363b45",
    hover="#2c313a",
    accent="#7ea2ff",
    accent_text="#10131a",
    accent_soft="#2a3858",
    selection="#667ea2ff",
    link="#9db8ff",
    found="#5e5222",
    found_current="#835a12",
    good="#6fcf97",
    warning="#f0b65a",
    error="#ff8a80",
    neutral="#9aa3b2",
    band_alpha=80,
)


def application() -> QApplication:
    """The application."""
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


def theme_for(app: QGuiApplication, setting: str) -> Theme:
    """The theme for the setting `light`, `dark` or `system`; the last asks the desktop and falls back to light."""
    if setting == "system":
        return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if setting == "dark" else LIGHT


def theme_of(palette: QPalette) -> Theme:
    """The theme that a palette belongs to."""
    return DARK if palette.color(QPalette.ColorRole.Base).lightness() < 128 else LIGHT


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application this look; what takes long is left out where it has the look already."""
    if app.styleSheet() == stylesheet(theme) and app.palette() == palette(theme):
        return
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two opaque colours, 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """An opaque colour with `share` (0 to 1) of `one` and the rest of `other`."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in pairs))


@lru_cache(maxsize=1024)
def tint(color: str, theme: Theme) -> QColor:
    """A translucent shade for behind text, weak enough that text stays readable where three of it overlap."""
    base, text, strong = QColor(theme.base), QColor(theme.text), QColor(color)
    alpha = theme.band_alpha
    while alpha > 8 and contrast(mixed(base, strong, (1 - alpha / 255) ** 3), text) < READABLE + 0.1:
        alpha -= 4
    return QColor(strong.red(), strong.green(), strong.blue(), alpha)


@lru_cache(maxsize=1024)
def chip(color: str, theme: Theme) -> QColor:
    """The opaque background of a label's chip, a pale (in the dark theme a deep) shade of its colour."""
    return mixed(QColor(color), QColor(theme.base), 0.30 if theme.dark else 0.17)


@lru_cache(maxsize=1024)
def dark_shade(color: str, theme: Theme) -> QColor:
    """The label's colour, darkened (in the dark theme lightened) until it reads well on its chip and on the page."""
    return _apart(color, theme, (chip(color, theme), QColor(theme.base)), READABLE + 0.2)


@lru_cache(maxsize=1024)
def stroke(color: str, theme: Theme) -> QColor:
    """The label's colour for lines and bars, darkened or lightened only as far as it takes to be seen on the page."""
    return _apart(color, theme, (QColor(theme.base),), VISIBLE)


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's own palette."""
    made = QPalette()
    roles = QPalette.ColorRole
    colors = {
        roles.Window: theme.window,
        roles.WindowText: theme.text,
        roles.Base: theme.base,
        roles.AlternateBase: theme.alternate,
        roles.Text: theme.text,
        roles.Button: theme.raised,
        roles.ButtonText: theme.text,
        roles.BrightText: theme.error,
        roles.ToolTipBase: theme.raised,
        roles.ToolTipText: theme.text,
        roles.PlaceholderText: theme.muted,
        roles.Highlight: theme.accent,
        roles.HighlightedText: theme.accent_text,
        roles.Accent: theme.accent,
        roles.Link: theme.link,
        roles.LinkVisited: theme.link,
        roles.Light: theme.raised,
        roles.Midlight: theme.hover,
        roles.Mid: theme.border,
        roles.Dark: theme.border,
        roles.Shadow: "#000000",
    }
    for role, color in colors.items():
        made.setColor(role, QColor(color))
    faded = mixed(QColor(theme.text), QColor(theme.window), 0.45)
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faded)
    made.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, QColor(theme.border))
    return made


def stylesheet(theme: Theme) -> str:
    """What Fusion and the palette leave to wish for: air, hairlines, round corners, a focus one can see."""
    return f"""
QToolTip {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.border}; padding: 6px 8px; }}
QMainWindow::separator {{ background: {theme.border}; width: 1px; height: 1px; }}
QMainWindow::separator:hover {{ background: {theme.accent}; }}
QMenuBar {{ background: {theme.window}; border-bottom: 1px solid {theme.border}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {theme.hover}; }}
QMenu {{ background: {theme.raised}; border: 1px solid {theme.border}; padding: 5px; }}
QMenu::item {{ padding: 5px 26px 5px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {theme.accent_soft}; color: {theme.text}; }}
QMenu::item:disabled {{ color: {theme.muted}; }}
QMenu::separator {{ height: 1px; background: {theme.border}; margin: 5px 8px; }}
QToolBar {{ background: {theme.window}; border: 0; border-bottom: 1px solid {theme.border}; padding: 4px; }}
QToolButton {{ padding: 5px 9px; border: 1px solid transparent; border-radius: 6px; }}
QToolButton:hover {{ background: {theme.hover}; }}
QToolButton:checked {{ background: {theme.accent_soft}; }}
QToolButton:focus {{ border-color: {theme.accent}; }}
QToolButton[popupMode="2"] {{ padding-right: 15px; }}
QToolButton::menu-indicator {{
    image: url("{_icon("chevron-down")}"); width: 12px; height: 12px;
    subcontrol-origin: padding; subcontrol-position: right center; right: 5px; }}
QStatusBar {{ background: {theme.window}; border-top: 1px solid {theme.border}; color: {theme.muted}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QLabel {{ color: {theme.muted}; padding: 1px 6px; }}
QDockWidget {{
    titlebar-close-icon: url("{_icon("dock-close")}"); titlebar-normal-icon: url("{_icon("dock-float")}");
    font-weight: 600; }}
QDockWidget::title {{ background: {theme.window}; padding: 8px 10px 6px 10px; text-align: left; }}
QPushButton {{ background: {theme.raised}; border: 1px solid {theme.border}; border-radius: 6px; padding: 5px 14px; }}
QPushButton:hover {{ background: {theme.hover}; }}
QPushButton:focus {{ border-color: {theme.accent}; }}
QPushButton:default {{ background: {theme.accent}; border-color: {theme.accent}; color: {theme.accent_text}; }}
QPushButton:default:focus {{ border-color: {theme.text}; }}
QPushButton:disabled {{ color: {theme.muted}; background: {theme.window}; border-color: {theme.border}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTextEdit {{
    background: {theme.base}; border: 1px solid {theme.border}; border-radius: 6px; padding: 4px 7px;
    selection-background-color: {theme.accent}; selection-color: {theme.accent_text}; }}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QTextEdit:focus {{
    border-color: {theme.accent}; }}
QComboBox {{
    background: {theme.raised}; border: 1px solid {theme.border}; border-radius: 6px; padding: 4px 4px 4px 8px;
    combobox-popup: 0; }}
QComboBox:hover {{ background: {theme.hover}; }}
QComboBox:editable {{ background: {theme.base}; }}
QComboBox:focus, QComboBox:on {{ border-color: {theme.accent}; }}
QComboBox:disabled {{ color: {theme.muted}; background: {theme.window}; }}
QComboBox::drop-down {{ border: 0; width: 20px; }}
QComboBox::down-arrow {{ image: url("{_icon("chevron-down")}"); width: 16px; height: 16px; }}
QComboBox QAbstractItemView {{ background: {theme.raised}; border: 1px solid {theme.border}; border-radius: 0;
    selection-background-color: {theme.accent_soft}; selection-color: {theme.text}; outline: 0; }}
QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{
    width: 14px; height: 14px; border: 1px solid {theme.muted}; border-radius: 4px; background: {theme.base}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    border-color: {theme.accent}; background: {theme.accent};
    image: url("{_icon("tick-dark" if theme.dark else "tick-light")}"); }}
QRadioButton::indicator:checked {{ border-color: {theme.accent}; background: qradialgradient(
    cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5, stop: 0 {theme.base}, stop: 0.38 {theme.base},
    stop: 0.46 {theme.accent}, stop: 1 {theme.accent}); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {theme.border}; }}
QProgressBar {{
    background: {theme.base}; border: 1px solid {theme.border}; border-radius: 6px; max-height: 12px; }}
QProgressBar::chunk {{ background: {theme.accent}; border-radius: 5px; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{
    padding: 5px 11px; margin: 3px 2px; border: 1px solid transparent; border-radius: 6px; color: {theme.muted}; }}
QTabBar::tab:hover {{ background: {theme.hover}; }}
QTabBar::tab:selected {{ background: {theme.raised}; border-color: {theme.border}; color: {theme.text}; }}
QTabBar::tab:selected:focus {{ border-color: {theme.accent}; }}
QAbstractSpinBox {{ padding: 3px 2px; }}
QAbstractSpinBox QLineEdit {{ border: 0; padding: 1px 0; background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: 0; width: 20px; background: transparent; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; margin: 2px 2px 0 0; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; margin: 0 2px 2px 0; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
    background: {theme.hover}; border-radius: 4px; }}
QAbstractSpinBox::up-arrow {{ image: url("{_icon("chevron-up")}"); width: 12px; height: 12px; }}
QAbstractSpinBox::down-arrow {{ image: url("{_icon("chevron-down")}"); width: 12px; height: 12px; }}
QListView, QTreeView, QTableView {{
    background: {theme.base}; alternate-background-color: {theme.alternate}; border: 1px solid {theme.border};
    border-radius: 6px; outline: 0; }}
QListView:focus, QTreeView:focus, QTableView:focus {{ border-color: {theme.accent}; }}
QListView::item, QTreeView::item, QTableView::item {{ padding: 4px 6px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {theme.hover}; }}
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {{
    background: {theme.accent_soft}; color: {theme.text}; }}
QHeaderView::section {{
    background: {theme.window}; color: {theme.muted}; border: 0; border-bottom: 1px solid {theme.border};
    padding: 5px 9px; }}
QScrollBar {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {theme.border}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {theme.neutral}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def _icon(name: str) -> str:
    """The path of an icon as style sheets want it; its grey is seen on both themes."""
    return resource("icons", f"{name}.svg").as_posix()


def _apart(color: str, theme: Theme, grounds: tuple[QColor, ...], least: float) -> QColor:
    """The colour, mixed with as little white or black as gives it that contrast to all grounds."""
    own, far = QColor(color), QColor("white" if theme.dark else "black")
    for step in range(51):
        made = mixed(far, own, step / 50)
        if all(contrast(made, ground) >= least for ground in grounds):
            return made
    return far


def _luminance(color: QColor) -> float:
    channels = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
