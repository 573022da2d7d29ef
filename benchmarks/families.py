"""Families of classifiers, side by side on the development set; the simplest that wins is kept.

    python benchmarks/families.py [--write]

Each learns from the same examples and tells the main wish of the same messages. `--write` puts the
table into docs/understanding.md. The nearest example is looked for to one message in ten only: it takes
most of a second each.
"""

import sys
import time
from collections.abc import Callable

import numpy as np
from messages import COMPANIES, ROOT, examples, lexicon, messages, text_of
from rapidfuzz import fuzz, process
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import LinearSVC

from assistant.text.normal import fold
from assistant.understanding.expert import Expert
from assistant.understanding.features import of_text, read_sentences
from assistant.understanding.model import Lessons

Teller = Callable[[str], str]
NEAREST = "nearest example (rapidfuzz, token set; one message in ten)"
START, END = "<!-- families -->", "<!-- /families -->"


def _sklearn(
    model: object, vectorizer: TfidfVectorizer, texts: list[str], labels: list[str], svd: int = 0
) -> Teller:
    rows = vectorizer.fit_transform(texts)
    shrink = TruncatedSVD(svd, random_state=0) if svd else None
    if shrink is not None:
        rows = shrink.fit_transform(rows)
    model.fit(rows, labels)  # type: ignore[attr-defined]

    def tell(text: str) -> str:
        row = vectorizer.transform([text])
        return str(model.predict(shrink.transform(row) if shrink is not None else row)[0])  # type: ignore[attr-defined]

    return tell


def families(language: str) -> dict[str, Callable[[], Teller]]:
    """Return each family's name and what teaches it."""
    known, words = examples(language), lexicon(language)
    texts = [fold(example.text, language) for example in known]
    labels = [example.intents[0] for example in known]

    def word() -> TfidfVectorizer:
        return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)

    def char() -> TfidfVectorizer:
        return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2)

    def folded(tell: Teller) -> Teller:
        return lambda text: tell(fold(text, language))

    def nearest() -> Teller:
        def tell(text: str) -> str:
            match = process.extractOne(fold(text, language), texts, scorer=fuzz.token_set_ratio)
            return labels[match[2]] if match else "other.unclear"

        return tell

    def ours(part: str) -> Teller:
        expert = Expert.learn(known, language=language, lexicon=words)
        if part == "label":
            read = [read_sentences(example.text, language, words) for example in known]
            pairs = [(found, example.intents) for found, example in zip(read, known, strict=True) if found]
            lessons = Lessons(of_text(found, language) for found, _ in pairs)
            intent = lessons.learn([found for _, found in pairs])

        def tell(text: str) -> str:
            reading = expert.read(text)
            if reading is None:
                return "other.unclear"
            scores = reading.whole if part == "sum" else intent.margins(reading.values)[0]
            return expert.labels[int(np.argmax(scores))]

        return tell

    return {
        NEAREST: nearest,
        "nearest five (cosine, character n-grams)": lambda: folded(
            _sklearn(KNeighborsClassifier(5, metric="cosine", weights="distance"), char(), texts, labels)
        ),
        "naive Bayes (complement), words": lambda: folded(_sklearn(ComplementNB(), word(), texts, labels)),
        "logistic regression, words": lambda: folded(
            _sklearn(LogisticRegression(C=10, max_iter=300), word(), texts, labels)
        ),
        "linear SVM, words": lambda: folded(_sklearn(LinearSVC(C=0.5), word(), texts, labels)),
        "linear SVM, character n-grams": lambda: folded(_sklearn(LinearSVC(C=0.5), char(), texts, labels)),
        "gradient boosting on 100 latent dimensions": lambda: folded(
            _sklearn(
                HistGradientBoostingClassifier(max_iter=40, random_state=0), char(), texts, labels, svd=100
            )
        ),
        "linear SVM, words + characters + concepts + mood": lambda: ours("label"),
        "the same, with kind and subject read apart (kept)": lambda: ours("sum"),
    }


def main() -> None:
    """Print the table."""
    rows: dict[str, list[str]] = {}
    for language in COMPANIES:
        everything = messages(language)
        for name, teach in families(language).items():
            entries = everything[::10] if name == NEAREST else everything
            start = time.perf_counter()
            tell = teach()
            learned = time.perf_counter() - start
            start = time.perf_counter()
            hits = [tell(text_of(entry)) == entry["intents"][0] for entry in entries]
            spent = (time.perf_counter() - start) / len(entries) * 1000
            hard = [hit for hit, entry in zip(hits, entries, strict=True) if entry.get("hard")]
            rows.setdefault(name, []).append(
                f"{np.mean(hits):.3f} | {np.mean(hard):.3f} | {learned:.0f} | {spent:.1f}"
            )
            print(language, name, rows[name][-1], flush=True)
    head = "".join(f" {lang}: main | hard | learn s | ms |" for lang in COMPANIES)
    lines = [f"| family |{head}", "| --- |" + " --- |" * 4 * len(COMPANIES)]
    lines += [f"| {name} | {' | '.join(found)} |" for name, found in rows.items()]
    print("\n".join(lines))
    if "--write" in sys.argv:
        page = ROOT / "docs" / "understanding.md"
        text = page.read_text(encoding="utf-8")
        before, _, rest = text.partition(START)
        _, _, after = rest.partition(END)
        page.write_text(f"{before}{START}\n" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
