window.YTD.tweets.part1 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980321021254390009"
          ],
          "editableUntil": "2025-10-20T18:11:38.000Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
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
        "29"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390009",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390009",
      "created_at": "Sun Mar 30 00:59:59 +0000 2025",
      "favorited": false,
      "full_text": "Tweede deel van het archief 🎉",
      "lang": "nl"
    }
  }
]