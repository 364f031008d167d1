"""The articles of a project as a table that Qt can show."""

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from desk.model.annotation import Annotation
from desk.model.article import Article, State
from desk.model.change import Transaction
from desk.model.project import Batch, Project
from desk.store.errors import StoreError
from desk.store.rows import ArticleRow, Order
from desk.ui.foreign import one_line, plain_tooltip
from desk.ui.panels.pages import Listing, Pages

if TYPE_CHECKING:
    from desk.store.store import Store

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
SURVEY_MS = 25


class Column(IntEnum):
    """The columns of the table."""

    TITLE = 0
    OUTLET = 1
    PUBLISHED = 2
    STATE = 3
    ANNOTATIONS = 4


ORDERS = {
    Column.TITLE: Order.TITLE,
    Column.OUTLET: Order.OUTLET,
    Column.PUBLISHED: Order.PUBLISHED,
    Column.STATE: Order.STATE,
    Column.ANNOTATIONS: Order.ANNOTATIONS,
}


def state_word(state: State) -> str:
    """The state as it is called on screen."""
    tr = QCoreApplication.translate
    return {
        State.NEW: tr("ArticlesModel", "New"),
        State.IN_PROGRESS: tr("ArticlesModel", "In progress"),
        State.DONE: tr("ArticlesModel", "Done"),
        State.NEEDS_REVIEW: tr("ArticlesModel", "Needs review"),
        State.RETURNED: tr("ArticlesModel", "Returned"),
        State.REVIEWED: tr("ArticlesModel", "Reviewed"),
    }[state]


def order_word(order: Order) -> str:
    """What the list is sorted by, as it is called on screen."""
    tr = QCoreApplication.translate
    return {
        Order.ADDED: tr("ArticlesModel", "Date added"),
        Order.TITLE: tr("ArticlesModel", "Title"),
        Order.OUTLET: tr("ArticlesModel", "Outlet or file"),
        Order.PUBLISHED: tr("ArticlesModel", "Date published"),
        Order.STATE: tr("ArticlesModel", "State"),
        Order.ANNOTATIONS: tr("ArticlesModel", "Annotations"),
    }[order]


def order_shown(listing: Listing) -> str:
    """What a listing is sorted by and which way."""
    return f"{order_word(listing.order)} {'↓' if listing.descending else '↑'}"


def outlet_of(article: Article) -> str:
    """Who published the article, else the file it came from; on one line."""
    return one_line(article.source.outlet or article.source.file or "")


def published_of(article: Article, *, time: bool = False) -> str:
    """The day the article was published, as far as it is known, with the time of day if asked for."""
    published = one_line(article.source.published or "")
    day, t, clock = published.partition("T")
    if not t:
        return published
    return f"{day} {clock[:5]}" if time else day


class ArticlesModel(QAbstractTableModel):
    """Rows are read from the store as they come into sight. ROW gives the ArticleRow, None where it is gone."""

    failed = Signal(object)
    """A StoreError: the list could not be read, and what could not is blank until it is read anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: Store | None = None
        self._listing = Listing()
        self._pages: Pages | None = None
        self._broken = False
        self._surveyor = QTimer(self)
        self._surveyor.setInterval(SURVEY_MS)
        self._surveyor.timeout.connect(self._survey)

    @property
    def has_project(self) -> bool:
        """Whether a project is open and can be read."""
        return self._pages is not None and not self._broken

    @property
    def listing(self) -> Listing:
        """What is shown."""
        return self._listing

    def show_listing(self, listing: Listing) -> None:
        """Shows these articles in this order, read anew."""
        self.beginResetModel()
        self._listing = listing
        self._read_anew()
        self.endResetModel()

    def reload(self) -> None:
        """Reads everything anew."""
        self.show_listing(self._listing)

    def use(self, store: "Store | None", listing: Listing) -> None:
        """Lists another project's articles from now on, or none."""
        self._store = store
        self.show_listing(listing)

    def project_is_empty(self) -> bool:
        """Whether a project is open that has no article at all, filters aside."""
        if self._store is None or self.rowCount() or self._broken:
            return False
        with self._store.reading() as reading:
            return reading.count_articles() == 0

    def row(self, number: int) -> ArticleRow | None:
        """What is in that row; None where it is gone or cannot be read."""
        if self._pages is None or self._broken:
            return None
        try:
            return self._pages.row(number)
        except StoreError as error:
            self._break(error)
            return None

    def id_at(self, number: int) -> str | None:
        """The article in that row."""
        row = self.row(number)
        return row.article.id if row else None

    def place(self, id: str) -> int | None:
        """The row of that article; None where it is not listed."""
        if self._pages is None or self._broken:
            return None
        try:
            return self._pages.place(id)
        except StoreError as error:
            self._break(error)
            return None

    def update_rows(self, ids: Iterable[str]) -> bool:
        """Reads the rows of these articles anew where they are in memory; False if all has to be read anew."""
        if self._pages is None or self._broken:
            return True
        try:
            for id in ids:
                number = self._pages.loaded(id)
                if number is None:
                    continue
                if not self._pages.reread(number):
                    return False
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))
        except StoreError as error:
            self._break(error)
        return True

    def disturbs(self, transaction: Transaction) -> bool:
        """Whether the transaction may add, remove or move rows of what is listed, or all of them count otherwise."""
        listing = self._listing
        for change in transaction.changes:
            before, after = change.before, change.after
            if isinstance(change.value, Batch):
                return True
            if isinstance(before, Project) and isinstance(after, Project) and before.blind != after.blind:
                return True
            if isinstance(change.value, Annotation):
                counted = (before is None) != (after is None)
                if counted and listing.order is Order.ANNOTATIONS:
                    return True
            if isinstance(change.value, Article):
                if not isinstance(before, Article) or not isinstance(after, Article):
                    return True
                if before.removed != after.removed or _moves(before, after, listing):
                    return True
        return False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """The true number of articles."""
        return 0 if parent.isValid() or self._pages is None else self._pages.total

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names, with an arrow at the one that the list is sorted by."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.ANNOTATIONS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        order = ORDERS[Column(section)]
        return order_shown(self._listing) if order is self._listing.order else order_word(order)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's words; the whole row's for tooltips and screen readers."""
        if role not in _ROLES or not index.isValid():
            return None
        row = self.row(index.row())
        if row is None or role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, Column(index.column()))
        spoken = self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(spoken))
        return ", ".join(spoken) if index.column() == Column.TITLE else _cell(row, Column(index.column()))

    def _spoken(self, row: ArticleRow) -> list[str]:
        article = row.article
        parts = [one_line(article.shown_title), outlet_of(article), published_of(article, time=True)]
        parts.append(state_word(article.state))
        count = row.annotations
        parts.append(self.tr("1 annotation") if count == 1 else self.tr("{} annotations").format(count))
        return [part for part in parts if part]

    def _read_anew(self) -> None:
        self._broken, self._pages = False, None
        self._surveyor.stop()
        if self._store is None:
            return
        try:
            self._pages = Pages(self._store, self._listing)
            self._surveyor.start()
        except StoreError as error:
            self._break(error)

    def _survey(self) -> None:
        try:
            if self._pages is not None and not self._broken and self._pages.survey():
                return
        except StoreError as error:
            self._break(error)
        self._surveyor.stop()

    def _break(self, error: StoreError) -> None:
        self._broken = True
        self.failed.emit(error)


_ROLES = frozenset(
    {
        ROW,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


def _cell(row: ArticleRow, column: Column) -> str:
    article = row.article
    match column:
        case Column.TITLE:
            return one_line(article.shown_title)
        case Column.OUTLET:
            return outlet_of(article)
        case Column.PUBLISHED:
            return published_of(article, time=True)
        case Column.STATE:
            return state_word(article.state)
        case Column.ANNOTATIONS:
            return str(row.annotations)


def _moves(before: Article, after: Article, listing: Listing) -> bool:
    if before.state is not after.state and (listing.states or listing.order is Order.STATE):
        return True
    named = (before.title, before.source.outlet, before.source.file) != (
        after.title,
        after.source.outlet,
        after.source.file,
    )
    if named and (listing.filter or listing.order in (Order.TITLE, Order.OUTLET)):
        return True
    return before.source.published != after.source.published and listing.order is Order.PUBLISHED
