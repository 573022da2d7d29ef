"""The page of `assistant eval --html`: one file, no scripts, nothing loaded from elsewhere."""

from collections.abc import Sequence
from html import escape

from assistant.evaluation import pictures
from assistant.evaluation.records import Case, Figures
from assistant.evaluation.summary import percent, rows

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1f24; max-width: 62rem; margin: 2rem auto;
  padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: .25rem .9rem .25rem 0; border-bottom: 1px solid #d5dae0; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
svg { max-width: 100%; height: auto; } figure { margin: 1rem 0; } figcaption { color: #4a5560; }
"""


def page(figures: Figures, cases: Sequence[Case], *, title: str) -> str:
    """Return the whole page."""
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>Evaluation: {escape(title)}</title><style>{STYLE}</style></head><body>",
            f"<h1>Evaluation: {escape(title)}</h1>",
            _table(("figure", "value"), rows(figures)),
            "<h2>Reliability</h2>",
            _figure(
                pictures.reliability(figures.bins),
                "Ten bins of equal mass: the score promised, and how often the label was right.",
            ),
            "<h2>Precision and coverage</h2>",
            _figure(
                pictures.precision_coverage(figures.curve, figures.threshold),
                "What share is answered, and how much of it is right, at every threshold.",
            ),
            "<h2>Confusion matrix</h2>",
            _figure(pictures.confusion(cases), "Rows: the label wanted. Columns: the label given first."),
            "<h2>Worst confusions</h2>",
            _confusions(figures),
            "<h2>Each label</h2>",
            _labels(figures),
            "</body></html>",
        ]
    )


def _figure(picture: str, caption: str) -> str:
    return f"<figure>{picture}<figcaption>{escape(caption)}</figcaption></figure>"


def _confusions(f: Figures) -> str:
    wrong = [(one.gold, one.given or "nothing", str(one.count)) for one in f.confusions]
    return _table(("wanted", "taken for", "times"), wrong)


def _labels(f: Figures) -> str:
    each = [
        (one.label, str(one.count), percent(one.precision), percent(one.recall), percent(one.f1))
        for one in f.labels
    ]
    return _table(("label", "messages", "precision", "recall", "F1"), each)


def _table(columns: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    def row(cells: Sequence[str], tag: str) -> str:
        first, *others = (escape(cell) for cell in cells)
        made = [f"<{tag}>{first}</{tag}>", *(f'<{tag} class="n">{cell}</{tag}>' for cell in others)]
        return f"<tr>{''.join(made)}</tr>"

    return f"<table>{row(columns, 'th')}{''.join(row(cells, 'td') for cells in lines)}</table>"
