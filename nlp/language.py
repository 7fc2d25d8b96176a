"""Which language and script a text is in."""


def identify(text: str, hint: str | None = None) -> tuple[str, str]:
    """Return language (`sr hr bs en ru mk bg` or another ISO 639-1 code, `und` where unknown) and script (`Latn`, `Cyrl`).

    `hint` is the source's BCP 47 tag (`sr-Latn`); it decides among sr, hr and bs, which no detector tells apart in
    a sentence, and wherever the text says too little; letters or words that clearly say another language overrule it.
    """
    raise NotImplementedError
