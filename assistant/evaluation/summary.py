"""The figures in words, for the terminal and for the page."""

from assistant.evaluation.records import EARLY, Figures


def rows(f: Figures) -> list[tuple[str, str]]:
    """Return each figure's name and value as people read them."""
    threshold = "no threshold" if f.threshold is None else f"the threshold {f.threshold:.3f}"
    return [
        ("messages", str(f.n)),
        ("accuracy of the first intent", percent(f.accuracy)),
        ("macro-F1", percent(f.macro_f1)),
        ("micro-F1", percent(f.micro_f1)),
        ("exact sets", percent(f.exact)),
        (f"rights seen at all, of {f.rights}", percent(f.rights_seen)),
        ("rights as the right type", percent(f.rights_typed)),
        ("messages without a right that open a ticket", percent(f.tickets_without_right)),
        ("handed over", percent(f.handed_over)),
        ("rights handed over for doubt", percent(f.rights_doubted)),
        (f"coverage at {threshold}", percent(f.coverage)),
        ("precision there", percent(f.precision)),
        (
            "threshold for 99 % precision on these messages",
            "–" if f.threshold_here is None else f"{f.threshold_here:.3f}",
        ),
        ("calibration error", percent(f.calibration_error)),
        (f"facts found, of {f.facts}", percent(f.facts_found)),
        (f"first fact within {EARLY} words", percent(f.first_fact_early)),
    ]


def percent(share: float | None) -> str:
    """Return a share as people read it; a dash where there is nothing to measure."""
    return "–" if share is None else f"{share:.1%}"
