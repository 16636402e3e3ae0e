"""Names, numbers and sentences that occur nowhere else, and where they may turn up again.

All of them are invented. Each kind of input of Drukproef gets some of them; none may come back in what it writes without being
asked for the words of the post.
"""

import base64
import html
import json
import re
import unicodedata
import urllib.parse

PUPIL = {
    "number": "739184265",
    "called": "Zoëlinde",
    "first": "Zoëlinde Quirinia",
    "surname": "Brömmelstrook",
    "born": "2013-07-19",
    "town": "Kwartelbroekerveen",
}
STAFF = "Wobbegina Hebbelaarstra"
PHONE = "06-24681357"
BSN = "638291744"
IBAN = "NL16RABO0739182641"
EMAIL = "brommelstrook@quirinia.example"
STREET = "Toverfluitpad 8317"
PLATE = "XK-739-Z"
INSULT = "vuile hoer, ik maak je morgen dood"
WORD = "gnoomwortelsap"
# What is advised may name the school; the rest of what its file says is passed over in silence.
SCHOOL = "De Passie Voorbeeldstad"

SENTENCE = (
    f"{PUPIL['called']} {PUPIL['surname']} (BSN {BSN}, leerlingnummer {PUPIL['number']}), geboren 19-07-2013, woont op "
    f"{STREET} in {PUPIL['town']} en heeft epilepsie. Bel haar moeder op {PHONE} of mail {EMAIL}; rekening {IBAN}. "
    f"{STAFF} heeft kenteken {PLATE} en dronk {WORD}. Jij {INSULT}."
)

# What is looked for, folded as `folded` does it. A fragment of each is enough.
NEEDLES = [
    "zoelinde", "quirinia", "brommelstrook", "kwartelbroekerveen", "wobbegina", "hebbelaarstra", "toverfluitpad",
    "gnoomwortel", "vuile hoer", "maak je morgen", "hobbelkeutel", "rabo0739",
]
NUMBERS = ["739184265", "24681357", "638291744", "0739182641", "19072013", "20130719"]


def folded(text):
    """In lower case, without accents."""
    return text.lower() if text.isascii() else re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text)).lower()


def readings(data):
    """What somebody could make of bytes: as they are, and with the usual escapes taken away."""
    text = data.decode("utf-8", "replace")
    texts = {text}
    if "\ufffd" in text:
        texts.add(data.decode("latin-1"))
    if b"\0" in data:
        texts.add(data.decode("utf-16-le", "replace"))
    if "&" in text:
        texts.add(html.unescape(text))
    if "%" in text or "+" in text:
        texts.add(urllib.parse.unquote_plus(text))
    if "\\" in text:
        texts.add(re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text))
        texts.add(re.sub(r"\\(.)", r"\1", text))
    return texts


def hidden(needle):
    """A needle as hexadecimal digits and in base64, at each of its three beginnings."""
    data = needle.encode()
    yield data.hex()
    for start in range(3):
        encoded = base64.b64encode(b"\0" * start + data).decode()
        # The characters at both ends depend on what stands beside it.
        yield encoded[4 if start else 0 : -4].lower()


def found(data):
    """The canaries in what a program wrote."""
    seen = set()
    spelled = {needle: list(hidden(needle)) for needle in NEEDLES}
    plain = data.decode("utf-8", "replace").lower()
    for needle, forms in spelled.items():
        if any(len(form) >= 8 and form in plain for form in forms):
            seen.add(needle + " (encoded)")
    for text in readings(data):
        text = folded(text)
        seen.update(needle for needle in NEEDLES if needle in text)
        digits = re.sub(r"(?<=\d)[\s.\-/]{1,2}(?=\d)", "", text)
        seen.update(number for number in NUMBERS if number in digits)
    return sorted(seen)


# Inputs ------------------------------------------------------------------------------------------------------------

ROSTER = (
    "leerlingnummer,roepnaam,voornamen,tussenvoegsel,achternaam,geslacht,geboortedatum,klas,woonplaats,toestemming_foto_website\n"
    f"{PUPIL['number']},{PUPIL['called']},{PUPIL['first']},,{PUPIL['surname']},v,{PUPIL['born']},1A,{PUPIL['town']},nee\n"
)
STAFF_LIST = f"naam,functie,school\n{STAFF},docent,{SCHOOL}\n"
SCHOOL_FILE = json.dumps(
    {
        "scholen": [
            {
                "protocol": "de-passie",
                "naam": SCHOOL,
                "locaties": [{"naam": "Hobbelkeutel", "adres": "Hobbelkeutelpad 1, 3599 ZZ Utrecht", "telefoon": "030-2901190"}],
                "email": ["info@hobbelkeutel.example"],
                "social": {"instagram": "@hobbelkeutel"},
            }
        ],
        "landelijke_nummers_toegestaan": ["112"],
    },
    ensure_ascii=False,
)
CONFIG = (
    'protocol = "de-passie"\nroster = "school/roster.csv"\nstaff = "school/staff.csv"\nschool = "school/school.json"\n'
    f'\n[[terms]]\nrule = "vertrouwelijk"\nwords = ["{WORD}"]\n'
)

FRONT = {
    "yaml": f"---\ntitle: Over {SENTENCE.replace(':', '')}\nauthor: {STAFF}\ndepicted: [{PUPIL['first']} {PUPIL['surname']}]\n"
    "media: [photo]\n---\n",
    "toml": f'+++\ntitle = "{SENTENCE}"\nauthor = "{STAFF}"\n+++\n',
    "json": json.dumps({"title": SENTENCE, "author": STAFF}) + "\n",
}


def drafts():
    """Drafts in every form that is read."""
    files = {
        "a.txt": SENTENCE,
        "b.md": FRONT["yaml"] + f"# {SENTENCE}\n\n* [{SENTENCE}](mailto:{EMAIL} '{PUPIL['called']}')\n\n<p title='{PHONE}'>x</p>\n",
        "c.md": FRONT["toml"] + f"> {SENTENCE}\n\n`{SENTENCE}`\n",
        "d.html": f"<!DOCTYPE html><title>{SENTENCE}</title><p>{SENTENCE}<img alt='{SENTENCE}'><a href='tel:{PHONE}'>x</a>",
        "e.md": FRONT["json"] + f"<!-- drukproef: negeer-regel telefoon reden: {SENTENCE} -->\n{SENTENCE}\n",
        "f.md": "\u202e" + SENTENCE + "\u2066\n",
    }
    return {name: text.encode() for name, text in files.items()}


def broken_drafts():
    """Drafts that give errors, each with canaries where the error is."""
    called = PUPIL["called"]
    files = {
        "g.md": f"---\ntitle: [ {SENTENCE}\n---\nx\n",
        "h.md": f"---\nchannel: {called}\n---\nx\n",
        "i.md": f"---\nauthor_role: {STAFF}\ndrukproef:\n  channel: {called}\n---\nx\n",
        "j.md": f"---\ndrukproef:\n  {WORD}: {SENTENCE}\n  published_at: {PHONE}\n---\nx\n",
        "k.md": f'+++\ntitle = "{SENTENCE}\n+++\nx\n',
        "l.html": f"<p>{SENTENCE}<!-- {SENTENCE}",
        "m.md": f"---\nprotocol: {WORD}\n---\n{SENTENCE}\n",
        "n.md": f"<!-- drukproef: negeer-regel {WORD} -->\n{SENTENCE}\n<!-- drukproef: {WORD} -->\n",
        "o.md": f"{{\"title\": \"{SENTENCE}\", {SENTENCE}}}\n",
        "p.md": f"---\nmedia: {{{called}: {PHONE}}}\npublished_at: {called}\n---\nx\n",
    }
    bytes_ = {name: text.encode() for name, text in files.items()}
    bytes_["q.md"] = SENTENCE.encode() + b"\xff\xfe\x80 " + SENTENCE.encode()
    bytes_["r.txt"] = SENTENCE.encode() + b"\0" + SENTENCE.encode("utf-16-le")
    return bytes_


def planted(value, key=""):
    """Some JSON with the canaries in everything that people write."""
    if isinstance(value, dict):
        return {name: planted(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [planted(each, key) for each in value]
    if not isinstance(value, str):
        return value
    if key in ("sender_name", "actor", "from", "From", "author", "creator", "to", "To") and "://" not in value:
        return STAFF
    prose = key in (
        "text", "post", "full_text", "content", "Content", "comment", "title", "description", "name", "value", "summary",
        "Comment", "Caption",
    )
    return SENTENCE if prose and "://" not in value and value else value


def planted_file(path, data):
    """A sample of an export with the canaries in it; nil when it has no place for them."""
    text = data.decode("utf-8", "replace")
    if path.suffix in (".json", ".js"):
        head, _, body = text.partition("= ") if path.suffix == ".js" else ("", "", text)
        try:
            return ((head + "= " if head else "") + json.dumps(planted(json.loads(body, strict=False)))).encode()
        except ValueError:
            return None
    if path.suffix == ".jsonl":
        lines = [{"id": str(n), "text": SENTENCE, "author": STAFF, "channel": "x"} for n in range(3)]
        return "".join(json.dumps(line) + "\n" for line in lines).encode()
    if path.suffix == ".csv":
        escaped = SENTENCE.replace('"', "'").replace(";", ",")
        return None if "{" in text else re.sub(r"(?<=[,;\"])[A-Z][a-z]+(?: [a-z]+){2,}[^,;\"\n]*", escaped.replace(",", ""), text).encode()
    if path.suffix in (".txt", ".md"):
        return re.sub(r"(?m)(: )(?=[A-Z])[^\n:]{6,}$", lambda match: match[1] + SENTENCE, text).encode()
    if path.suffix in (".xml", ".html"):
        return re.sub(r"(?<=>)[^<>{}]{12,}(?=<)", SENTENCE, text).encode()
    return None


def exports(samples):
    """The samples of exports with canaries, by platform and path."""
    files = {}
    for path in sorted((samples / "exports").rglob("*")):
        if not path.is_file() or path.name == "README.md":
            continue
        data = planted_file(path, path.read_bytes())
        if data and SENTENCE[:8].encode() in data or data and b"Zo\\u00eblinde" in data:
            files[path.relative_to(samples / "exports")] = data
    files[type(path)("whatsapp/canary/_chat.txt")] = (
        f"27-08-2020 11:17 - Berichten en oproepen zijn end-to-end versleuteld.\n27-08-2020 11:18 - {STAFF}: {SENTENCE}\n"
        f"27-08-2020 11:19 - {STAFF} heeft {PUPIL['called']} toegevoegd\n27-08-2020 11:20 - {PHONE}: {SENTENCE}\n"
    ).encode()
    return files


def broken(data):
    """Spoilt versions of a file."""
    yield "half", data[: len(data) // 2]
    yield "bits", data[: len(data) // 3] + b"\xff\x00\x1b[31m" + data[len(data) // 3 :]
    yield "tail", data + b'\n{"' + SENTENCE.encode() + b'"}]]</' + PUPIL["called"].encode()


def stream_lines():
    called = PUPIL["called"]
    records = [
        {"id": "1", "text": SENTENCE},
        {"id": "2", "text": SENTENCE, "protocol": "de-passie", "author_role": "medewerker-prive", "channel": "x", "media": ["photo"],
         "depicted": [f"{PUPIL['first']} {PUPIL['surname']}"], "author": STAFF, "group": called},
        {"id": "3", "text": SENTENCE, "channel": called},
        {"id": "4", "text": SENTENCE, "author_role": STAFF},
        {"id": "5", "text": SENTENCE, "protocol": WORD},
        {"id": "6", "text": SENTENCE, "published_at": PHONE},
        {"id": "7", "text": [SENTENCE]},
        {"id": "8", "text": SENTENCE, "media": {called: PHONE}},
        {"id": "9", SENTENCE: called},
        {"id": "10", "text": SENTENCE, WORD: SENTENCE},
        {"id": "11", "text": SENTENCE, "media": [called], "depicted": called},
    ]
    lines = [json.dumps(record, ensure_ascii=False).encode() for record in records]
    lines += [SENTENCE.encode(), b'{"text":"' + SENTENCE.encode(), b'{"text":"' + SENTENCE.encode() + b'\xff"}', b'["' + SENTENCE.encode() + b'"]']
    return lines
