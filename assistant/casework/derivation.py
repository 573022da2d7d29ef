"""The derivation of a date in words, in the languages of customers and staff."""

from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_time

_LOCALES = {"en": "en_GB", "nl": "nl_NL", "da": "da_DK"}

# A phrase is a text, or a text for one and a text for more (the languages here know two forms).
_PHRASES: dict[str, dict[str, str | dict[str, str]]] = {
    "en": {
        "received": "Reached the company on {day} at {time} local time; that day does not count "
        "(Regulation 1182/71 art. 3(1)).",
        "received_exactly": "Reached the company on {day} at {time} local time.",
        "hours": "{count} hours from receipt, counted exactly (GDPR 33(1)): {day} at {time}.",
        "aware": "Awareness as the officer recorded it: {day} at {time} local time.",
        "hours_aware": "{count} hours from awareness, counted exactly (GDPR 33(1)): {day} at {time}.",
        "house_target": {
            "one": "House target of {count} working day; the law sets no term: {day}.",
            "other": "House target of {count} working days; the law sets no term: {day}.",
        },
        "months": {
            "one": "{count} month after receipt (GDPR 12(3)): {day}.",
            "other": "{count} months after receipt, one and two more (GDPR 12(3)): {day}.",
        },
        "month_end": "That month has no {number} day, so its last day counts: {day}.",
        "stopped": {
            "one": "{count} day stopped while identity was being established: {day}.",
            "other": "{count} days stopped while identity was being established: {day}.",
        },
        "weekend": "{day} is not a working day, so the period goes on (Regulation 1182/71 art. 3(4)).",
        "rolled": "{day} is not a working day ({reason}), so the period goes on "
        "(Regulation 1182/71 art. 3(4)).",
        "due": "Due at the end of {day}.",
        "target": {
            "one": "Effective from receipt; house target of {count} working day: {day}.",
            "other": "Effective from receipt; house target of {count} working days: {day}.",
        },
    },
    "nl": {
        "received": "Binnengekomen op {day} om {time} uur plaatselijke tijd; die dag telt niet mee "
        "(Verordening 1182/71 art. 3, lid 1).",
        "received_exactly": "Binnengekomen op {day} om {time} uur plaatselijke tijd.",
        "hours": "{count} uur na binnenkomst, precies gerekend (AVG art. 33, lid 1): {day} om {time} uur.",
        "aware": "Kennisname, zoals de privacy officer die vastlegde: {day} om {time} uur plaatselijke tijd.",
        "hours_aware": "{count} uur na kennisname, precies gerekend (AVG art. 33, lid 1): "
        "{day} om {time} uur.",
        "house_target": {
            "one": "Eigen streeftermijn van {count} werkdag; de wet noemt geen termijn: {day}.",
            "other": "Eigen streeftermijn van {count} werkdagen; de wet noemt geen termijn: {day}.",
        },
        "months": {
            "one": "{count} maand na binnenkomst (AVG art. 12, lid 3): {day}.",
            "other": "{count} maanden na binnenkomst, een en nog twee (AVG art. 12, lid 3): {day}.",
        },
        "month_end": "Die maand heeft geen {number} dag; dan telt de laatste dag: {day}.",
        "stopped": {
            "one": "{count} dag stilgestaan omdat is gevraagd wie je bent: {day}.",
            "other": "{count} dagen stilgestaan omdat is gevraagd wie je bent: {day}.",
        },
        "weekend": "{day} is geen werkdag, dus de termijn loopt door (Verordening 1182/71 art. 3, lid 4).",
        "rolled": "{day} is geen werkdag ({reason}), dus de termijn loopt door "
        "(Verordening 1182/71 art. 3, lid 4).",
        "due": "Uiterlijk aan het eind van {day}.",
        "target": {
            "one": "Geldt vanaf binnenkomst; eigen streeftermijn van {count} werkdag: {day}.",
            "other": "Geldt vanaf binnenkomst; eigen streeftermijn van {count} werkdagen: {day}.",
        },
    },
    "da": {
        "received": "Modtaget {day} kl. {time} lokal tid; den dag tæller ikke med "
        "(forordning 1182/71 art. 3, stk. 1).",
        "received_exactly": "Modtaget {day} kl. {time} lokal tid.",
        "hours": "{count} timer efter modtagelsen, regnet nøjagtigt (GDPR art. 33, stk. 1): "
        "{day} kl. {time}.",
        "aware": "Kendskab til bruddet, som den ansvarlige har noteret det: {day} kl. {time} lokal tid.",
        "hours_aware": "{count} timer efter kendskabet, regnet nøjagtigt (GDPR art. 33, stk. 1): "
        "{day} kl. {time}.",
        "house_target": {
            "one": "Vores eget mål på {count} arbejdsdag; loven sætter ingen frist: {day}.",
            "other": "Vores eget mål på {count} arbejdsdage; loven sætter ingen frist: {day}.",
        },
        "months": {
            "one": "{count} måned efter modtagelsen (GDPR art. 12, stk. 3): {day}.",
            "other": "{count} måneder efter modtagelsen, en og to til (GDPR art. 12, stk. 3): {day}.",
        },
        "month_end": "Den måned har ikke en {number} dag; så tæller den sidste dag: {day}.",
        "stopped": {
            "one": "{count} dag sat i bero, mens identiteten blev afklaret: {day}.",
            "other": "{count} dage sat i bero, mens identiteten blev afklaret: {day}.",
        },
        "weekend": "{day} er ikke en arbejdsdag, så fristen løber videre "
        "(forordning 1182/71 art. 3, stk. 4).",
        "rolled": "{day} er ikke en arbejdsdag ({reason}), så fristen løber videre "
        "(forordning 1182/71 art. 3, stk. 4).",
        "due": "Senest ved udgangen af {day}.",
        "target": {
            "one": "Gælder fra modtagelsen; vores eget mål på {count} arbejdsdag: {day}.",
            "other": "Gælder fra modtagelsen; vores eget mål på {count} arbejdsdage: {day}.",
        },
    },
}

_REASONS = {
    "nl": {
        "New Year's Day": "Nieuwjaarsdag",
        "Easter Monday": "tweede paasdag",
        "Ascension Day": "Hemelvaartsdag",
        "Whit Monday": "tweede pinksterdag",
        "Christmas Day": "eerste kerstdag",
        "the second day of Christmas": "tweede kerstdag",
        "King's Day": "Koningsdag",
        "Liberation Day": "Bevrijdingsdag",
        "Maundy Thursday": "Witte Donderdag",
        "Good Friday": "Goede Vrijdag",
    },
    "da": {
        "New Year's Day": "nytårsdag",
        "Easter Monday": "2. påskedag",
        "Ascension Day": "Kristi himmelfartsdag",
        "Whit Monday": "2. pinsedag",
        "Christmas Day": "1. juledag",
        "the second day of Christmas": "2. juledag",
        "Maundy Thursday": "skærtorsdag",
        "Good Friday": "langfredag",
        "Store Bededag": "store bededag",
        "King's Day": "den hollandske kongedag",
        "Liberation Day": "den hollandske befrielsesdag",
    },
}


def long_date(day: date, language: str) -> str:
    """Return *day* in words with its weekday: `torsdag den 25. marts 2027`, `donderdag 25 maart 2027`."""
    return format_date(day, "EEEE d MMMM y" if language != "da" else "full", locale=_LOCALES[language])


def say(step: str, language: str, **values: date | datetime | int | str) -> str:
    """Return one step of a derivation in *language* (nl, da or en).

    *count* chooses between one and more, *number* is said as an ordinal, *reason* is a day's English
    name from `calendars`. Raises KeyError for an unknown step or language.
    """
    phrase = _PHRASES[language][step]
    if isinstance(phrase, dict):
        phrase = phrase[Locale.parse(_LOCALES[language]).plural_form(int(str(values["count"])))]
    text = phrase.format(**{name: _shown(name, value, language) for name, value in values.items()})
    return text[0].upper() + text[1:]


def _shown(name: str, value: date | datetime | int | str, language: str) -> str:
    if isinstance(value, datetime):
        return format_time(value, "HH:mm", locale=_LOCALES[language])
    if isinstance(value, date):
        return long_date(value, language)
    if name == "reason":
        return _REASONS.get(language, {}).get(str(value), str(value))
    return _ordinal(int(value), language) if name == "number" else str(value)


def _ordinal(number: int, language: str) -> str:
    """Return 31 as `31st`, `31e` or `31.`."""
    if language != "en":
        return f"{number}{'.' if language == 'da' else 'e'}"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
