"""The words of dates in the languages that news is written in, and the Solar Hijri calendar."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

_LETTERS = {
    "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ة": "ه", "ۀ": "ه", "ؤ": "و",
    "ـ": "", "\u200c": "", "\u200d": "", "\u200e": "", "\u200f": "", "\u061c": "", "\u00ad": "", "ё": "е", "ı": "i",
    "：": ":", "，": ",", "。": ".", "／": "/", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "٫": ".",
    **{chr(c): "" for c in range(0x64B, 0x653)},
}  # fmt: skip
_FOLDED = str.maketrans(
    {**_LETTERS, **{chr(zero + n): str(n) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for n in range(10)}}
)
_TWO_WORDS = re.compile(
    r"(?<!\w)(یک|دو|سه|چهار|پنج)\s+(?=شنبه)|(?<=کانون) (?=الاول|الثانی)|(?<=تشرین) (?=الاول|الثانی)"
)


def folded(text: str) -> str:
    """A string as labels and the words of dates are compared: small letters, European digits, one form of each letter.

    Marks of no width go, and so do the vowel signs of Arabic; other accents stay.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFC", text).lower().translate(_FOLDED)
    return _TWO_WORDS.sub(lambda match: match[1] or "", text) if "شنبه" in text or " ال" in text else text


def names(table: str) -> frozenset[str]:
    """The names of a table that has bars and line ends between them, folded."""
    return frozenset(folded(name.strip()) for name in table.replace("\n", "|").split("|") if name.strip())


_GREGORIAN = (
    # English, Persian, Arabic twice, German, French, Russian, Spanish, Portuguese, Italian, Turkish, Dutch, Ukrainian,
    # Polish, Indonesian; abbreviations after the names.
    "january jan ژانویه ینایر جانفی januar jänner janvier janv январь января янв enero ene janeiro gennaio gen ocak"
    " januari січень січня stycznia styczeń کانونالثانی",
    "february feb febr فوریه فبرایر فیفری شباط februar février févr fév февраль февраля фев февр febrero fevereiro fev"
    " febbraio şubat februari лютий лютого luty lutego",
    "march mar مارس اذار märz maerz mrz mars март марта мар marzo março mart maart mrt березень березня marzec marca"
    " maret",
    "april apr اوریل آوریل ابریل نیسان افریل avril avr апрель апреля апр abril abr aprile nisan квітень квітня kwiecień"
    " kwietnia",
    "may مه می مایو ایار مای mai май мая mayo maio maggio mag mayıs mayis mei травень травня maj maja",
    "june jun ژوین ژوئن یونیو حزیران جوان juni juin июнь июня июн junio junho giugno giu haziran червень червня"
    " czerwiec czerwca",
    "july jul ژوییه ژوئیه جولای یولیو تموز جویلیه juli juillet juil июль июля июл julio julho luglio lug temmuz липень"
    " липня lipiec lipca",
    "august aug اوت اگوست اغسطس اب اوت août aout август августа авг agosto ago ağustos augustus серпень серпня sierpień"
    " sierpnia agustus",
    "september sep sept سپتامبر سبتمبر ایلول septembre сентябрь сентября сен сент septiembre setiembre setembro set"
    " settembre eylül вересень вересня wrzesień września",
    "october oct اکتبر اکتوبر تشرینالاول oktober okt octobre октябрь октября окт octubre outubro out ottobre ott ekim"
    " жовтень жовтня październik października",
    "november nov نوامبر نوفمبر تشرینالثانی novembre ноябрь ноября ноя нояб noviembre novembro kasım листопад"
    " листопада listopada",
    "december dec دسامبر دیسمبر کانونالاول dezember dez décembre déc декабрь декабря дек diciembre dic dezembro"
    " dicembre aralık desember грудень грудня grudzień grudnia",
)
_SOLAR = (
    "فروردین حمل farvardin", "اردیبهشت ثور ordibehesht", "خرداد جوزا khordad", "تیر سرطان tir",
    "مرداد امرداد اسد mordad", "شهریور سنبله shahrivar", "مهر میزان mehr", "ابان عقرب aban", "اذر قوس azar",
    "دی جدی dey", "بهمن دلو bahman", "اسفند حوت esfand",
)  # fmt: skip
_LUNAR = "محرم صفر ربیع جمادی رجب شعبان رمضان شوال القعده الحجه ذیقعده ذیحجه muharram rajab shaban ramadan shawwal"
_DAYS = (
    "monday mon دوشنبه الاثنین الإثنین اثنین montag mo lundi lun понедельник пн lunes segunda lunedì pazartesi maandag"
    " понеділок poniedziałek senin 星期一 周一 月曜日 월요일",
    "tuesday tue tues سهشنبه الثلاثاء ثلاثاء dienstag di mardi вторник вт martes terça martedì salı dinsdag вівторок"
    " wtorek selasa 星期二 周二 火曜日 화요일",
    "wednesday wed چهارشنبه الاربعاء اربعاء mittwoch mi mercredi mer среда среду ср miércoles quarta mercoledì çarşamba"
    " woensdag середа środa rabu 星期三 周三 水曜日 수요일",
    "thursday thu thur thurs پنجشنبه الخمیس خمیس donnerstag jeudi jeu четверг чт jueves quinta giovedì"
    " perşembe donderdag четвер czwartek kamis 星期四 周四 木曜日 목요일",
    "friday fri جمعه ادینه الجمعه freitag fr vendredi ven пятница пятницу пт viernes sexta venerdì cuma vrijdag"
    " п’ятниця piątek jumat 星期五 周五 金曜日 금요일",
    "saturday sat شنبه السبت samstag sonnabend sa samedi sam суббота субботу сб sábado sabato cumartesi zaterdag субота"
    " sobota sabtu 星期六 周六 土曜日 토요일",
    "sunday sun یکشنبه الاحد sonntag so dimanche dim воскресенье вс domingo domenica pazar zondag неділя niedziela"
    " minggu 星期日 星期天 周日 日曜日 일요일",
)


def _numbered(rows: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for number, row in enumerate(rows):
        for name in row.split():
            yield folded(name), number


MONTHS = {
    **dict.fromkeys(map(folded, _LUNAR.split()), ("lunar hijri", 0)),
    **{name: ("gregorian", number + 1) for name, number in _numbered(_GREGORIAN)},
    **{name: ("solar hijri", number + 1) for name, number in _numbered(_SOLAR)},
}
"""The calendar and the number of a month, by its folded name. "اذر" is Azar here; March in the Levant is "اذار"."""
WEEKDAYS = dict(_numbered(_DAYS))
"""The number of a weekday, 0 a Monday, by its folded name."""
_FILLERS = """
of at on the am pm uhr um den der dem le la les à a du et de del do da das às as alle ore il el los en las г год
года в во от по о і у р t op om kl saat tarihinde på pukul h local time ساعت روز مورخ در سال ماه الساعه ساعه یوم
فی هـ ه ش ق م من بتوقیت الموافق الاول الثانی الاخر ذو ذی و 於 于 点 分 時 时 年 月 日 시 분 feira updated
"""
FILLERS = frozenset(map(folded, _FILLERS.split()))
"""Words that stand in dates and change nothing."""
ZONES = {
    "utc": "Z", "gmt": "Z", "est": "-05:00", "edt": "-04:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00",
    "pst": "-08:00", "pdt": "-07:00", "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "мск": "+03:00", "trt": "+03:00", "jst": "+09:00",
    "kst": "+09:00", "irst": "+03:30", "irdt": "+04:30", "pkt": "+05:00", "aest": "+10:00", "aedt": "+11:00",
    "bst": "", "ist": "", "cst": "", "et": "", "pt": "", "ct": "", "gst": "", "ast": "",
}  # fmt: skip
"""What an abbreviation says of the offset; empty where it means several zones, so that no offset is given."""
HALVES = {
    "上午": "a", "午前": "a", "오전": "a", "凌晨": "a", "早上": "a", "下午": "p", "午後": "p", "오후": "p", "晚上": "p",
}  # fmt: skip

_NOWRUZ_1300 = date(1921, 3, 21)
_LONG_YEARS = frozenset((1, 5, 9, 13, 17, 22, 26, 30))


def from_solar_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of one of the calendar of Iran and Afghanistan; None if there is no such day.

    By the cycle of 33 years with 8 leap years, which is the astronomical calendar from 1300 to 1500 (1921 to 2121).
    """
    if not (1300 <= year < 1500 and 1 <= month <= 12):
        return None
    lengths = [31] * 6 + [30] * 5 + [30 if year % 33 in _LONG_YEARS else 29]
    if not 1 <= day <= lengths[month - 1]:
        return None
    leaps = sum(1 for before in range(1300, year) if before % 33 in _LONG_YEARS)
    return _NOWRUZ_1300 + timedelta(days=365 * (year - 1300) + leaps + sum(lengths[: month - 1]) + day - 1)
