"""Mail: which part is the article, what its headers say, forwarded and attached messages, and mail made to harm."""

import time
import tracemalloc
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.extract import mail as taking_apart
from desk.formats import mail
from desk.formats.format import Options
from desk.formats.mail import FORMAT
from tests.extract.pages import PARAGRAPHS, paragraphs
from tests.intake import BASE, DATA, damaged, result_of, sniffed

SAMPLE = DATA / "eml" / "newsletter.eml"
FORWARDED = DATA / "eml" / "forwarded.eml"
THREE = DATA / "mbox" / "three.mbox"
WORDS = "A short letter about ships, of which there are many."


def given_mail(folder, content, name="a.eml"):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.as_bytes())
    return path


def a_message(text=WORDS, **headers):
    message = EmailMessage()
    message["Subject"] = headers.pop("Subject", "Letters")
    message["From"] = headers.pop("From", "Ben Okri <ben@example.org>")
    message["Date"] = headers.pop("Date", "Thu, 05 Mar 2026 08:00:00 +0000")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_the_newsletter_gives_exactly_its_article_from_its_html():
    assert sniffed(FORMAT, SAMPLE)
    result = result_of(FORMAT, SAMPLE)
    article = result.document.article
    source = article.source
    assert result.document.text == BASE["body"]
    assert (article.title, article.language) == (BASE["title"], BASE["language"])
    assert (source.author, source.outlet, source.published) == (BASE["author"], BASE["publisher"], BASE["published"])
    assert (source.url, source.news_id, source.dateline) == (BASE["url"], BASE["source_id"], "PORT ELLEN")
    assert any(not block.kept and block.text == "First!" for block in result.document.blocks)


def test_an_attachment_is_named_and_never_written(tmp_path):
    given_mail(tmp_path / "..", SAMPLE.read_bytes(), "b.eml")
    result = result_of(FORMAT, SAMPLE)
    assert result.told == ["One attachment is left out: “../../evil.jpg” (18 bytes)."]
    assert not list(tmp_path.parent.rglob("evil.jpg"))


def test_each_field_says_where_it_stood():
    result = result_of(FORMAT, SAMPLE)
    assert result.finding("published") == (BASE["published"], "mail Date")
    assert result.finding("outlet") == (BASE["publisher"], "mail From")
    assert result.finding("title") == (BASE["title"], "mail Subject")


def test_a_person_who_writes_to_no_list_is_an_author(tmp_path):
    source = result_of(FORMAT, given_mail(tmp_path, a_message())).document.article.source
    assert (source.author, source.outlet) == ("Ben Okri", None)
    source = result_of(FORMAT, given_mail(tmp_path, a_message(List_Id="<x.example.org>"))).document.article.source
    assert (source.author, source.outlet) == (None, "Ben Okri")


def test_a_file_of_messages_gives_an_article_each():
    assert sniffed(FORMAT, THREE)
    first, second, third = result_of(FORMAT, THREE).documents
    assert [document.article.provenance.part for document in (first, second, third)] == [1, 2, 3]
    assert first.text == BASE["body"]
    assert second.text.startswith("From the harbour comes a short letter")
    assert second.article.title == "Letters from the café"
    assert second.article.source.published == "2026-03-05T08:00:00+00:00"
    assert second.article.source.news_id == "67390@example.org"
    (signature,) = (region for region in second.article.regions if region.kind == "boilerplate")
    assert second.text[signature.start : signature.end] == "-- \nBen Okri\nPort Ellen"
    assert third.article.title == BASE["title"]


def test_what_was_forwarded_is_dated_and_named_by_its_own_headers():
    result = result_of(FORMAT, FORWARDED)
    document = result.document
    source = document.article.source
    assert (document.article.title, source.outlet) == (BASE["title"], BASE["publisher"])
    assert source.published == "2026-03-04T10:11"
    header = document.article.regions[0]
    assert header.kind == "header"
    assert document.text[header.start : header.end].endswith("To: <reader@example.net>\n")
    assert document.text.endswith(BASE["body"])
    for finding in document.article.provenance.findings:
        if finding.origin == "the forwarded mail’s Subject":
            assert document.text[finding.start : finding.end] == BASE["title"]
    assert result.finding("published")[1] == "the forwarded mail’s Date"


def test_a_message_in_a_message_is_an_article_of_its_own(tmp_path):
    outer = a_message("Have a look at this, it is worth it.", Subject="Fwd: Letters", From="Ann <ann@example.net>")
    outer.add_attachment(a_message())
    first, second = result_of(FORMAT, given_mail(tmp_path, outer)).documents
    assert [document.article.provenance.part for document in (first, second)] == [1, 2]
    assert (first.article.title, second.article.title) == ("Letters", "Letters")
    assert (second.article.source.author, second.text) == ("Ben Okri", WORDS)


def test_plain_text_is_taken_where_the_html_holds_no_article(tmp_path):
    message = a_message("One paragraph of a letter. " * 20)
    message.add_alternative("<html><body><img src='https://track.example.org/i.gif'></body></html>", subtype="html")
    result = result_of(FORMAT, given_mail(tmp_path, message))
    assert result.document.text.startswith("One paragraph of a letter.")
    assert len(result.told) == 1
    assert result.told[0].startswith("Its plain text was taken and not its HTML: ")


def test_html_without_an_article_is_taken_whole_where_there_is_nothing_else(tmp_path):
    message = EmailMessage()
    message["Subject"] = "Short"
    message.set_content("<p>Two ships.</p><p>More soon.</p>", subtype="html")
    assert result_of(FORMAT, given_mail(tmp_path, message)).document.text == "Two ships.\nMore soon."


def test_a_person_may_take_all_that_stands_in_the_html():
    text = result_of(FORMAT, SAMPLE, Options(whole=True)).document.text
    assert "First!" in text
    assert BASE["body"].split("\n")[0] in text


def test_flowed_lines_are_joined(tmp_path):
    data = b"Subject: a\nContent-Type: text/plain; format=flowed\n\nOne paragraph that was \nbroken.\n\n-- \nAnn\n"
    assert result_of(FORMAT, given_mail(tmp_path, data)).document.text == "One paragraph that was broken.\n\n-- \nAnn"


@pytest.mark.parametrize(
    ("subject", "charset", "body", "text", "title"),
    [
        ("=?koi8-r?B?8NLJ18XU?=", "koi8-r", "Привет".encode("koi8-r"), "Привет", "Привет"),
        ("café", "utf-8", "Le café fut fermé".encode("cp1252"), "Le café fut fermé", "café"),
        ("café", "us-ascii", "Le café fut fermé".encode(), "Le café fut fermé", "café"),
        ("=?no-such?Q?caf=C3=A9?=", "no-such", "Le café".encode(), "Le café", "café"),
        ("a", "no\0charset", "Le café".encode(), "Le café", "a"),
        ("=?utf-8?B?%%%?=", "utf-8", b"Words", "Words", "=?utf-8?B?%%%?="),
    ],
)
def test_charsets_that_lie_do_not_stop_a_message(tmp_path, subject, charset, body, text, title):
    data = f"Subject: {subject}\nContent-Type: text/plain; charset={charset}\n\n".encode() + body
    document = result_of(FORMAT, given_mail(tmp_path, data)).document
    assert (document.text, document.article.title) == (text, title)


def test_a_message_with_ten_thousand_parts_is_read_in_part(tmp_path):
    parts = b"".join(b"--x\nContent-Type: text/plain\n\nPart %d.\n" % number for number in range(10_000))
    data = b"Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + parts + b"--x--\n"
    result = result_of(FORMAT, given_mail(tmp_path, data))
    assert result.document.text.startswith("Part 0.\nPart 1.")
    assert result.told == ["It has more than 1,000 parts; the others are left out."]


def test_parts_that_stand_too_deep_inside_one_another_are_refused(tmp_path):
    levels = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000))
    result = result_of(FORMAT, given_mail(tmp_path, b"Subject: a\n" + levels + b"\nwords\n"))
    assert result.failure == "a.eml cannot be read: its parts stand too deep inside one another."
    nested = b"Content-Type: message/rfc822\n\n" * 60
    result = result_of(FORMAT, given_mail(tmp_path, b"Subject: a\n" + nested + b"Subject: b\n\nwords\n"))
    assert result.failure == "a.eml cannot be read: its messages stand too deep inside one another."


@pytest.mark.parametrize(
    "header", ["=?utf-8?B?YQ==?= " * 50_000, "(" * 500_000, '"\\' * 300_000, "a, " * 200_000, "a;b=c" * 200_000]
)
def test_headers_of_any_length_are_read_in_part(tmp_path, header):
    names = ("Subject", "From", "Date", "Content-Type", "Content-Disposition", "Message-ID")
    data = "".join(f"{name}: {header}\n" for name in names) + "\nA short letter about ships.\n"
    started = time.process_time()
    result = result_of(FORMAT, given_mail(tmp_path, data.encode()))
    assert result.failure or result.documents
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Ann Lee <ann@example.org>", "Ann Lee"),
        ('"Lee, Ann" <ann@example.org>', "Lee, Ann"),
        ("ann@example.org (Ann Lee)", "Ann Lee"),
        ("<ann@example.org>", "ann@example.org"),
        ("ann@example.org", "ann@example.org"),
        ("", ""),
    ],
)
def test_a_sender_is_called_by_name(sender, name):
    assert taking_apart.sender_name(sender) == name


def test_a_message_that_breaks_off_is_read_and_said_to(tmp_path):
    result = result_of(FORMAT, given_mail(tmp_path, SAMPLE.read_bytes()[:2500]))
    assert result.document.text
    assert "It breaks off before its last part ends." in result.told


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it does not begin with the headers of a message"),
        (b"just words\nin lines\n", "it does not begin with the headers of a message"),
        (b"Subject: a\n\n", "it holds no text"),
        (b"Subject: a\nContent-Type: text/html\n\n<p></p>", "it holds no text"),
    ],
)
def test_what_is_no_message_is_refused_in_a_sentence(tmp_path, data, reason):
    failure = result_of(FORMAT, given_mail(tmp_path, data)).failure
    assert failure is not None
    assert failure.startswith(f"a.eml cannot be read: {reason}")
    assert failure.endswith(".")


def test_a_message_that_is_too_large_is_refused_and_in_a_file_of_them_left_out(tmp_path, monkeypatch):
    path = given_mail(tmp_path, b"Subject: a\n\n")
    with path.open("ab") as file:
        file.truncate(1 << 30)
    assert result_of(FORMAT, path).failure == "a.eml cannot be read: it has 1,024 MB, and a message may have 32."
    monkeypatch.setattr(mail, "MOST_BYTES", 1 << 20)
    large = b"From a Wed Mar  4 09:11:00 2026\nSubject: a\n\n" + b"x" * (2 << 20) + b"\n\n"
    result = result_of(FORMAT, given_mail(tmp_path, large + THREE.read_bytes(), "a.mbox"))
    assert len(result.documents) == 3
    assert "Message 1 is left out: it has more than 1 MB." in result.told


def test_a_file_of_messages_is_never_held_whole(tmp_path):
    path = tmp_path / "a.mbox"
    message = b"From a Wed Mar  4 09:11:00 2026\nSubject: a\nContent-Disposition: attachment; filename=a.png\n\n"
    with path.open("wb") as file:
        for _ in range(40):
            file.write(message + (b"x" * 999 + b"\n") * 500 + b"\n")
    tracemalloc.start()
    count = sum(1 for _ in FORMAT.read(path, Options()))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (count, path.stat().st_size > 20_000_000) == (81, True)
    assert peak < 6_000_000


@pytest.mark.parametrize(
    ("head", "name", "claimed"),
    [
        (b"", "a.eml", True),
        (b"From a Wed Mar  4 09:11:00 2026\nMessage-ID: <1>\nFrom: a\nSubject: b\n\nc", "inbox", True),
        (b"Received: a\nFrom: b\nSubject: c\nDate: d\n\ne", "noname", True),
        (b"From: Example Post\nDate: March 4, 2026\nSubject: Ferries\n\nWords", "release.txt", False),
        (
            b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a\nSubject: b\nMIME-Version: 1.0\nDate: c\n\n",
            "a",
            False,
        ),
        (b"From here on it is 10:00 and words\n", "a.txt", False),
        (b"MIME-Version: 1.0\nFrom: a\nSubject: b\n\n", "a.mhtml", False),
    ],
)
def test_only_mail_is_claimed(head, name, claimed):
    assert FORMAT.sniff(head, name) is claimed


def test_a_mail_is_taken_apart_within_bounds(monkeypatch):
    monkeypatch.setattr(taking_apart, "MOST_LINES", 10)
    with pytest.raises(taking_apart.MailError, match="it has more than 10 lines"):
        taking_apart.take_apart(b"Subject: a\n" + b"\n" * 30)


@settings(max_examples=60)
@given(st.sampled_from([SAMPLE, FORWARDED, THREE]), st.integers(0, 1 << 32))
def test_a_damaged_message_is_read_or_refused(tmp_path_factory, seed, number):
    path = given_mail(tmp_path_factory.mktemp("mail"), damaged(seed.read_bytes(), number), f"a{seed.suffix}")
    result = result_of(FORMAT, path)
    assert result.failure or result.documents or result.notices


@pytest.mark.slow
def test_a_gigabyte_of_messages_is_read_within_bounds(tmp_path):
    path = tmp_path / "a.mbox"
    start = b"From a Wed Mar  4 09:11:00 2026\nSubject: a\n\n"
    with path.open("wb") as file:
        file.write(THREE.read_bytes() + start)
        file.truncate(1 << 30)
    tracemalloc.start()
    result = result_of(FORMAT, path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (len(result.documents), peak < 100 << 20) == (3, True)
    assert result.told[-1] == "Message 4 is left out: it has more than 32 MB."


def test_flowed_lines_may_have_a_blank_that_is_none_and_may_be_quoted(tmp_path):
    kind = "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes"
    lines = "外交部 \n长星期一。\n> One  \n> two.\n>> deeper \n> not so\n Stuffed  \nline.\n-- \nAnn"
    result = result_of(FORMAT, given_mail(tmp_path, f"Subject: a\n{kind}\n\n{lines}\n".encode()))
    assert result.document.text == "外交部长星期一。\n> One two.\n>> deeper\n> not so\nStuffed line.\n-- \nAnn"


def test_how_plain_text_was_decoded_is_said_and_kept(tmp_path):
    words = "Министр заявил в понедельник, что переговоры продолжатся."
    head = "Subject: a\nContent-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 8bit\n\n"
    path = given_mail(tmp_path, head.encode() + words.encode("koi8-r"))
    result = result_of(FORMAT, path)
    assert result.document.text == words
    assert result.told == ["Read as koi8-r, which is a guess: the mail’s charset says us-ascii, which it is not."]
    origins = [finding.origin for finding in result.document.article.provenance.findings]
    assert "koi8-r, by the frequencies of its bytes" in origins
    result = result_of(FORMAT, path, Options(encoding="koi8-r"))
    assert "koi8-r, by a person’s choice" in [each.origin for each in result.document.article.provenance.findings]


def test_what_a_reader_of_plain_text_would_not_see_is_told(tmp_path):
    head = "Subject: a\nContent-Type: text/plain; charset=utf-8\n\n"
    result = result_of(FORMAT, given_mail(tmp_path, f"{head}Pay 12\u202e34\u202c and\0 go.\n".encode()))
    assert result.told == [
        "It holds 1 character that could not be read or kept, as U+FFFD.",
        "Mind that it holds 2 marks reversing the order of letters.",
    ]


def test_a_mark_before_the_headers_is_no_part_of_them(tmp_path):
    result = result_of(FORMAT, given_mail(tmp_path, b"\xef\xbb\xbf" + a_message().as_bytes()))
    assert result.document.article.title == "Letters"


def test_of_very_many_broken_messages_some_are_told_of_and_the_others_counted(tmp_path):
    path = given_mail(tmp_path, b"From a@b Mon Jan  1 00:00:00 2026\n\n" * 1_000 + b"", "a.mbox")
    result = result_of(FORMAT, path)
    assert (len(result.notices), result.notices[-1].text) == (101, "900 more messages are left out.")


@pytest.mark.parametrize("first", ["utf-8", "us-ascii"])
def test_a_text_in_several_parts_is_one_text(tmp_path, first):
    halves = [f"<html><body>{paragraphs(*half)}</body></html>" for half in (PARAGRAPHS[:2], PARAGRAPHS[2:])]
    charsets = (first, "utf-8")
    parts = "".join(
        f"--B\nContent-Type: text/html; charset={charset}\n\n{half}\n"
        for charset, half in zip(charsets, halves, strict=True)
    )
    picture = "--B\nContent-Type: image/png\n\nx\n"
    data = f"Subject: a\nContent-Type: multipart/mixed; boundary=B\n\n{parts.replace('--B', picture + '--B')}--B--\n"
    result = result_of(FORMAT, given_mail(tmp_path, data.encode()))
    assert result.document.text == "\n".join(PARAGRAPHS)


def test_a_part_in_another_encoding_is_told_of_and_not_read_as_this_one(tmp_path):
    parts = [(f"<p>{WORDS} А вот и ещё.</p>", "koi8-r"), (paragraphs(*PARAGRAPHS, "Voilà, déjà vu."), "cp1252")]
    message = b"Subject: a\nContent-Type: multipart/mixed; boundary=B\n\n"
    for html, charset in parts:
        message += f"--B\nContent-Type: text/html; charset={charset}\n\n".encode() + html.encode(charset) + b"\n"
    items = list(FORMAT.read(given_mail(tmp_path, message + b"--B--\n")))
    told = [str(item) for item in items if getattr(item, "lost", False)]
    assert any(each.endswith("in another encoding than the largest one and were left out.") for each in told)
