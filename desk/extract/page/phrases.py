"""What news pages say around their articles: headings of comments and of lists to read on, prompts, bylines."""

import re


def _beginning(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


COMMENTS = _beginning(
    r"(?:\d[\d,.]*\s+)?(?:(?:reader|user|readers?['’]?|all|view|show|see|your)\s+)?comments?\b"
    r"(?:\s*\(?\d*\)?|\s*:|\s+on\b.*|\s+are closed.*)?$",
    r"(?:leave|post|add|write|submit)\s+(?:a |your )?(?:comment|reply|response)",
    r"\d+\s+(?:responses?|replies|thoughts?)\b",
    r"(?:join|start)\s+the\s+(?:conversation|discussion)",
    r"what do you think\?*$|tell us what you think|share your thoughts",
    r"(?:\d+\s+)?(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|komentar|reacties|yorumlar|komentarze"
    r"|комментари[ийев]+|التعليقات|نظرات|دیدگاه‌?ها|评论|コメント|댓글)(?:\s*\(?\d*\)?|\s*:)$",
)
"""A line below which readers write."""

APPENDED = _beginning(
    r"related\b|more (?:from|on|stories|news|in)\b|you (?:may|might) (?:also )?(?:like|be interested)|recommended\b",
    r"read (?:more|next|also)\b|also read\b|see also\b|most (?:read|popular|viewed)|popular\b|trending\b",
    r"latest (?:news|stories)|about the author|share this|filed under|tags?$|topics?$|sponsored\b|newsletter|sign up",
    r"subscribe|follow us|mehr (?:zum thema|aus)|das könnte (?:sie|dich)|lesen sie auch|weitere (?:artikel|beiträge)",
    r"à lire aussi|lire aussi|sur le même sujet|te puede interesar|noticias relacionadas|lee también",
    r"leia (?:também|mais)|veja também|potrebbe|leggi anche|lees ook|читайте также|по теме|اقرأ أيضا|مطالب مرتبط",
    r"بیشتر بخوانید|相关|関連|관련",
)
"""A heading of what a page would have one read next."""

LISTED = _beginning(
    r"(?:related|top|latest|more|other|recommended|popular|trending|partner)\s+"
    r"(?:stories|news|articles|links|posts|coverage|headlines|videos|reading)\s*:?$",
    r"most (?:popular|read|viewed|commented|shared)\b.{0,30}$|(?:recommended|more) for you$|trending(?: now)?$",
    r"you (?:may|might) also (?:like|enjoy|be interested in)\s*[:.…]*$",
    r"editor['’]?s['’]? picks?$|about the author\s*:?$",
    r"(?:from )?around the web$|sponsored (?:content|links|stories)$|more (?:from|in|on) .{2,30}$",
    r"(?:lesen sie auch|mehr zum thema|das könnte (?:sie|dich) auch interessieren"
    r"|weitere (?:artikel|beiträge|meldungen))\b.{0,20}$",
    r"(?:à lire aussi|lire aussi|sur le même sujet|vous aimerez aussi|te puede interesar|también te puede interesar"
    r"|noticias relacionadas|más noticias|lee también|veja também|leia (?:também|mais)|você (?:também )?pode gostar"
    r"|notícias relacionadas|leggi anche|potrebbe interessarti(?: anche)?|lees ook|läs också|czytaj także"
    r"|читайте также|по теме|материалы по теме|новости по теме)\W*$",
    r"(?:اقرأ أيضا|إقرأ أيضا|اقرأ أيضًا|أخبار ذات صلة|مواضيع ذات صلة|مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید)\W*$",
    r"(?:相关(?:阅读|新闻|文章|推荐)|推荐阅读|延伸阅读|猜你喜欢|関連(?:記事|ニュース)|あわせて読みたい|관련\s?(?:기사|뉴스))\W*$",
)
"""The same on a line of its own that is no heading and says nothing else."""

PROMPT = _beginning(
    r"advertisement$|anzeige$|publicité$|publicidade?$|реклама$|loading\s*(?:\.\.\.|…)",
    r"(?:story|article) continues (?:below|after)|continue reading(?: below)?$",
    r"(?:scroll|keep scrolling) (?:down )?for more",
    r"(?:read|see|watch) (?:more|also|next)\s*[:>»]|(?:also )?read(?: also)?\s*:|see also\s*:",
    r"related(?: (?:article|story|stories|news|link)s?)?\s*:|recommended\s*:|more\s*:|don['’]t miss\s*:",
    r"(?:click|tap) (?:here|on)\b|subscribe (?:to|now|here)\b|follow us\b|like us on facebook",
    r"sign up (?:for|to)\b.*(?:newsletter|inbox|email|updates|alerts|briefing)|get (?:our|the) .*(?:newsletter|app\b)",
    r"follow .{0,60} on (?:twitter|facebook|instagram|x)\b|download (?:the|our) .{0,30}app\b",
    r"share on (?:facebook|twitter)\b",
    r"image copyright|media caption|media playback is (?:unsupported|not supported)",
    r"this video (?:is not|cannot|can not)|(?:photo|image|picture|foto|bild)s?(?: credit| by| courtesy)?\s*:",
    r"filed under\b|post views\s*:|tags\s*:|lesen sie (?:auch|mehr)|mehr zum thema|(?:à )?lire aussi|lea también",
    r"lee también|te puede interesar|leia (?:também|mais)|leggi anche|baca juga|читайте также|اقرأ أيض|بیشتر بخوانید",
)
"""A short line that asks for something else than to read on."""

LABEL = _beginning(
    r"also read\b|share this\b|e-?mail this|print this|posted (?:in|on|under)\b|tagged (?:with|as|under)\b",
    r"all rights reserved|photo by\b|©",
)
"""The same, but sentences begin so, too."""

SHOUTED = re.compile(r"\bclick(?:ing)? here\b", re.IGNORECASE)

BYLINE = re.compile(
    r"(?:(?:written |posted |published )?[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s+[A-ZÀ-ÞА-Я][^.!?]{2,60}$"
    r"|(?:[Ff]irst |[Ll]ast )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Mm]odified)\b[^.!?]{0,80}\d{1,4}[^.!?]{0,40}$"
    r"|(?:发布时间|时间|来源|來源|作者|记者|記者|编辑|編輯|责任编辑|文)\s?[:：].{1,60}$"
    r"|(?:19|20)\d\d(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?[\s\d:时時分秒]*(?:(?:来源|來源|作者|记者|記者|编辑)\s?[:：].{1,60})?$"
    r"|(?:تاریخ|کد خبر|شناسه خبر|تاريخ|نُشر|نشر في|Дата|Опубликовано)\b.{0,60}[\d۰-۹٠-٩].{0,30}$",
)
"""Above the text: who wrote it, or when."""
