"""The shapes of furniture, as patterns that the whole of a line must fit.

Every repetition in them has a bound, and lines are at most a few hundred characters
when they get here, so that no line takes long.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["AGENCIES", "is_credit", "is_link_heading", "is_notice"]

AGENCIES = (
    "Getty", "Getty Images", "AP", "AP Photo", "AP Images", "Associated Press",
    "The Associated Press", "ASSOCIATED PRESS", "Reuters", "REUTERS", "AFP", "UPI", "PA",
    "PA Media", "PA Wire", "PA Images", "Bloomberg", "Shutterstock", "iStock", "iStockphoto",
    "Alamy", "Alamy Stock Photo", "Xinhua", "TASS", "NurPhoto", "SIPA", "SIPA USA", "ZUMA",
    "ZUMA Press", "ZUMA Wire", "Corbis", "Flickr", "Wikimedia Commons", "Anadolu",
    "Anadolu Agency", "CNN", "dpa", "DPA", "PTI", "ANI", "EFE", "ANSA", "Kyodo", "Yonhap",
    "Rex Features", "Pool", "POOL", "Pool Photo", "Handout", "handout",
)  # fmt: skip
_WORD = r"[^\W\d_a-z][\w.'’-]{0,30}"
_NAME = rf"{_WORD}(?:,? (?:{_WORD}|de|van|von|der|al|bin|of|the)){{0,6}}"
_FULL_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|al|bin)){{1,3}}"
_STAFF = rf"(?:{_WORD}|in|and|at|of|from|for|the|writers?|correspondents?|reporters?|staff)"
_JOIN = r" ?(?:/|\||,|via|for|for the|and|[-–—]) ?"
_PICTURE = (
    r"(?:file |featured |cover |main )?(?:photo(?:graph|graphy|s)?|images?|pictures?|video"
    r"|screen ?(?:shot|grab)|illustration|graphic|credit)(?: (?:credit|source|caption)s?)?"
)
_APPS = (
    r"(?:facebook|twitter|x|whatsapp|e-?mail|print|linkedin|reddit|pinterest|telegram|messenger"
    r"|flipboard|tumblr|google\+?|instagram|threads|bluesky|youtube|tiktok|(?:copy )?link|share"
    r"|tweet|save|comments?)"
)
_SITES = (
    r"(?:x|twitter|facebook|instagram|whatsapp|telegram|youtube|tiktok|linkedin|threads|bluesky"
    r"|google news|apple news|flipboard)"
)
_STORIES = (
    r"(?:stor(?:y|ies)|articles?|news|coverage|content|topics?|links?|posts?|reading|videos?)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ADVERT = r"(?:advertise?ments?|ads?|sponsor(?:ed)? message)"

_SHARING = (
    rf"(?:share(?: this)?(?: (?:article|story|page|on|via|with)){{0,2}}:? )?{_APPS}"
    rf"(?:[\s,|/·•]{{1,3}}(?:on |via |by |this )?{_APPS}){{0,12}}",
    r"share (?:this|on|via)\b[^.!?]{0,60}\.?",
    r"please let us know if you(?:['’]?re| are) having (?:issues|trouble|problems)"
    r" with comment(?:s|ing)\.?",
    r"(?:view|show|hide|see|leave|post|add|join|start)(?: all| the| a| your| our){0,2}(?: \d{1,6})?"
    r" (?:comments?|comment section|conversation|discussion|commenting forum)\b[^.]{0,40}\.?",
    r"(?:\d{1,6} )?comments?(?: ?\(\d{1,6}\))?",
    r"you must confirm your .{0,60} before commenting\.?",
    r"please (?:log ?out|log ?in|sign in) .{0,120}",
    r"join thought-provoking conversations.{0,120}",
)
_RELATED = (
    r"(?:(?:read|watch|listen)(?: more| next| also| now)?|more|(?:see|also) (?:also|read|see)"
    rf"|up next|related|recommended|trending|further reading|don['’]t miss)(?: {_STORIES})?"
    rf"(?: (?:on|from|at|about) [^.!?:]{{1,60}})? ?[:|»→].{{0,250}}",
    r"(?:read|see|find out|learn) more(?: (?:on|from|at|about|here) [^.!?:]{1,80})?\.{0,3}",
    r"(?:click|tap) (?:here|on the|through)\b.{0,160}",
    r"to (?:read|see|watch|view|hear|learn|download|sign up|subscribe)\b.{1,300}\bclick here\.?",
    r"for more (?:stories|news|articles|coverage|information)\b[^.!?]{0,80}? (?:check|visit|click"
    r"|see|follow|go to|head to)\b[^.!?]{0,80}\.?",
    r"scroll down (?:to|for)\b[^.!?]{1,120}[.!]?",
    r"(?:.{0,80}[?.!] )?(?:share (?:your|what|any)|let us know|tell us)\b[^.!?]{1,120}\bcomments?"
    r"(?: section)?(?: below)?[.!]?",
    r".{1,250}[.!?] learn more\.?",
    r"also on [^.!?]{1,40}:",
)
_LINK_HEADINGS = (
    rf"(?:related|recommended|trending|popular|sponsored|promoted|suggested)(?: {_STORIES})?"
    r"(?: now)? ?:?\.?",
    r"most (?:read|popular|viewed|shared|watched)(?: (?:in|on|from) .{1,40})? ?:?",
    r"more (?:from|in) [^.!?:]{1,40} ?:?",
    r"(?:top|more|latest|other|editor['’]?s['’]?) (?:stories|news|headlines|picks?) ?:?\.?",
    r"(?:before you go|read next|what to read next|up next|in other news|in case you missed it"
    r"|you (?:may|might) also (?:like|be interested in)|recommended for you|from our partners"
    r"|around the web|paid content|don['’]t miss) ?[:.]?",
)
_BOXES = (
    r"(?:sign|signing) up (?:here|now|today|to|for|below)\b[^.!?]{0,160}[.!]?",
    r"for .{1,100}, sign up (?:to|for) .{1,60}newsletters? ?\.?",
    r"(?:subscribe|register) (?:here|now|today|to|for|below)\b[^.!?]{0,160}[.!]?",
    r"(?:subscribe|newsletters?|sign up|sign in|log in)\.?",
    r"already a subscriber\?.{0,60}|enter your e-?mail.{0,60}|log in or create an account.{0,60}",
    r"(?:get|receive) .{0,120}\b(?:newsletters?|inbox)\b.{0,80}",
    r"get (?:the )?(?:daily|weekly|breaking|latest) [^.!?]{0,40}\bnews\.?",
    r"(?:by (?:signing up|subscribing|submitting|entering|clicking)\b[^.]{0,40},? you"
    r" (?:agree|accept)"
    r"|thank(?:s| you) for (?:subscribing|signing up)\b).{0,250}",
    rf"(?:please )?(?:follow|like|find) .{{1,60}} on {_SITES}\b.{{0,200}}",
    r"(?:do you support .{1,60}\? )?like the page:?",
    r"(?:download|get|try) (?:the|our) .{0,60}\bapp\b.{0,80}",
    r"support (?:our|independent) journalism\b.{0,120}",
    r"(?:have|got|do you have) (?:a|any) (?:news )?(?:tip|story|stories)s?\b[^.?!]{0,60}\?.{0,160}",
    r".{1,120}[.?!] sign up (?:here|now|today)\.?",
    r"(?:trouble|problems?|issues?) (?:posting|leaving|making|with) (?:a |your )?comments?\b"
    r".{0,120}",
    r"(?:do|are|have|were) you\b[^.?!]{1,80}\? (?:call|ring|e-?mail|contact|text|write to|tell us"
    r"|get in touch)\b.{0,120}",
    r"enjoying our latest (?:content|articles|stories)\?.{0,60}",
    r"(?:access|explore) the (?:most recent|latest) (?:journalism|features|news)\b.{0,120}",
    r"[^.!?:]{1,40}: (?:follow (?:along|live|our live|the latest)|sign up (?:to|for)"
    r"|subscribe (?:to|for)|download (?:our|the)|get the latest)\b.{0,200}",
    r"(?:(?:we|i) (?:want|would like|['’]d like|would love) to hear from you"
    r"|(?:share|tell us) your (?:story|stories|experiences?|views?|thoughts))\b.{0,300}",
    r"[^?]{1,120}\? (?:get in touch|e-?mail(?: us)?|contact us|write to us|let us know)\b[^@]{0,80}"
    r"@.{1,60}",
    r"our website is the place for\b.{0,300}",
    r"reviews and recommendations are (?:unbiased|independent)\b.{0,300}",
)
_ADVERTISING = (
    rf"{_ADVERT}(?:[-–—:. ]{{1,3}}(?:continue|scroll|story|article|embed).{{0,60}})?[-–—. ]{{0,3}}",
    rf"(?:story|article|content)? ?continues?(?: reading)? (?:below|after)(?: (?:the|this))?"
    rf"(?: (?:{_ADVERT}|video|promotion|newsletter promotion))?\.?",
    rf"skip (?:{_ADVERT}|past newsletter promotion|to (?:main )?content)\.?",
    r"(?:article|story) content",
)
_NOTICES = (
    r"copyright ?(?:©|\(c\))? ?\d{4}.{0,300}|©.{1,300}",
    r"(?:.{0,120}\b)?all rights reserved\b.{0,120}",
    r"(?:this (?:site|website|page) uses|we use|we and our partners use) cookies\b.{0,300}",
    r"(?:accept|reject|manage)(?: all)? cookies|cookie (?:settings|policy|preferences)",
    r"privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)",
    r"we are sorry, ?this video is restricted.{0,120}",
    r"(?:loading|play video|watch video|video player|your browser does not support.{1,80}"
    r"|please enable javascript.{0,80}|this video can ?not be played.{0,40})[. …]{0,3}",
    r"our standards: .{1,80}",
    r"reporting by [^.]{1,250}; ?(?:writing|additional reporting|editing) by .{1,150}",
    r".{1,200} contributed to this (?:report|story|article)\.?",
    r"(?:first )?(?:published|updated|posted|last (?:updated|modified))(?: on| at)?:? [^.]{0,40}\d"
    r"(?:[^.]|[ap]\.m\.){0,40}",
    rf".{{1,60}} \(@\w{{1,30}}\) {_MONTH} \d{{1,2}}, \d{{4}}",
    r"(?:pic\.twitter\.com|(?:https?://)?t\.co)/\w{1,20}",
    r"(?:this is a (?:breaking|developing) (?:new )?story|more to follow|breaking news)\b.{0,60}",
    r"thank you for visiting [\w.]{1,40}\. you are using a browser.{0,300}",
    r"(?:.{0,80} )?we recommend you use a more up to date browser.{0,120}",
    r"[-–— #*]{0,5}ends?[-–— #*]{0,5}|notes? (?:to|for) editors ?:?",
    r"(?:for )?(?:media|press) (?:enquiries|inquiries|contacts?)\b.{0,200}",
    r"(?:the |this )?(?:briefing|press conference|hearing|meeting|session)"
    r" (?:was )?(?:concluded|ended|adjourned|rose) at \d.{0,20}",
    r"[.#]?[\w-]{1,30} ?\{|[\w-]{1,30}: ?[\w%#.-]{1,30};|\}",
)
_WIRE = r"[\[(]?(?:" + "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True)) + ")"
_CREDITS = (
    rf"(?:[\[(]?{_NAME}{_JOIN})?{_WIRE}(?:{_JOIN}(?:{_NAME}|{_WIRE})){{0,2}}[)\]]?\.?",
    rf"[\[(]?(?i:{_PICTURE}) ?[:/|] ?[^?!]{{1,160}}",
    rf"[\[(]?(?i:{_PICTURE}) (?:by|courtesy of|via) {_NAME}"
    rf"(?:{_JOIN}(?:{_NAME}|{_WIRE})){{0,3}}[)\]]?\.?",
    rf"[\[(]{_NAME}(?: ?/ ?{_NAME}){{1,3}}[)\]]",
    rf"(?i:by) {_FULL_NAME}(?:(?:,| and| &|, and) {_FULL_NAME}){{0,4}}"
    rf"(?:(?:, | ?[|•·–—/-] ?)[^.!?:]{{1,60}})?",
    rf"[-–—*_ ]{{0,4}}(?i:(?:with )?(?:additional )?(?:reporting|files|research) (?:by|from))"
    rf" {_STAFF}(?:[,;]? {_STAFF}){{0,30}}\.?",
)


def is_credit(line: str) -> bool:
    """Whether a line says who took or owns a picture, and no more."""
    return bool(_pattern(_CREDITS, 0).fullmatch(line))


def is_notice(line: str) -> bool:
    """Whether a line belongs to the page: sharing, links, boxes, advertising, notices."""
    shapes = (*_SHARING, *_RELATED, *_LINK_HEADINGS, *_BOXES, *_ADVERTISING, *_NOTICES)
    return bool(_pattern(shapes, re.IGNORECASE).fullmatch(line))


def is_link_heading(line: str) -> bool:
    """Whether a line heads a list of other articles."""
    return bool(_pattern(_LINK_HEADINGS, re.IGNORECASE).fullmatch(line))


@cache
def _pattern(shapes: tuple[str, ...], flags: int) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{shape})" for shape in shapes), flags)
