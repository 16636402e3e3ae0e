"""Makes an export as a platform would give it, of any size and always the same for the same seed. Nothing in it is anybody's.

make_exports.py PLATFORM MEGABYTES FOLDER [--seed N]      prints the path of what it made and how many records are in it
"""

import argparse
import datetime
import json
import pathlib
import random

PLATFORMS = ["whatsapp", "x", "facebook", "telegram", "youtube", "instagram"]

SUBJECTS = ["De klas", "Groep 6", "Onze juf", "De meester", "Iedereen", "De hele school", "Het team", "Wij", "De kinderen"]
VERBS = ["ging naar", "maakte iets voor", "zong bij", "werkte aan", "las over", "oefende voor", "keek naar", "praatte over"]
THINGS = ["de sportdag", "het museum", "een toets", "de musical", "het bos", "de kerstmarkt", "een boek", "het schoolplein",
          "de rekenles", "een proefje", "de excursie", "het project over water", "de ouderavond", "een tentoonstelling"]
ENDS = ["en dat was heel gezellig.", "ondanks de regen!", "met dank aan alle ouders.", "wat een dag 🎉", "– tot volgend jaar.",
        "en het ging geweldig.", "morgen gaan we verder.", "wie doet er mee?", "één keer per maand.", "😀😀"]
# One post in twenty has something to find.
FINDS = ["Bel mij op 06-12345678 als je mee wilt.", "Mail naar jan.jansen@voorbeeld.example.", "Wat een sukkel ben je ook.",
         "Zijn BSN is 111222333.", "Ze woont op Laan 7, 3523 ZZ Utrecht.", "Ik sla je in elkaar morgen.",
         "Fatima el Amrani heeft epilepsie en mag niet mee.", "Maak over op NL91 ABNA 0417 1643 00.", "Jij bent zo lelijk en dom.",
         "Niemand mag nog met Sanne de Groot praten, dan leert ze het wel.", "Haar ouders gaan scheiden, heb ik gehoord."]
NAMES = ["Noor de Vries", "Sem Bakker", "Juf Els", "Meester Tim", "Vera 🌸", "Mila's moeder", "+31 6 00000000", "Daan (papa)"]


def pool(generator, count=4000):
    """Posts of one to six sentences."""
    posts = []
    for _ in range(count):
        sentences = [" ".join([generator.choice(SUBJECTS), generator.choice(VERBS), generator.choice(THINGS), generator.choice(ENDS)])
                     for _ in range(generator.choice([1, 1, 1, 2, 2, 3, 4, 6]))]
        if generator.random() < 0.05:
            sentences.append(generator.choice(FINDS))
        posts.append(sentences)
    return posts


class Moments:
    """Moments that run on: over years, whatever the size."""

    def __init__(self, generator, factor=1):
        self.seconds = 1_420_070_400
        self.steps = [generator.randrange(1, 400) * factor for _ in range(997)]
        self.count = 0

    def next(self):
        self.count += 1
        self.seconds += self.steps[self.count % 997]
        # Over thirty years and then again: dates stay of four digits.
        if self.seconds > 2_300_000_000:
            self.seconds = 1_420_070_400
        return self.seconds


def iso(seconds):
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)


def mojibake(text):
    """As Meta writes it: every byte of UTF-8 a character of its own."""
    return text.encode("utf-8").decode("latin-1")


def whatsapp(generator, posts, moments):
    texts = ["\n".join(p) if i % 12 == 0 else " ".join(p) for i, p in enumerate(posts)]
    day, text = 0, ""
    yield "01-01-2015 00:00 - Berichten en oproepen zijn end-to-end versleuteld.\n", 0
    while True:
        seconds = moments.next()
        if seconds // 86400 != day:
            day = seconds // 86400
            text = iso(seconds).strftime("%d-%m-%Y")
        line = f"{text} {seconds // 3600 % 24:02}:{seconds // 60 % 60:02} - {generator.choice(NAMES)}: "
        if moments.count % 25 == 0:
            yield line + "<Media weggelaten>\n", 1
        else:
            yield line + generator.choice(texts) + "\n", 1


def x(generator, posts, moments):
    texts = [json.dumps((" ".join(p))[:270].replace("&", "&amp;"), ensure_ascii=False) for p in posts]
    days = "Mon Tue Wed Thu Fri Sat Sun".split()
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    first = True
    while True:
        moment = iso(moments.next())
        number = str(1_000_000_000_000_000_000 + moments.count * 4096)
        written = f"{days[moment.weekday()]} {months[moment.month - 1]} {moment:%d %H:%M:%S} +0000 {moment.year}"
        text = generator.choice(texts)
        record = f'''{{
    "tweet" : {{
      "edit_info" : {{
        "initial" : {{
          "editTweetIds" : [
            "{number}"
          ],
          "editableUntil" : "2025-10-20T18:11:38.000Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }}
      }},
      "retweeted" : false,
      "source" : "<a href=\\"https://mobile.example\\" rel=\\"nofollow\\">X Web App</a>",
      "entities" : {{
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      }},
      "display_text_range" : [
        "0",
        "{len(text) - 2}"
      ],
      "favorite_count" : "{moments.count % 17}",
      "id_str" : "{number}",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "{number}",
      "created_at" : "{written}",
      "favorited" : false,
      "full_text" : {text},
      "lang" : "nl"
    }}
  }}'''
        yield ("window.YTD.tweets.part0 = [\n  " if first else ",\n  ") + record, 1
        first = False


def facebook(generator, posts, moments):
    texts = [json.dumps(mojibake("\n".join(p))) for p in posts]
    title = json.dumps(mojibake("Basisschool De Wilgenboom heeft een nieuwe foto toegevoegd."))
    first = True
    while True:
        seconds = moments.next()
        text = generator.choice(texts)
        attachments = ""
        if moments.count % 3 == 0:
            attachments = f'''
    "attachments": [
      {{
        "data": [
          {{
            "media": {{
              "uri": "your_facebook_activity/posts/media/{moments.count}.jpg",
              "creation_timestamp": {seconds},
              "media_metadata": {{
                "photo_metadata": {{
                  "exif_data": [
                    {{
                      "taken_timestamp": {seconds}
                    }}
                  ]
                }}
              }},
              "title": "Mobiele uploads",
              "description": {text}
            }}
          }}
        ]
      }}
    ],'''
        yield ("[\n  " if first else ",\n  ") + f'''{{
    "timestamp": {seconds},{attachments}
    "data": [
      {{
        "post": {text}
      }},
      {{
        "update_timestamp": {seconds}
      }}
    ],
    "title": {title}
  }}''', 1
        first = False


def telegram(generator, posts, moments):
    texts = [(json.dumps(p[0], ensure_ascii=False), json.dumps(" ".join(p), ensure_ascii=False)) for p in posts]
    yield '{\n "name": "Ouders groep 6",\n "type": "private_supergroup",\n "id": 1234567890,\n "messages": [\n', 0
    first = True
    while True:
        seconds = moments.next()
        start, whole = generator.choice(texts)
        text = f'[\n    {{\n     "type": "bold",\n     "text": {start}\n    }},\n    {whole}\n   ]' if moments.count % 9 == 0 else whole
        yield ("" if first else ",\n") + f'''  {{
   "id": {moments.count},
   "type": "message",
   "date": "{iso(seconds):%Y-%m-%dT%H:%M:%S}",
   "date_unixtime": "{seconds}",
   "from": {json.dumps(generator.choice(NAMES), ensure_ascii=False)},
   "from_id": "user{moments.count % 30}",
   "text": {text},
   "text_entities": [
    {{
     "type": "plain",
     "text": {whole}
    }}
   ]
  }}''', 1
        first = False


def youtube(generator, posts, moments):
    texts = ['"' + json.dumps({"text": " ".join(p)}, ensure_ascii=False).replace('"', '""') + '"' for p in posts]
    yield ("Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Post ID,Video ID,Comment Text,"
           "Top-Level Comment ID\n"), 0
    while True:
        moment = iso(moments.next())
        yield (f"Ugz{moments.count:020x}AaABAg,UCwilgenboom0000000000000,{moment:%Y-%m-%dT%H:%M:%S}.{moments.count % 1000:03}+00:00,"
               f"0,,,vid{moments.count % 97:08},{generator.choice(texts)},\n"), 1


def instagram(generator, posts, moments):
    texts = [json.dumps(mojibake(" ".join(p))) for p in posts]
    first = True
    while True:
        seconds = moments.next()
        yield ("[\n  " if first else ",\n  ") + f'''{{
    "media": [
      {{
        "uri": "media/posts/{moments.count}.jpg",
        "creation_timestamp": {seconds},
        "media_metadata": {{
          "camera_metadata": {{
            "has_camera_metadata": false
          }}
        }},
        "title": {generator.choice(texts)},
        "cross_post_source": {{
          "source_app": "FB"
        }},
        "backup_uri": ""
      }}
    ]
  }}''', 1
        first = False


FILES = {
    "whatsapp": "WhatsApp-chat met Ouders groep 6.txt", "x": "data/tweets.js",
    "facebook": "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json",
    "telegram": "result.json", "youtube": "comments/comments.csv", "instagram": "your_instagram_activity/media/posts_1.json",
}
ENDINGS = {"x": "\n]", "facebook": "\n]", "telegram": "\n ]\n}", "instagram": "\n]"}


def make(platform, megabytes, folder, seed=1):
    """The path of the file, and how many records are in it."""
    generator = random.Random(f"{platform} {seed}")
    path = pathlib.Path(folder) / FILES[platform]
    path.parent.mkdir(parents=True, exist_ok=True)
    size, count, pieces = 0, 0, []
    with open(path, "wb") as file:
        for piece, records in globals()[platform](generator, pool(generator), Moments(generator, max(1, int(300 / megabytes)))):
            pieces.append(piece)
            count += records
            if len(pieces) == (4096 if megabytes >= 1 else 16):
                size += file.write("".join(pieces).encode())
                pieces = []
                if size >= megabytes * 1_000_000:
                    break
        file.write((("".join(pieces)) + ENDINGS.get(platform, "")).encode())
    return path, count


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("platform", choices=PLATFORMS)
    parser.add_argument("megabytes", type=float)
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    made, records = make(arguments.platform, arguments.megabytes, arguments.folder, arguments.seed)
    print(made, records)
