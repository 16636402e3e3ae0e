Grailbird.data.tweets_2016_05 = [
  {
    "source": "x",
    "entities": {
      "user_mentions": [],
      "media": [],
      "hashtags": [],
      "urls": []
    },
    "geo": {},
    "id_str": "731048411111111111",
    "text": "Schoolreis was top",
    "id": 731048411111111111,
    "created_at": "2016-05-13 10:01:02 +0000",
    "user": {
      "name": "De Wilgenboom",
      "screen_name": "dewilgenboom"
    }
  },
  {
    "source": "x",
    "entities": {
      "user_mentions": [],
      "media": [],
      "hashtags": [],
      "urls": []
    },
    "id_str": "731048422222222222",
    "text": "RT @bieb_fictie: Voorleesweek",
    "id": 731048422222222222,
    "created_at": "2016-05-14 10:01:02 +0000",
    "retweeted_status": {
      "id_str": "1",
      "text": "Voorleesweek"
    }
  }
]