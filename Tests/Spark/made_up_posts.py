"""Made-up posts in any number, from the gold posts of samples, with the records among them that break other programs."""

import json
import random
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
FIELDS = ("text", "protocol", "author_role", "channel", "media", "published_at", "depicted", "group")

# One of each in every so many posts. Bytes, for some are not even text.
POISON = (
    b"",
    b"   ",
    b"\r",
    b"no JSON at all",
    b'{"id":"nul","text":"a\x00b"}',
    b'{"id":"bad-utf-8","text":"Dag \xff\xfe Sanne"}',
    b'{"id":"half-utf-8","text":"Dag \xc3"}',
    b'{"id":"cr","text":"een\rtwee"}',
    '{"id":"seps","text":"een\u2028twee\u2029drie\u0085vier"}'.encode(),
    b'{"id":"escaped","text":"een\\r\\n\\u0000twee \\ud83d drie"}',
    b'{"id":"crlf","text":"Bel 06-12345678"}\r',
    b'{"id":"no-text"}',
    b'{"id":{"a":[1,"\\n"]},"text":"Dag"}',
    b'{"id":17,"text":"Dag Sanne de Vries"}',
    b'{"id":"empty","text":""}',
    b'{"id":"channel","text":"Dag","channel":"krant"}',
    b'[1,2]',
    b'{"id":"seq","text":"Dag","seq":0,"status":"error","trailer":true,"in":1,"out":1}',
    b'{"trailer":true,"in":9,"out":9,"errors":0}',
    b'{"id":"deep","text":"Dag","x":' + b"[" * 100 + b"]" * 100 + b"}",
)
BIG = b'{"id":"big","text":"' + b"Mooi weer vandaag. " * 550_000 + b'Dag Sanne de Vries."}'


def posts(count, seed=20261121):
    """Records as dictionaries."""
    gold = []
    for name in ("personal", "posts-by-others", "drafts", "conduct"):
        with open(PROJECT / f"samples/gold/{name}.jsonl", encoding="utf-8") as lines:
            gold += [json.loads(line) for line in lines]
    dice = random.Random(seed)
    for number in range(count):
        post = dice.choice(gold)
        record = {"id": f"p{number}"} | {field: post[field] for field in FIELDS if post.get(field) is not None}
        # No two posts are alike.
        record["text"] += f" ({number % 1000} van {number // 1000})"
        yield record


def lines(count, seed=20261121, every=5_000, big=True):
    """The same as lines of JSON, poison among them, `count` in all."""
    poisoned = 0
    for number, record in enumerate(posts(count, seed)):
        if big and number == count // 2:
            yield BIG
        elif number % every == every // 2 and number != count // 2:
            yield POISON[poisoned % len(POISON)]
            poisoned += 1
        else:
            yield json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def write(path, *arguments, **options):
    with open(path, "wb") as file:
        for line in lines(*arguments, **options):
            file.write(line + b"\n")
