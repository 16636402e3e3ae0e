window.YTD.like.part0 = [
  {
    "like": {
      "tweetId": "1",
      "fullText": "Woorden van een ander",
      "expandedUrl": "https://twitter.com/i/web/status/1"
    }
  }
]