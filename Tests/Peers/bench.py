"""Drukproef beside deduce and presidio, on the same posts in one run; prints a Markdown table.

Fair to the peers: a row counts only what a program claims to find, and a program that does not claim it gets a dash.
deduce marks every place and date whether somebody's or not, so of places only addresses (with a number in them) are compared,
and dates are left out. presidio runs with its own recognizers for patterns, set to Dutch and to the Netherlands, on a
blank Dutch spaCy pipeline: no Dutch model with names is to be had from PyPI, so it claims no names here. Drukproef is
measured twice: with the school's lists, as it is meant, and without, as the peers work. The school's own telephone numbers,
addresses and e-mail are nobody's: whoever marks them is not charged for it.

A find counts when at least half of the longer of the two ranges is shared, the rule of `drukproef evaluate`.
"""

import json
import logging
import os
import subprocess
import sys
import time
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)

GOLD = ["samples/gold/personal.jsonl", "samples/gold/personal-apart.jsonl"]
LISTS = ["--roster", "samples/gold/roster.csv", "--staff", "samples/gold/staff.csv", "--school", "samples/gold/school.json"]
PROGRAM = os.environ.get("DRUKPROEF", "drukproef")

# What is compared, and the kinds of gold that it takes together.
CLASSES = {
    "names": {"naam-leerling", "naam-overig"},
    "addresses": {"locatie"},
    "telephone": {"telefoon"},
    "e-mail": {"email"},
    "BSN": {"bsn"},
    "IBAN": {"iban"},
    "credit card": {"creditcard"},
    "IP and MAC addresses": {"online-id"},
}


def is_address(text):
    return any(sign.isdigit() for sign in text) and "http" not in text and "°" not in text and "///" not in text


def is_device(text):
    return text.count(".") == 3 and text.replace(".", "").isdigit() or text.count(":") >= 4


def wanted(kind, text):
    """The class that a gold range or a find belongs to, if it is compared."""
    for name, kinds in CLASSES.items():
        if kind in kinds:
            if name == "addresses" and not is_address(text) or name == "IP and MAC addresses" and not is_device(text):
                return None
            return name
    return None


def bare(text):
    return "".join(sign for sign in text.lower() if sign.isalnum())


def public_data(path="samples/gold/school.json"):
    """The school's own contact data and public helplines: nobody's, and no find of any program."""
    register = json.load(open(path, encoding="utf-8"))
    own = list(register.get("landelijke_nummers_toegestaan", []))
    for school in register["scholen"]:
        own += school.get("email", []) + [school.get("website", ""), school.get("iban", "")]
        for place in school.get("locaties", []):
            own += [place.get("telefoon", ""), place.get("adres", "").split(",")[0]]
    return {bare(text) for text in own if len(bare(text)) > 2}


PUBLIC = public_data()


def is_public(text):
    return any(bare(text).startswith(own) for own in PUBLIC)


def drukproef(posts, lists):
    """Per post the ranges with their class."""
    lines = "".join(json.dumps({k: v for k, v in post.items() if k not in ("spans", "doc_findings", "verdict", "note")}) + "\n" for post in posts)
    run = subprocess.run([PROGRAM, "stream", *lists], input=lines, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()][:-1]
    found = []
    for post, answer in zip(posts, answers):
        ranges = [(f["start"], f["end"], f["kind"]) for f in answer["findings"] if "start" in f and "kind" in f]
        found.append([(s, e, wanted(kind, post["text"][s:e])) for s, e, kind in ranges])
    return found


def with_deduce(posts):
    import deduce

    tags = {
        "persoon": "names", "patient": "names", "locatie": "addresses", "telefoonnummer": "telephone",
        "emailadres": "e-mail", "bsn": "BSN",
    }
    model = deduce.Deduce()
    began = time.time()
    found = []
    for post in posts:
        ranges = []
        for mark in model.deidentify(post["text"]).annotations:
            name = tags.get(mark.tag)
            if name == "addresses" and not is_address(mark.text):
                name = None
            ranges.append((mark.start_char, mark.end_char, name))
        found.append(ranges)
    return found, set(tags.values()), time.time() - began


def with_presidio(posts):
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer import predefined_recognizers as own
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class BlankDutch(SpacyNlpEngine):
        def __init__(self):
            super().__init__(models=[{"lang_code": "nl", "model_name": "nl"}])
            self.nlp = {"nl": spacy.blank("nl")}

        def load(self):
            pass

    tags = {
        "PHONE_NUMBER": "telephone", "EMAIL_ADDRESS": "e-mail", "IBAN_CODE": "IBAN", "CREDIT_CARD": "credit card",
        "IP_ADDRESS": "IP and MAC addresses", "MAC_ADDRESS": "IP and MAC addresses",
    }
    registry = RecognizerRegistry(supported_languages=["nl"])
    for maker in ["EmailRecognizer", "IbanRecognizer", "CreditCardRecognizer", "IpRecognizer", "MacAddressRecognizer"]:
        if hasattr(own, maker):
            registry.add_recognizer(getattr(own, maker)(supported_language="nl"))
    registry.add_recognizer(own.PhoneRecognizer(supported_language="nl", supported_regions=("NL",)))
    engine = AnalyzerEngine(registry=registry, nlp_engine=BlankDutch(), supported_languages=["nl"])
    began = time.time()
    found = []
    for post in posts:
        marks = engine.analyze(post["text"], language="nl", score_threshold=0.4)
        found.append([(mark.start, mark.end, tags.get(mark.entity_type)) for mark in marks])
    return found, set(tags.values()), time.time() - began


def is_hit(one, other):
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 >= max(one[1] - one[0], other[1] - other[0])


def score(posts, found, claimed):
    """Gold, found and hits per class; and how many clean posts drew a find of any class that is claimed."""
    counts = {name: [0, 0, 0] for name in CLASSES}
    clean = flagged = 0
    for post, ranges in zip(posts, found):
        gold = [(s["start"], s["end"], wanted(s["category"], s["text"])) for s in post["spans"]]
        ranges = [mark for mark in ranges if mark[2] in claimed and not is_public(post["text"][mark[0] : mark[1]])]
        for name, count in counts.items():
            left = [mark for mark in gold if mark[2] == name]
            mine = [mark for mark in ranges if mark[2] == name]
            count[0] += len(left)
            count[1] += len(mine)
            for mark in mine:
                match = next((other for other in left if is_hit(mark, other)), None)
                if match:
                    count[2] += 1
                    left.remove(match)
        if not post["spans"] and not post["doc_findings"]:
            clean += 1
            flagged += bool(ranges)
    return counts, flagged, clean


def rates(gold, marks, hits):
    if not gold:
        return "–"
    return f"{hits / gold:.2f} / " + (f"{hits / marks:.2f}" if marks else "–")


def main():
    posts = [json.loads(line) for path in sys.argv[1:] or GOLD for line in open(path, encoding="utf-8")]
    columns = []
    for title, lists in [("Drukproef with the school's lists", LISTS), ("Drukproef without", [])]:
        columns.append((title, drukproef(posts, lists), set(CLASSES)))
    for title, peer in [("deduce", with_deduce), ("presidio", with_presidio)]:
        from importlib.metadata import version

        package = {"deduce": "deduce", "presidio": "presidio-analyzer"}[title]
        found, claimed, seconds = peer(posts)
        columns.append((f"{title} {version(package)}", found, claimed))
        print(f"{title}: {len(posts) / seconds:.0f} posts/s", file=sys.stderr)

    scores = [(title, claimed, *score(posts, found, claimed)) for title, found, claimed in columns]
    print(f"{len(posts)} posts; recall / precision\n")
    print("| | in the posts | " + " | ".join(title for title, *_ in scores) + " |")
    print("|---|--:|" + "---|" * len(scores))
    for name in CLASSES:
        cells = [rates(*counts[name]) if name in claimed else "not claimed" for _, claimed, counts, _, _ in scores]
        print(f"| {name} | {scores[0][2][name][0]} | " + " | ".join(cells) + " |")
    for peer in scores[2:]:
        total = [[sum(counts[name][i] for name in peer[1]) for i in range(3)] for _, _, counts, _, _ in scores]
        cells = [rates(*total[n]) if n < 2 or scores[n] is peer else "" for n in range(len(scores))]
        print(f"| all that {peer[0].split()[0]} claims | {total[0][0]} | " + " | ".join(cells) + " |")
    cells = [f"{flagged} ({100 * flagged / clean:.0f} %)" for *_, flagged, clean in scores]
    print(f"| clean posts with a find of these | {scores[0][4]} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
