"""What files and folders somebody dragged here or copied elsewhere."""

from PySide6.QtCore import QMimeData, QUrl


def local_files(data: QMimeData) -> list[str]:
    """The names of the local ones, in order; addresses on the web are none."""
    names = [_here(url).toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
    return [name for name in names if name]


def _here(url: QUrl) -> QUrl:
    """The address as Qt takes it for a file of this machine, which some programs name (RFC 8089, appendix B)."""
    if url.host().lower() == "localhost":
        url = QUrl(url)
        url.setHost("")
    return url
