"""The derivation of a date in words, in the languages of customers and staff."""

from datetime import date, datetime

from babel.dates import format_date, format_time

_PHRASES = {
    "en": {
        "received": "Reached the company on {day} at {time} local time; that day does not count "
        "(Regulation 1182/71 art. 3(1)).",
        "hours": "{hours} hours from receipt, counted exactly (GDPR 33(1)): {day} at {time}.",
        "house_target": "House target of {count} working days; the law sets no term: {day}.",
        "months": "{count} month(s) after receipt (GDPR 12(3)): {day}.",
        "month_end": "That month has no day {number}, so its last day counts: {day}.",
        "stopped": "{count} day(s) stopped while identity was being established: {day}.",
        "rolled": "{day} is not a working day ({reason}), so the period goes on "
        "(Regulation 1182/71 art. 3(4)).",
        "due": "Due at the end of {day}.",
        "target": "Effective from receipt; house target of {count} working days: {day}.",
    },
    "nl": {
        "received": "Binnengekomen op {day} om {time} uur plaatselijke tijd; die dag telt niet mee "
        "(Verordening 1182/71 art. 3, lid 1).",
        "hours": "{hours} uur na binnenkomst, precies gerekend (AVG art. 33, lid 1): {day} om {time} uur.",
        "house_target": "Eigen streeftermijn van {count} werkdagen; de wet noemt geen termijn: {day}.",
        "months": "{count} maand(en) na binnenkomst (AVG art. 12, lid 3): {day}.",
        "month_end": "Die maand heeft geen dag {number}; dan telt de laatste dag: {day}.",
        "stopped": "{count} dag(en) stilgestaan omdat is gevraagd wie je bent: {day}.",
        "rolled": "{day} is geen werkdag ({reason}), dus de termijn loopt door "
        "(Verordening 1182/71 art. 3, lid 4).",
        "due": "Uiterlijk aan het eind van {day}.",
        "target": "Geldt vanaf binnenkomst; eigen streeftermijn van {count} werkdagen: {day}.",
    },
    "da": {
        "received": "Modtaget {day} kl. {time} lokal tid; den dag tæller ikke med "
        "(forordning 1182/71 art. 3, stk. 1).",
        "hours": "{hours} timer efter modtagelsen, regnet nøjagtigt (GDPR art. 33, stk. 1): "
        "{day} kl. {time}.",
        "house_target": "Vores eget mål på {count} arbejdsdage; loven sætter ingen frist: {day}.",
        "months": "{count} måned(er) efter modtagelsen (GDPR art. 12, stk. 3): {day}.",
        "month_end": "Den måned har ingen dag {number}; så tæller den sidste dag: {day}.",
        "stopped": "{count} dag(e) sat i bero, mens identiteten blev afklaret: {day}.",
        "rolled": "{day} er ikke en arbejdsdag ({reason}), så fristen løber videre "
        "(forordning 1182/71 art. 3, stk. 4).",
        "due": "Senest ved udgangen af {day}.",
        "target": "Gælder fra modtagelsen; vores eget mål på {count} arbejdsdage: {day}.",
    },
}

_REASONS = {
    "nl": {
        "Saturday": "zaterdag",
        "Sunday": "zondag",
        "New Year's Day": "Nieuwjaarsdag",
        "Easter Monday": "tweede paasdag",
        "Ascension Day": "Hemelvaartsdag",
        "Whit Monday": "tweede pinksterdag",
        "Christmas Day": "eerste kerstdag",
        "the second day of Christmas": "tweede kerstdag",
        "King's Day": "Koningsdag",
        "Liberation Day": "Bevrijdingsdag",
    },
    "da": {
        "Saturday": "lørdag",
        "Sunday": "søndag",
        "New Year's Day": "nytårsdag",
        "Easter Monday": "2. påskedag",
        "Ascension Day": "Kristi himmelfartsdag",
        "Whit Monday": "2. pinsedag",
        "Christmas Day": "1. juledag",
        "the second day of Christmas": "2. juledag",
        "Maundy Thursday": "skærtorsdag",
        "Good Friday": "langfredag",
        "Store Bededag": "store bededag",
    },
}


def say(step: str, language: str, **values: date | datetime | int | str) -> str:
    """Return one step of a derivation in *language* (nl, da or en)."""
    shown: dict[str, str | int] = {}
    for name, value in values.items():
        if isinstance(value, datetime):
            shown[name] = format_time(value, "HH:mm", locale=language)
        elif isinstance(value, date):
            shown[name] = f"{format_date(value, 'EEEE d MMMM y', locale=language)}"
        elif name == "reason":
            shown[name] = _REASONS.get(language, {}).get(str(value), str(value))
        else:
            shown[name] = value
    return _PHRASES[language][step].format(**shown)
