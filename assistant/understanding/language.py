"""In which language the new text is written, with the mailbox as what is most likely before reading.

py3langid knows a hundred languages but mixes up neighbours in short texts (Danish with Norwegian,
Dutch with Afrikaans and German). So its verdict is weighed together with small hand-written lists
of the words and endings that only one neighbour uses, and with the mailbox's own language: a text
counts as another language only where something speaks for that.
"""

import math
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from assistant.text.normal import tidy
from assistant.text.words import words

_LINK = re.compile(r"(https?://|www\.)\S+|\S+@\S+|\b[A-Z]{2,4}-\w{4}-\w{4}\b")

# Words that one language uses and its neighbours in the mailbox do not (or hardly).
_ONLY = {
    "nl": "ik je jij jullie mijn mij het een de niet geen van voor dat die deze wat hoe wie "
    "waar waarom wanneer "
    "hebben heb heeft zijn ben bent wil wilt willen kan kunnen kunt mag moet graag alsjeblieft aub bedankt "
    "gegevens persoonsgegevens naar met ook nog maar omdat bij over uit jouw uw u ons onze wordt worden "
    "verwijder verwijderen verwijderd klant klantnummer rekening mevrouw meneer hoi goedemorgen goedemiddag "
    "groet groeten even ff mn zo dan toch wel iets niks niets alles alle nu al meer ge gij ne nen da dees "
    "inzage wissen stop stoppen hallo waarom welke welk weten sturen stuur bewaren bezwaar toestemming",
    "da": "jeg ikke mig dig jer jeres mine mit min dit din hvad hvordan hvorfor hvornår hvem hvilke hvilken "
    "og at er en et den det de som til af fra med på om har have kan kunne vil ville skal gerne tak venligst "
    "oplysninger personoplysninger samtykke slet slette slettet nogen noget også efter op kun bare lige sgu "
    "må få fået får går gør være været blevet bliver mere hos hej goddag hilsen venlig kære når så men eller "
    "i vi os vores jo nu lige her der over ud ind hvis mange godt selv uden mod ved "
    "oplysningerne kundenummer regning regningen aftale gang måned uge indsigt klage indsigelse "
    "hvad hvornar ogsa gor gore oplysning noge nogle igen alt alle alting hvor forbrug måler "
    "strøm strømmen faktura betale betaler man",
    "nb": "jeg ikke meg deg dere deres mine hva hvordan hvorfor når hvem hvilke hvilken og at "
    "er en et den det "
    "som til av fra med på om har ha kan kunne vil ville skal gjerne takk vennligst opplysninger "
    "personopplysninger samtykke slett slette slettet noen noe også etter opp kun bare være vært blitt blir "
    "mer hos hei hilsen kjære når så men eller i vi oss våre vår nå her der over ut inn hvis selv uten mot "
    "ved opplysningene kundenummer regning regningen avtale gang måned uke innsyn klage strøm strømmen "
    "faktura dine ditt din hvor lenge lagrer lagret sende meg fått får gjør gjøre ønsker",
    "sv": "jag inte mig dig er era mina mitt min ditt din vad hur varför när vem vilka vilken "
    "och att är en ett "
    "den det de som till av från med på om har ha kan kunna vill ville ska skulle gärna tack vänligen "
    "uppgifter personuppgifter samtycke radera radera raderad någon något också efter upp bara vara varit "
    "blivit blir mer hos hej hälsningar kära så men eller i vi oss vår våra nu här där över ut in själv utan "
    "mot vid kundnummer räkning avtal gång månad vecka klagomål skulle får fått gör göra ni er mycket dom",
    "de": "ich nicht mich mir sie ihr ihnen ihre meine mein dein was wie warum wann wer "
    "welche welcher und dass "
    "ist sind ein eine einen einem der die das den dem von zu mit auf für über haben habe hat kann können "
    "will wollen möchte soll bitte danke daten löschen löschung auskunft auch nach aus nur sein war wurde "
    "werden wird mehr bei hallo grüße liebe wenn so aber oder wir uns unser jetzt hier dort selbst ohne "
    "gegen kundennummer rechnung vertrag monat woche widerspruch gespeichert bitten sehr "
    "geehrte damen herren",
    "en": "i you he she it we they my your our their me us them the a an and or but not no is "
    "are was were be "
    "been have has had do does did will would can could should may must want wish like please thank thanks "
    "information personal delete deletion remove about what how why when who which where with from of "
    "to for on in at by as this that these those any all more dear regards hello hi if so just only because "
    "there here his her its into out up over again also ask asking know tell send stop keep",
}
# Languages of neighbours farther off: words that none of the lists above holds, so that they take
# nothing from those. Without them a short French or Polish letter passes for the mailbox's own language.
_FARTHER = {
    "fr": "bonjour vous nous votre données quelles suis voudrais veux souhaite supprimer effacer "
    "personnelles avez accès pourquoi combien recevoir publicité facture est sont avec pour",
    "es": "hola quiero quisiera borrar eliminar mis datos personales gracias tienen ustedes sobre cuánto qué "
    "acceso factura publicidad buenos días saludos favor mi están",
    "it": "buongiorno vorrei voglio cancellare dati miei personali grazie quali avete sapere della fattura "
    "perché quanto tempo sono cordiali saluti salve",
    "pl": "dzień dobry proszę usunąć moje dane moich danych osobowych osobowe dziękuję pozdrawiam państwo "
    "chcę chciałbym chciałabym się jak długo rachunek",
    "pt": "olá quero gostaria apagar meus dados pessoais obrigado obrigada vocês têm sobre fatura não",
    "tr": "merhaba lütfen verilerimi verilerimin kişisel silin silinmesini istiyorum teşekkürler bilgilerimi "
    "hangi fatura nasıl",
    "ro": "bună ziua vreau aș dori ștergeți datele mele personale mulțumesc aveți despre factura",
}
# Endings and letter groups, with how much each speaks for a language (log-odds).
_SIGNS: dict[str, tuple[tuple[re.Pattern[str], float], ...]] = {
    "nb": (
        (re.compile(r"\w(sjon|sjonen|sjoner|het|heten|else[nr]e)\b"), 0.7),
        (
            re.compile(
                r"\b(meg|deg|seg|hva|av|etter|noe|noen|dere|oss|nå|uke|opp\w+|slett\w*|bruk\w*|takk|hei)\b"
            ),
            1.3,
        ),
        (re.compile(r"\w(øy|ei|øk|åk|tt|kk|pp)\b"), 0.5),
        (re.compile(r"\b\w*(skj|kj|gj|øye|strøm|nett)\w*"), 0.5),
    ),
    "da": (
        (re.compile(r"\w(tion|tionen|tioner|hed|heden|heder)\b"), 0.7),
        (
            re.compile(
                r"\b(mig|dig|sig|hvad|af|efter|noget|nogen|jer|os|uge|op\w+|slet|brug\w*|tak|hej|bliver)\b"
            ),
            1.3,
        ),
        (re.compile(r"\w(øg|eg|eje|øje|age|ug)\b"), 0.4),
        (re.compile(r"\b\w*(strøm|måler|gør|være|få)\w*"), 0.3),
    ),
    "sv": (
        (re.compile(r"[äö]"), 0.9),
        (
            re.compile(r"\b(och|jag|inte|är|att|ni|era|vill|uppgifter\w*|från|hur|varför|när|något|också)\b"),
            1.5,
        ),
    ),
    "de": (
        (re.compile(r"[äöüß]"), 0.6),
        (re.compile(r"\b(ich|und|nicht|sie|ist|bitte|meine\w*|ihre\w*|der|die|das|mit|von|zu)\b"), 1.0),
        (re.compile(r"\b\w*(sch|ung|keit|heit)\b"), 0.5),
    ),
    "nl": (
        (re.compile(r"\b\w*(ij|aa|oo|uu|ee|eeuw|ouw)\w*"), 0.25),
        (re.compile(r"\b(ik|het|een|jullie|niet|mijn|van|wat|graag|gegevens)\b"), 1.0),
        (re.compile(r"\bge\w+(d|t|en)\b"), 0.3),
    ),
    "en": (
        (re.compile(r"\b(the|and|you|my|your|is|are|please|have|what|would|of|to)\b"), 1.0),
        (re.compile(r"\w(ing|tion|ed|ly)\b"), 0.2),
    ),
}
_MOST = 800  # characters that are read: a longer text goes on in the language it began in
_PRIOR = 2.2  # how much the mailbox speaks for its own language, in log-odds
_CALLED = {"no": "nb", "nn": "nb", "nb": "nb"}


@dataclass(slots=True)
class LanguageReader:
    """Tells languages; built once, since reading py3langid's model takes a moment."""

    identifier: Any

    @classmethod
    def load(cls) -> "LanguageReader":
        """Read py3langid's model."""
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        return cls(identifier=LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=False))

    def read(self, text: str, own: str) -> tuple[str, bool]:
        """Return the language of *text* (ISO 639-1, `und` without words) and whether it may be *own*.

        *own* is the language of the mailbox. A text without any sign is taken for the mailbox's.
        """
        text = tidy(_LINK.sub(" ", text[:_MOST])).strip()
        said = [word for word in words(text.casefold()) if not any(map(str.isdigit, word))]
        if not said:
            return "und", True
        scores = self._scores(text, said)
        scores[own] = scores.get(own, 0.0) + _PRIOR
        best = max(scores, key=lambda language: scores[language])
        return best, best == own

    def _scores(self, text: str, said: list[str]) -> dict[str, float]:
        low = text.casefold()
        scores: dict[str, float] = {}
        hits = dict.fromkeys(_lists.languages, 0.0)
        for word in said:
            for language in (known := _lists.known.get(word, ())):
                hits[language] += 1.0 / len(known)
        for language, found in hits.items():
            signs = _SIGNS.get(language, ())
            strength = sum(weight * min(4, len(sign.findall(low))) for sign, weight in signs)
            scores[language] = 6.0 * found / math.sqrt(len(said)) + strength
        ranked = self.identifier.rank(text)[:4] if len(said) > 1 else []
        if ranked:
            top = float(ranked[0][1])
            size = min(1.0, len(said) / 8)
            for name, score in ranked:
                language = _CALLED.get(name, name)
                worth = max(0.0, 4.0 + (float(score) - top) / 3) * size
                base = scores.get(language, -1.0)
                scores[language] = base + worth
        return scores


class _Lists:
    languages = tuple(_ONLY | _FARTHER)

    @cached_property
    def known(self) -> dict[str, tuple[str, ...]]:
        """Each word with the languages whose list has it: the fewer, the more it says."""
        known: dict[str, tuple[str, ...]] = {}
        for language, spoken in (_ONLY | _FARTHER).items():
            for word in dict.fromkeys(spoken.split()):
                known[word] = (*known.get(word, ()), language)
        return known


_lists = _Lists()
