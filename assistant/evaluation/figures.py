"""The figures of `assistant eval`, each as docs/evaluation.md defines it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.evaluation.records import Bin, Case, Confusion, Figures, LabelFigures, Point

BINS = 10
WORST = 15
GOOD = 0.99  # precision


def measure(cases: Sequence[Case], *, threshold: float | None = None) -> Figures:
    """Return all figures over *cases*; *threshold* is the one that the development set fixed."""
    labels = per_label(cases)
    rights = [(case, label) for case in cases for label in case.rights]
    without = [case for case in cases if not case.rights]
    with_right = [case for case in cases if case.rights]
    facts = [found for case in cases for found in case.facts_found]
    early = [case.first_fact_early for case in cases if case.first_fact_early is not None]
    fixed = None if threshold is None else point(cases, threshold)
    bins = reliability(cases)
    return Figures(
        n=len(cases),
        accuracy=_share(_right(case) for case in cases),
        macro_f1=_mean([one.f1 for one in labels if one.count]),
        micro_f1=micro_f1(cases),
        exact=_share(set(case.gold) == {label for label, _ in case.given} for case in cases),
        rights=len(rights),
        rights_seen=_share(bool(case.tickets) for case, _ in rights),
        rights_typed=_share(label.removeprefix("request.") in case.tickets for case, label in rights),
        tickets_without_right=_share(bool(case.tickets) for case in without),
        handed_over=_share(case.action == "handover" for case in cases),
        rights_doubted=_share(
            case.action == "handover" and case.reason == "unsure_right" for case in with_right
        ),
        threshold=threshold,
        coverage=fixed.coverage if fixed else None,
        precision=fixed.precision if fixed and fixed.coverage else None,
        threshold_here=threshold_for(cases, GOOD),
        calibration_error=calibration_error(bins),
        facts=len(facts),
        facts_found=_share(facts),
        first_fact_early=_share(early),
        labels=labels,
        confusions=confusions(cases),
        bins=bins,
        curve=curve(cases),
    )


def _right(case: Case) -> bool:
    return bool(case.gold) and case.main == case.gold[0]


def _share(yes: Iterable[bool]) -> float | None:
    every = list(yes)
    return sum(every) / len(every) if every else None


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def per_label(cases: Sequence[Case]) -> tuple[LabelFigures, ...]:
    """Return precision, recall and F1 of each main label that occurs on either side."""
    gold = Counter(case.gold[0] for case in cases if case.gold)
    given = Counter(case.main for case in cases if case.main)
    both = Counter(case.main for case in cases if _right(case))
    figures = []
    for label in sorted(gold | given):
        precision = both[label] / given[label] if given[label] else 0.0
        recall = both[label] / gold[label] if gold[label] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if both[label] else 0.0
        figures.append(
            LabelFigures(label=label, precision=precision, recall=recall, f1=f1, count=gold[label])
        )
    return tuple(figures)


def micro_f1(cases: Sequence[Case]) -> float | None:
    """Return F1 over all (message, label) pairs, whatever their order in the message."""
    both = sum(len(set(case.gold) & {label for label, _ in case.given}) for case in cases)
    pairs = sum(len(set(case.gold)) + len({label for label, _ in case.given}) for case in cases)
    return 2 * both / pairs if pairs else None


def confusions(cases: Sequence[Case]) -> tuple[Confusion, ...]:
    """Return which main labels are taken for which others, the most frequent first."""
    wrong = Counter((case.gold[0], case.main) for case in cases if case.gold and not _right(case))
    ranked = sorted(wrong.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(gold=gold, given=given, count=n) for (gold, given), n in ranked[:WORST])


def reliability(cases: Sequence[Case]) -> tuple[Bin, ...]:
    """Return ten bins of equal mass over all labels given, lowest scores first."""
    pairs = sorted((score, label in case.gold) for case in cases for label, score in case.given)
    bins = []
    for number in range(BINS):
        part = pairs[len(pairs) * number // BINS : len(pairs) * (number + 1) // BINS]
        if part:
            promised = sum(score for score, _ in part) / len(part)
            true = sum(right for _, right in part) / len(part)
            bins.append(Bin(promised=promised, true=true, count=len(part)))
    return tuple(bins)


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return the mean distance between what is promised and what comes true, weighed by mass."""
    mass = sum(one.count for one in bins)
    return sum(one.count * abs(one.promised - one.true) for one in bins) / mass if mass else None


def point(cases: Sequence[Case], threshold: float) -> Point:
    """Return coverage and precision where only scores of at least *threshold* count."""
    sure = [case for case in cases if case.given and case.score >= threshold]
    precision = _share(_right(case) for case in sure)
    return Point(
        threshold=threshold,
        coverage=len(sure) / len(cases) if cases else 0.0,
        precision=1.0 if precision is None else precision,
    )


def curve(cases: Sequence[Case]) -> tuple[Point, ...]:
    """Return a point for each score that occurs, lowest threshold first."""
    ranked = sorted((case for case in cases if case.given), key=lambda case: -case.score)
    points, right = [], 0
    for number, case in enumerate(ranked, 1):
        right += _right(case)
        if number == len(ranked) or ranked[number].score < case.score:
            points.append(Point(threshold=case.score, coverage=number / len(cases), precision=right / number))
    return tuple(reversed(points))


def threshold_for(cases: Sequence[Case], precision: float) -> float | None:
    """Return the lowest score above which *precision* is reached, answering as much as that allows."""
    enough = [one for one in curve(cases) if one.precision >= precision]
    return enough[0].threshold if enough else None
