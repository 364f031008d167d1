"""Which language a text is in, from its script and its commonest words: to check what a page says of itself."""

import re
from collections import Counter

_WORDS = {
    "en": "the of and to in that is was for it with as on be by he at from his have are not this has but they said",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er",
    "fr": "le la les de des et en un une du que est pour dans qui par au sur pas plus ne ce avec il sont aux se cette",
    "es": "el la de que y en los del se las por un para con no una su al lo como más pero sus este ha",
    "it": "il di che la e in un per è del non una con si da della le dei sono al alla ha anche come gli nel più lo",
    "pt": "o a de que e do da em um para é com não uma os no se na por mais as dos como mas foi ao das à pela",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als bij maar naar dan wordt hij",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från så",
    "da": "og i at det er en til af den på for med de som der ikke har et om han var fra men sig kan",
    "pl": "w i na z nie się do to że jest o jak po za od przez ale są dla który także oraz tym być",
    "cs": "a v se na je že to s z o do i ve k pro za by které jako podle ale po jsem jsou",
    "hu": "a az és hogy nem is egy ez meg csak de van volt mint már még azt szerint el ki",
    "ro": "de și în a la cu pe nu o că din care un mai este pentru să au fost ce prin lui",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ise ama en ne dedi oldu",
    "id": "yang dan di untuk dengan ini itu dari pada tidak dalam akan juga adalah oleh kepada ke mereka telah karena",
    "vi": "và của là có cho được không trong các với người này những một đã khi ông tại đến từ",
    "ru": "и в не на что с по как это из к он но за его от для до года было также который",
    "uk": "і в не на що з як до за у це та від про для його але року після також який",
    "ar": "في من على إلى أن التي عن مع هذا ما لا كان هذه الذي قال بعد بين كما خلال",
    "fa": "در به از که این را با است برای آن یک خود شده است های می کرد بر شد تا",
    "ur": "کے میں کی ہے کا اور سے کو نے پر کہ ہیں یہ اس کر بھی جو",
}  # fmt: skip
_COMMON = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u0391-\u03c9]")),
    ("hi", re.compile("[\u0904-\u0939]")),
)
_ANY_SCRIPT = re.compile(
    "[\u0391-\u03c9\u05d0-\u05ea\u0904-\u0939\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
)
_LEAST_SHARE = 0.05
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_FEWEST = 20
_CLEAR = 0.15
_TWICE = 1.6


def language_of(text: str) -> str | None:
    """The language that a text is clearly in, as ISO 639-1; None if it is not clear, or too little text to tell."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    foreign = len(_ANY_SCRIPT.findall(sample))
    for language, script in _SCRIPTS if foreign > _LEAST_SHARE * letters else ():
        # Japanese has more Han characters than kana, but Chinese has none of these.
        share = _LEAST_SHARE if language == "ja" else 0.3
        if letters and len(script.findall(sample)) > share * letters:
            return language
    if len(words) < _FEWEST:
        return None
    counts = Counter(words)
    hits = sorted(
        ((sum(counts[word] for word in common), language) for language, common in _COMMON.items()), reverse=True
    )
    (best, language), (second, _) = hits[0], hits[1]
    return language if best > _CLEAR * len(words) and best > _TWICE * second else None


def can_be(stated: str, found: str) -> bool:
    """Whether a stated language and what the words say may both be so: one that is not known here may be anything."""
    primary = stated.partition("-")[0].lower()
    known = primary in _COMMON or any(primary == language for language, _ in _SCRIPTS)
    return primary == found or not known
