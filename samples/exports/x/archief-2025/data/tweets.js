window.YTD.tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980321021254390001"
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
        "47"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390001",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390001",
      "created_at": "Mon Oct 20 17:11:38 +0000 2025",
      "favorited": false,
      "full_text": "Wat een mooie sportdag &amp; wat een weer &lt;3",
      "lang": "nl"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980321021254390002"
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
        "user_mentions": [],
        "symbols": [],
        "urls": [
          {
            "url": "https://t.co/abc123XYZ",
            "expanded_url": "https://www.dewilgenboom.example/sportdag",
            "display_url": "dewilgenboom.example/sportdag",
            "indices": [
              "18",
              "41"
            ]
          }
        ]
      },
      "display_text_range": [
        "0",
        "40"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390002",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390002",
      "created_at": "Mon Oct 20 17:11:38 +0000 2025",
      "favorited": false,
      "full_text": "Lees het verslag: https://t.co/abc123XYZ",
      "lang": "nl"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980321021254390003"
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
        "42"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390003",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390003",
      "created_at": "Mon Oct 20 17:11:38 +0000 2025",
      "favorited": false,
      "full_text": "Foto van het podium https://t.co/fotoFOTO1",
      "lang": "nl",
      "extended_entities": {
        "media": [
          {
            "url": "https://t.co/fotoFOTO1",
            "type": "photo",
            "media_url_https": "https://pbs.twimg.com/media/A.jpg",
            "id_str": "1"
          },
          {
            "url": "https://t.co/fotoFOTO1",
            "type": "video",
            "media_url_https": "https://pbs.twimg.com/media/B.jpg",
            "id_str": "2"
          }
        ]
      }
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980321021254390004"
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
        "112"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390004",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390004",
      "created_at": "Mon Oct 20 17:11:38 +0000 2025",
      "favorited": false,
      "full_text": "RT @wethouder_fictie: De subsidie voor speelpleinen gaat door, en dat is goed nieuws voor alle kinderen in de w…",
      "lang": "nl"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980321021254390005"
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
        "38"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390005",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390005",
      "created_at": "Mon Oct 20 17:11:38 +0000 2025",
      "favorited": false,
      "full_text": "@meester_piet Dank je wel, tot morgen!",
      "lang": "nl",
      "in_reply_to_status_id_str": "1980321021254300000",
      "in_reply_to_screen_name": "meester_piet"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980321021254390006",
            "1980321021254390007"
          ],
          "editableUntil": "2025-10-20T18:11:38.000Z",
          "editsRemaining": "4",
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
        "14"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390006",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390006",
      "created_at": "Mon Oct 20 17:11:38 +0000 2025",
      "favorited": false,
      "full_text": "Tikfoutje hier",
      "lang": "nl"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "edit": {
          "initialTweetId": "1980321021254390006",
          "editControlInitial": {
            "editTweetIds": [
              "1980321021254390006",
              "1980321021254390007"
            ],
            "editableUntil": "2025-10-20T18:11:38.000Z",
            "editsRemaining": "4",
            "isEditEligible": true
          }
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
        "23"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390007",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390007",
      "created_at": "Mon Oct 20 17:11:38 +0000 2025",
      "favorited": false,
      "full_text": "Tikfoutje hier hersteld",
      "lang": "nl"
    }
  },
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1980321021254390008"
          ],
          "editableUntil": "2025-10-20T18:11:38.000Z",
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">X</a>",
      "entities": {
        "urls": [
          {
            "url": "https://t.co/meer000001",
            "expanded_url": "https://x.com/i/web/status/1980321021254390008"
          }
        ]
      },
      "display_text_range": [
        "0",
        "295"
      ],
      "favorite_count": "2",
      "id_str": "1980321021254390008",
      "truncated": false,
      "retweet_count": "0",
      "id": "1980321021254390008",
      "created_at": "Mon Oct 20 17:11:38 +0000 2025",
      "favorited": false,
      "full_text": "Vandaag vertelde de directeur van De Wilgenboom over de verbouwing van onze school. Vandaag vertelde de directeur van De Wilgenboom over de verbouwing van onze school. Vandaag vertelde de directeur van De Wilgenboom over de verbouwing van onze school. Vandaag vertelde d… https://t.co/meer000001",
      "lang": "nl"
    }
  }
]