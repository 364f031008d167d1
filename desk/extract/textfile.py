"""From the bytes of a text file to the text that is kept, with what was decided on the way in sentences."""

import codecs
import re
from dataclasses import dataclass

from desk.extract.encoding import codec_of, guessed_encoding
from desk.extract.oddities import in_words
from desk.model.article import Finding
from desk.model.frozen import quick
from desk.text.canon import canonical, oddities
from desk.text.encoding import SIGNATURES, Decoded, NotTextError, decode, shown_encoding

_INVISIBLE = "\u200b\u200c\u200d\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_DISGUISE = re.compile(
    "[\u202a-\u202e\u2066-\u2069]|(?<=[A-Za-z\u00c0-\u024f])[\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z\u00c0-\u024f])"
)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence on how a file was read; `routine` ones say nothing worrying.

    `decision` is the same in a few words where something was decided or the text is not what the file has.
    """

    text: str
    routine: bool = False
    decision: str = ""


@quick
@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's canonical text, and what was decided and changed on the way to it.

    `alike` says that the file's bytes are those of the text in UTF-8, which is how its hash is made.
    """

    text: str
    encoding: str
    notes: tuple[Note, ...]
    alike: bool = False

    @property
    def decisions(self) -> tuple[Finding, ...]:
        """What was decided, as findings about the text; none of a file in UTF-8, which tells itself."""
        if self.notes is _AS_USUAL:
            return ()
        return tuple(Finding(field="text", value=None, origin=each.decision) for each in self.notes if each.decision)


def text_of(data: bytes, encoding: str | None = None) -> TextFile:
    """The text of a file, in `encoding` if a person chose one; NotTextError if it is none.

    That is raised too where there is no such encoding. Its text is the end of a sentence.
    """
    if encoding is None and (text := _plain(data)) is not None:
        return TextFile(text, "utf-8", _AS_USUAL, alike=True)
    decoded = decode(data, guessed_encoding) if encoding is None else _chosen(data, encoding)
    canon = canonical(decoded.text)
    name = shown_encoding(decoded.encoding)
    notes = [_how(decoded, name, chosen=encoding is not None)]
    if decoded.undecodable:
        sentence = f"{decoded.undecodable:,} bytes that are not {name} became U+FFFD."
        notes.append(Note(sentence, decision=sentence[:-1]))
    if canon.changed:
        sentence = canon.sentence()
        notes.append(Note(sentence, routine=not canon.replaced, decision=sentence[:-1] if canon.replaced else ""))
    if not canon.text.isascii() and any(mark in canon.text for mark in _INVISIBLE):
        odd = oddities(canon.text)
        notes += [Note(_warning(canon.text, odd))] if odd else []
    return TextFile(canon.text, decoded.encoding, tuple(notes))


_FINE = bytes(byte for byte in range(0x20, 0x7F) if byte != 0x7E) + b"\t\n"
_BLANKS = "\u00a0\u2009\u202f\u3000"
_AS_USUAL = (Note("Read as utf-8.", routine=True),)


def _plain(data: bytes) -> str | None:
    """The text of a file in which there is nothing to decide, to change or to tell; None if there may be.

    So for most files, at a tenth of the cost of looking for each thing by itself.
    """
    try:
        text = data.decode()
        # What is left is little in most languages: a bad control, a tilde as in HZ, all that is not ASCII.
        rest = data.translate(None, _FINE).decode()
    except UnicodeDecodeError:
        return None
    for blank in _BLANKS:
        rest = rest.replace(blank, "")
    # Controls, line ends other than LF, invisible marks, noncharacters: none of them is printable.
    if "~" in rest or "\ufffc" in rest or not rest.isprintable() or text.startswith(SIGNATURES):
        return None
    return text


def _chosen(data: bytes, encoding: str) -> Decoded:
    codec = codec_of(encoding)
    if codec is None:
        raise NotTextError(f"there is no encoding “{encoding}”")
    # What a person says of UTF-16 without an order is what the mark says.
    if codec in ("utf-16", "utf-16-le") and data.startswith(codecs.BOM_UTF16_BE):
        codec = "utf-16-be"
    text = data.decode(codec, "replace")
    return Decoded(text, codec, undecodable=text.count("\ufffd"))


def _how(decoded: Decoded, name: str, *, chosen: bool) -> Note:
    if chosen:
        return Note(f"Read as {name}, as chosen.", routine=True, decision=f"{name}, chosen by a person")
    if decoded.mended:
        how = f"{name}, but {decoded.mended:,} bytes that are not {name} as windows-1252"
        return Note(f"Read as {how}.", decision=how)
    if decoded.guessed:
        sentence = f"Read as {name}, which is a guess: the file does not tell."
        return Note(sentence, decision=f"{name}, by the frequencies of its bytes")
    if decoded.encoding == "utf-8":
        return Note(f"Read as {name}.", routine=True)
    return Note(f"Read as {name}.", decision=f"{name}, as its bytes tell")


def _warning(text: str, odd: dict[str, int]) -> str:
    first = _DISGUISE.search(text)
    where = f"; the first is in line {text.count(chr(10), 0, first.start()) + 1:,}" if first is not None else ""
    return f"Mind that it holds {in_words(odd)}{where}."
