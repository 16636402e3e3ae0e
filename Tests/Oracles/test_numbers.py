"""Numbers as other programs judge them: python-stdnum (BSN, onderwijsnummer, IBAN, identity card) and phonenumbers.

100,000 generated numbers, about half of them valid and the rest near misses, go through `drukproef stream` in one run,
each in a sentence with a word that names it. The program must find exactly those that the oracle calls valid, and cut
out exactly their characters. The seed is fixed; ORACLE_COUNT changes how many.
"""

import json
import os
import random
import subprocess
from collections import namedtuple

import phonenumbers
import pytest
from stdnum import iban
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn, identiteitskaartnummer, onderwijsnummer

COUNT = int(os.environ.get("ORACLE_COUNT", "100000"))
PROGRAM = os.environ.get("DRUKPROEF", "drukproef")

Case = namedtuple("Case", "kind written valid before")


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def spoiled(rng, number, alphabet="0123456789"):
    """The number with one sign changed, two neighbours swapped, one sign lost or one too many."""
    signs = list(number)
    place = rng.randrange(len(signs))
    way = rng.randrange(4)
    if way == 0:
        signs[place] = rng.choice(alphabet)
    elif way == 1 and place + 1 < len(signs):
        signs[place], signs[place + 1] = signs[place + 1], signs[place]
    elif way == 2:
        del signs[place]
    else:
        signs.insert(place, rng.choice(alphabet))
    return "".join(signs)


def grouped(number, *sizes, sep=" "):
    parts, start = [], 0
    for size in sizes:
        parts.append(number[start : start + size])
        start += size
    parts.append(number[start:])
    return sep.join(part for part in parts if part)


def eleven(rng, head, rest):
    """Nine digits that start with `head` and whose eleven test leaves `rest`."""
    while True:
        number = head + digits(rng, 8 - len(head))
        last = (sum((9 - i) * int(n) for i, n in enumerate(number)) - rest) % 11
        if last < 10 and int(number) > 0:
            return number + str(last)


def bsn_case(rng):
    number = eleven(rng, "", 0)
    if rng.random() < 0.5:
        number = spoiled(rng, number)
    if number.startswith("0") and rng.random() < 0.5:
        number = number[1:]
    written = rng.choice([number, number, grouped(number, 4, 2, sep="."), grouped(number, 3, 3), grouped(number, 4, 2, sep="-")])
    # stdnum fills up with zeros without end; here a BSN has eight or nine digits.
    valid = bsn.is_valid(number) and len(number) in (8, 9)
    return Case("bsn", written, valid, rng.choice(["Het BSN is ", "burgerservicenummer: ", "Zijn bsn "]))


def onderwijsnummer_case(rng):
    number = eleven(rng, "10", 5)
    if rng.random() < 0.5:
        number = spoiled(rng, number)
    written = rng.choice([number, grouped(number, 4, 2, sep="."), grouped(number, 3, 3)])
    return Case("onderwijsnummer", written, onderwijsnummer.is_valid(number), "Het onderwijsnummer is ")


IBAN_PARTS = {
    "NL": "4a10n", "BE": "12n", "DE": "18n", "FR": "10n11c2n", "GB": "4a14n", "ES": "20n", "PL": "24n", "TR": "6n16c",
    "MA": None, "IT": "1a10n12c", "LU": "3n13c", "NO": "11n", "MT": "4a5n18c", "CH": "5n12c",
}
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def iban_case(rng):
    country = rng.choice(["NL"] * 10 + [code for code, parts in IBAN_PARTS.items() if parts])
    body, count = "", ""
    for sign in IBAN_PARTS[country]:
        if sign.isdigit():
            count += sign
        else:
            alphabet = {"n": "0123456789", "a": LETTERS, "c": LETTERS + "0123456789"}[sign]
            body += "".join(rng.choice(alphabet) for _ in range(int(count)))
            count = ""
    number = country + mod_97_10.calc_check_digits(body + country) + body
    if rng.random() < 0.5:
        number = number[:2] + spoiled(rng, number[2:], LETTERS + "0123456789" if rng.random() < 0.2 else "0123456789")
    written = rng.choice([number, grouped(number, *[4] * 8), grouped(number, *[4] * 8, sep="."), number.lower()])
    valid = iban.is_valid(number, check_country=False)
    return Case("iban", written, valid, "Het bedrag mag naar ")


def card_case(rng):
    signs = LETTERS.replace("O", "") + "0123456789"
    number = "".join(rng.choice(signs[:25]) for _ in range(2)) + "".join(rng.choice(signs) for _ in range(6)) + digits(rng, 1)
    if rng.random() < 0.5:
        number = spoiled(rng, number, LETTERS + "0123456789")
    written = rng.choice([number, number, number.lower()])
    return Case("documentnummer", written, identiteitskaartnummer.is_valid(number), rng.choice(["Het paspoort heeft nummer ", "De identiteitskaart is "]))


SERVICE = {phonenumbers.PhoneNumberType.TOLL_FREE, phonenumbers.PhoneNumberType.PREMIUM_RATE}


def phone_case(rng):
    way = rng.random()
    if way < 0.4:
        national = "6" + digits(rng, 8)
    elif way < 0.9:
        national = rng.choice("123457") + digits(rng, 8)
    else:
        national = rng.choice(["85", "87", "88", "84", "91", "90", "80", "970"]) + digits(rng, rng.choice([7, 7, 8]))
    if rng.random() < 0.15:
        national = spoiled(rng, national)
    number = rng.choice(["0", "0", "+31", "0031"]) + national
    cut = len(number) - len(national)
    written = rng.choice(
        [
            number,
            grouped(number, cut + 1, 2, 2, 2),
            grouped(number, cut + 1, sep="-"),
            grouped(number, cut + 2, sep="-"),
            grouped(number, cut + 3, sep="-") if cut == 1 else grouped(number, cut, 3, 2, 2),
            grouped(number, cut, 1, 4) if cut > 1 else grouped(number, 2, 4),
            grouped(number, cut + 1, 2, 2, 2, sep="."),
        ]
    )
    try:
        parsed = phonenumbers.parse(number, "NL")
        # Service numbers are companies' and nobody's; the program passes over them.
        if parsed.country_code != 31:
            # A spoiled number can turn into another country's: of those the program knows code and length alone.
            return phone_case(rng)
        valid = phonenumbers.is_valid_number(parsed) and phonenumbers.number_type(parsed) not in SERVICE
    except phonenumbers.NumberParseException:
        valid = False
    return Case("telefoon", written, valid, "Bel ")


MAKERS = [bsn_case, onderwijsnummer_case, iban_case, card_case, phone_case]


@pytest.fixture(scope="session")
def answers():
    rng = random.Random(20261121)
    cases = [MAKERS[number % len(MAKERS)](rng) for number in range(COUNT)]
    posts = "".join(
        json.dumps({"id": str(number), "text": case.before + case.written + "."}) + "\n" for number, case in enumerate(cases)
    )
    run = subprocess.run([PROGRAM, "stream"], input=posts, capture_output=True, text=True, check=True)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert lines[-1]["trailer"] and lines[-1]["in"] == lines[-1]["out"] == COUNT and lines[-1]["errors"] == 0
    return list(zip(cases, lines[:-1]))


@pytest.mark.parametrize("kind", ["bsn", "onderwijsnummer", "iban", "documentnummer", "telefoon"])
def test_agrees(answers, kind):
    wrong, total, valid = [], 0, 0
    for case, line in answers:
        if case.kind != kind:
            continue
        total += 1
        valid += case.valid
        ranges = [(f["start"], f["end"]) for f in line["findings"] if f["rule"] == kind]
        expected = [(len(case.before), len(case.before) + len(case.written))] if case.valid else []
        if ranges != expected:
            wrong.append((case.before + case.written, expected, ranges))
    assert total > COUNT // 10 and valid > total // 5
    assert not wrong, f"{len(wrong)} of {total} differ: {wrong[:10]}"
