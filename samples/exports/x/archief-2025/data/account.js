window.YTD.account.part0 = [
  {
    "account": {
      "email": "wilgenboom@voorbeeld.example",
      "createdVia": "web",
      "username": "dewilgenboom",
      "accountId": "9001",
      "createdAt": "2012-01-01T00:00:00.000Z",
      "accountDisplayName": "De Wilgenboom"
    }
  }
]