window.YTD.tweet.part0 = [
  {
    "retweeted": false,
    "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">X</a>",
    "entities": {
      "hashtags": [],
      "symbols": [],
      "user_mentions": [],
      "urls": []
    },
    "display_text_range": [
      "0",
      "20"
    ],
    "favorite_count": "2",
    "id_str": "110000000000000000",
    "truncated": false,
    "retweet_count": "0",
    "id": "110000000000000000",
    "created_at": "Tue Mar 05 09:30:00 +0000 2019",
    "favorited": false,
    "full_text": "Oud bericht nummer 0",
    "lang": "nl"
  },
  {
    "retweeted": false,
    "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">X</a>",
    "entities": {
      "hashtags": [],
      "symbols": [],
      "user_mentions": [],
      "urls": []
    },
    "display_text_range": [
      "0",
      "20"
    ],
    "favorite_count": "2",
    "id_str": "110000000000000001",
    "truncated": false,
    "retweet_count": "0",
    "id": "110000000000000001",
    "created_at": "Tue Mar 05 09:30:00 +0000 2019",
    "favorited": false,
    "full_text": "Oud bericht nummer 1",
    "lang": "nl"
  },
  {
    "retweeted": false,
    "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">X</a>",
    "entities": {
      "hashtags": [],
      "symbols": [],
      "user_mentions": [],
      "urls": []
    },
    "display_text_range": [
      "0",
      "20"
    ],
    "favorite_count": "2",
    "id_str": "110000000000000002",
    "truncated": false,
    "retweet_count": "0",
    "id": "110000000000000002",
    "created_at": "Tue Mar 05 09:30:00 +0000 2019",
    "favorited": false,
    "full_text": "Oud bericht nummer 2",
    "lang": "nl"
  }
]