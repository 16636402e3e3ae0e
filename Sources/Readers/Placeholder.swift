package enum ReadersPlaceholder {}
