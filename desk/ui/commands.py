"""What a command is. Menus, palette, shortcuts and the key sheet are all made from one table of these."""

from collections.abc import Callable
from dataclasses import dataclass, field

from desk.ui.translation import tr

MENUS = ("File", "Edit", "Annotate", "Review", "Article", "View", "Help")
"""The menus of the bar, by the names that the table uses."""


def menu_title(menu: str) -> str:
    """What stands on a menu, or a submenu by its path; with the mark of its mnemonic."""
    titles = {
        "File": tr("&File"),
        "File/Open Recent": tr("Open Recent"),
        "Edit": tr("&Edit"),
        "Annotate": tr("&Annotate"),
        "Annotate/Source": tr("Source"),
        "Annotate/Entity": tr("Entity"),
        "Review": tr("Revie&w"),
        "Article": tr("&Article"),
        "Article/State": tr("State"),
        "View": tr("&View"),
        "View/Theme": tr("Theme"),
        "View/Go To": tr("Go To"),
        "View/Panels": tr("Panels"),
        "Help": tr("&Help"),
    }
    return titles[menu]


def menu_path(menu: str) -> list[str]:
    """The titles on the way to a submenu, as plain words; empty for no menu."""
    names = menu.split("/") if menu else []
    return [menu_title("/".join(names[: n + 1])).replace("&", "") for n in range(len(names))]


def always() -> bool:
    """For commands that can be given at any time."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something a person can ask for by name.

    `menu` is where it stands (`File`, or `View/Theme` for a submenu), empty for none; `group` parts a menu by lines.
    `keys` are Qt key sequences, the first one is shown. `pressed` says that the first is a plain one which the article
    itself listens to, so that no shortcut is made of it. `checked` makes it one that can be on or off. `icon` names a
    drawing in resources/icons, for the toolbar.
    """

    name: str
    title: str
    run: Callable[[], object]
    menu: str = ""
    group: int = 0
    keys: tuple[str, ...] = ()
    pressed: bool = False
    when: Callable[[], bool] = field(default=always)
    checked: Callable[[], bool] | None = None
    hint: str = ""
    icon: str = ""

    @property
    def plain_title(self) -> str:
        """The title without the mark of its mnemonic."""
        return self.title.replace("&", "").rstrip("…")
