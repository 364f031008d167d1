"""Text files in the encodings that news is kept in, declared by nothing but their bytes."""

import codecs

import pytest

from desk.formats.format import Document, Notice
from desk.formats.plain_text import read
from desk.text.canon import canonical

TEXTS = {
    "en": "The island’s ferry contract was extended on Tuesday, “and fares stay "
    "the same”, said Ann Lee, who runs a café.",
    "euro": "The ferry contract is worth €4 million, the café owner said; a "
    "ticket costs €5 in summer and €3 in winter.",
    "fa": "شورای منطقه روز سه\u200cشنبه قرارداد کشتي\u200cها را براي پنج سال "
    "ديگر تمديد کرد و مقام\u200cها گفتند بها ثابت است.",
    "ar": "أعلنت وزارة النقل يوم الثلاثاء تمديد عقد العبارات لمدة خمس سنوات "
    "أخرى، وقال مسؤولون إن الأسعار ستبقى على حالها.",
    "ru": "Региональный совет во вторник проголосовал за продление договора о паромной переправе ещё на пять лет.",
    "uk": "Регіональна рада у вівторок проголосувала за продовження договору про поромну переправу ще на п’ять років.",
    "zh": "地区议会星期二投票决定将渡轮合同再延长五年，官员表示票价将保持不变，并将在明年年底前购买两艘新船。",
    "zh-hant": "地區議會星期二投票決定將渡輪合約再延長五年，官員表示票價將維持不變，並將在明年年底前購買兩艘新船。",
    "ja": "地域議会は火曜日、フェリー契約をさらに五年延長することを決め、運賃は据え置かれると当局者が述べた。",
    "ko": "지역 의회는 화요일 여객선 계약을 5년 더 연장하기로 의결했으며 운임은 그대로 유지된다고 관계자들이 말했다.",
    "de": "Der Regionalrat stimmte am Dienstag für eine Verlängerung des "
    "Fährvertrags; die Preise bleiben gleich, hieß es.",
    "fr": "Le conseil régional a voté mardi la prolongation du contrat des bacs, où les prix ne changent pas cet été.",
    "pl": "Rada regionalna zagłosowała we wtorek za przedłużeniem umowy "
    "promowej o kolejne pięć lat, dodając, że ceny wzrosną.",
    "cs": "Regionální rada v úterý hlasovala pro prodloužení smlouvy o trajektech o dalších pět let, uvedli úředníci.",
    "tr": "Bölge meclisi salı günü feribot sözleşmesini beş yıl daha uzatma "
    "kararı aldı; ücretler aynı kalacağını söyledi.",
    "el": "Το περιφερειακό συμβούλιο ψήφισε την Τρίτη την παράταση της σύμβασης για τα πλοία για άλλα πέντε χρόνια.",
    "he": "מועצת האזור הצביעה ביום שלישי בעד הארכת חוזה המעבורות לחמש שנים נוספות, כך מסרו גורמים רשמיים.",
    "th": "สภาภูมิภาคลงมติเมื่อวันอังคารให้ขยายสัญญาเรือข้ามฟากออกไปอีกห้าปี",
}
CASES = [
    (language, encoding)
    for language, encodings in {
        "en": "cp1252 mac_roman utf-8 utf-16 utf-16-le utf-32",
        "euro": "iso8859-15",
        "fa": "cp1256 utf-8 utf-16-le utf-16-be",
        "ar": "cp1256 iso8859-6 utf-8-sig utf-16",
        "ru": "cp1251 koi8-r cp866 iso8859-5 mac_cyrillic utf-16-be",
        "uk": "cp1251 koi8-u",
        "zh": "gb18030 gb2312 hz utf-8 utf-16",
        "zh-hant": "big5",
        "ja": "cp932 euc_jp iso2022_jp utf-8",
        "ko": "euc_kr cp949 iso2022_kr",
        "de": "cp1252 iso8859-1 mac_roman",
        "fr": "cp1252",
        "pl": "cp1250 iso8859-2",
        "cs": "cp1250 iso8859-2",
        "tr": "cp1254 iso8859-9",
        "el": "cp1253 iso8859-7",
        "he": "cp1255",
        "th": "cp874",
    }.items()
    for encoding in encodings.split()
]


def read_back(folder, data):
    path = folder / "article.txt"
    path.write_bytes(data)
    items = list(read(path))
    (document,) = (item for item in items if isinstance(item, Document))
    return document.text, [item.text for item in items if isinstance(item, Notice)]


def test_there_are_about_fifty_cases():
    assert len(CASES) >= 49


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_text_is_read_in_its_encoding(tmp_path, language, encoding):
    text = TEXTS[language].encode(encoding, "ignore").decode(encoding)
    found, notices = read_back(tmp_path, text.encode(encoding))
    assert found == canonical(text).text
    assert notices[0].startswith("Read as ")


def test_utf8_with_some_windows_1252_in_it_is_mended_and_said(tmp_path):
    data = TEXTS["ru"].encode() + "\nThe café’s owner".encode("cp1252")
    found, notices = read_back(tmp_path, data)
    assert found == TEXTS["ru"] + "\nThe café’s owner"
    assert notices == ["Read as utf-8, but 2 bytes that are not utf-8 as windows-1252."]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b'<?xml version="1.0" encoding="utf-16"?> plain words', '<?xml version="1.0" encoding="utf-16"?> plain words'),
        (codecs.BOM_UTF8 + "کتاب".encode(), "کتاب"),
        (codecs.BOM_UTF8 + "Привет, мир. Новости дня".encode("cp1251"), None),
        (b"charset=utf-8\n" + TEXTS["ar"].encode("cp1256"), "charset=utf-8\n" + TEXTS["ar"]),
    ],
)
def test_what_a_file_says_of_itself_is_not_believed_against_its_bytes(tmp_path, data, text):
    found, notices = read_back(tmp_path, data)
    if text is None:
        assert any("became U+FFFD" in notice for notice in notices)
    else:
        assert found == text


def test_a_windows_1256_text_of_a_few_words_is_no_macintosh_cyrillic(tmp_path):
    assert read_back(tmp_path, "سلام دنيا".encode("cp1256"))[0] == "سلام دنيا"


def test_german_capitals_are_no_sign_of_a_macintosh(tmp_path):
    for text in ("Über Öl", "Österreich und die Übung", "Ärger in Köln"):
        assert read_back(tmp_path, text.encode("cp1252"))[0] == text
