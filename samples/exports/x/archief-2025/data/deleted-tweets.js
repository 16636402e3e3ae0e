window.YTD.deleted_tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980321021254390010"
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
        "31"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390010",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390010",
      "created_at": "Mon Oct 20 17:11:38 +0000 2025",
      "favorited": false,
      "full_text": "Dit had ik beter niet geplaatst",
      "lang": "nl",
      "deleted_at": "2025-10-21T08:00:00.000Z"
    }
  }
]