"""When the act of a sentence happened: the date that the sentence says, resolved against the document's day."""
