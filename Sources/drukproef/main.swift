print("drukproef")
