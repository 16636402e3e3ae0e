window.YTD.note_tweet.part0 = [
  {
    "noteTweet": {
      "noteTweetId": "1980321020000000000",
      "updatedAt": "2025-10-20T17:11:37.000Z",
      "lifecycle": {
        "value": "0",
        "name": "Published"
      },
      "createdAt": "2025-10-20T17:11:37.000Z",
      "core": {
        "styletags": [],
        "urls": [],
        "text": "Vandaag vertelde de directeur van De Wilgenboom over de verbouwing van onze school. Vandaag vertelde de directeur van De Wilgenboom over de verbouwing van onze school. Vandaag vertelde de directeur van De Wilgenboom over de verbouwing van onze school. Vandaag vertelde de directeur van De Wilgenboom over de verbouwing van onze school.",
        "mentions": [],
        "cashtags": [],
        "hashtags": []
      }
    }
  }
]