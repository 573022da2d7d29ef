"""How much the next examples are worth: accuracy on the development set against examples learned.

    python benchmarks/learning_curve.py

Prints a line a step for each language, then the labels with the most errors, so that the next
writer knows where to write.
"""

from collections import Counter

import numpy as np
from messages import COMPANIES, examples, lexicon, messages, text_of

from assistant.understanding import intents
from assistant.understanding.expert import Expert

STEPS = (0.125, 0.25, 0.5, 1.0)


def main() -> None:
    """Learn from a growing part of the examples, and ask the development set each time."""
    for language in COMPANIES:
        known, entries, words = examples(language), messages(language), lexicon(language)
        order = np.random.RandomState(7).permutation(len(known))
        wrong: Counter[str] = Counter()
        for step in STEPS:
            part = [known[i] for i in order[: int(step * len(known))]]
            expert = Expert.learn(part, language=language, lexicon=words)
            right, wrong = 0, Counter()
            for entry in entries:
                reading = expert.read(text_of(entry))
                told = expert.labels[int(reading.whole.argmax())] if reading else "other.unclear"
                right += told == entry["intents"][0]
                wrong[entry["intents"][0]] += told != entry["intents"][0]
            print(
                f"{language} {len(part):6d} examples: {right / len(entries):.3f} of {len(entries)} messages right"
            )
        print(
            f"{language} most errors: {', '.join(f'{label} {count}' for label, count in wrong.most_common(12))}"
        )
    print(f"labels: {len(intents.load(_intents_folder()))}")


def _intents_folder():
    from messages import ROOT

    return ROOT / "intents"


if __name__ == "__main__":
    main()
