"""What a person reads passes through Qt's translation; objects of Qt's use their own `tr` for that."""

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from desk import paths


def tr(text: str) -> str:
    """A text in the person's language, for code outside of Qt's objects; `text` must be a literal, so that it is found.

    Without a context, for lupdate knows none outside of classes.
    """
    return QCoreApplication.translate("", text)


def install(app: QCoreApplication) -> QTranslator | None:
    """Makes the app speak the person's language where `resources/i18n` has it; None, and English, where it has not."""
    translator = QTranslator(app)
    if not translator.load(QLocale(), "desk", "_", str(paths.resource("i18n"))):
        translator.deleteLater()
        return None
    app.installTranslator(translator)
    return translator
