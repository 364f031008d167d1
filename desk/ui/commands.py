"""What a command is. Menus, palette, shortcuts and the key sheet are all made from one table of these."""

from collections.abc import Callable
from dataclasses import dataclass, field


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
