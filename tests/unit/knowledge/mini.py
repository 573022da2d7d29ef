"""A small invented company with its knowledge base, for tests that break or change it."""

from pathlib import Path

STATEMENT = """\
Welkom bij Mini Energie

Wij gaan netjes om met gegevens.

1. Wie wij zijn
Mini Energie B.V. is verantwoordelijk. Bel 020-1234567 of mail privacy@mini.example.

2. Wat wij bewaren
2.1 Termijnen
Rekeningen houden wij zeven jaar. Opnames van gesprekken gaan na 3 maanden weg, aldus art. 5 lid 1 AVG.

2.2 Delen
Wij delen gegevens met Kwikbank en met bedrijven in Noorwegen. Zie www.mini.example/delen voor meer.
"""

SECTIONS = """\
sections:
  - {id: intro, title: Welkom, not_a_question: true}
  - {id: "1", title: Wie we zijn}
  - {id: "2", title: Kop, not_a_question: true}
  - {id: "2.1", title: Termijnen}
  - {id: "2.2", title: Delen}
terms:
  - {published: rekeningen, ours: facturen}
contacts:
  name: Mini Energie
"""

CONTROLLER = """\
intent: faq.controller
title: Wie we zijn
facts:
  - id: company
    source: statement
    section: "1"
    short: Mini Energie B.V. is verantwoordelijk voor je gegevens.
    asks: [wie is verantwoordelijk, welk bedrijf is dit]
  - id: contact
    source: statement
    section: "1"
    short: Bel 020-1234567 of mail privacy@mini.example.
    asks: [hoe bereik ik jullie, wat is jullie telefoonnummer]
gaps:
  - topic: wat ons postadres is
    asks: [wat is jullie postadres, waar zitten jullie kantoren]
"""

RETENTION = """\
intent: faq.retention
title: Hoe lang we bewaren
facts:
  - id: bills
    source: statement
    section: "2.1"
    short: Zeven jaar bewaren we facturen.
    asks: [hoe lang bewaren jullie facturen, bewaartermijn rekening]
  - id: calls
    source: statement
    section: "2.1"
    short: Na drie maanden wissen we opnames van gesprekken, volgens art. 5 lid 1 AVG.
    asks: [hoe lang bewaren jullie opnames, wanneer gaat mijn gesprek weg]
  - id: hidden
    source: statement
    section: "2.1"
    short: Facturen op papier bewaren we ook 7 jaar.
    asks: [bewaren jullie papieren post]
    extra: true
"""

RECIPIENTS = """\
intent: faq.recipients
title: Delen
facts:
  - id: who
    source: statement
    section: "2.2"
    short: Gegevens gaan naar Kwikbank en naar bedrijven in Noorwegen. Meer staat op www.mini.example/delen.
    asks: [met wie delen jullie gegevens]
"""

LAW = """\
intent: faq.right_access
title: Inzage volgens de AVG
facts:
  - id: copy
    source: law
    section: "art. 15 AVG"
    short: Volgens de AVG krijg je een kopie van je gegevens.
    asks: [krijg ik een kopie]
"""

DESK = """\
intent: other.smalltalk
title: Een computer antwoordt
facts:
  - id: machine
    source: desk
    section: ""
    short: Hier antwoordt een computer.
    asks: [ben je een robot, is dit een mens]
"""


def written(folder: Path, **changed: str) -> Path:
    """Write the small knowledge base under *folder*, with the files named in *changed* instead, if any."""
    files = {
        "nl/mini/sections.yaml": SECTIONS,
        "nl/mini/answers/faq.controller.yaml": CONTROLLER,
        "nl/mini/answers/faq.retention.yaml": RETENTION,
        "nl/mini/answers/faq.recipients.yaml": RECIPIENTS,
        "nl/law/answers/faq.right_access.yaml": LAW,
        "nl/desk/answers/machine.yaml": DESK,
    }
    short = {Path(name).stem.removeprefix("faq."): name for name in files}
    for name, text in changed.items():
        files[short[name]] = text
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder
