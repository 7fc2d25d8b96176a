"""Active labelling: which sentences are worth a reader's time, and the sheet that the labels come back on."""
