window.__THAR_CONFIG = {
  "userInfo": {
    "accountId": "9001"
  },
  "dataTypes": {
    "tweets": {
      "files": [
        {
          "fileName": "data/tweets.js",
          "count": "8"
        }
      ]
    }
  }
}