"""Dates as pages write them, and which of a page's dates is believed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from spiders.dates import parse_date, parse_written
from spiders.datewords import vocabulary
from spiders.moment import Moment
from spiders.pagedates import clues_on_page
from spiders.published import Clue, Reading, choose_date

BELGRADE = ZoneInfo("Europe/Belgrade")
NOW = datetime(2025, 11, 6, 9, 30, tzinfo=BELGRADE)

MINUTE = [  # all mean 5 November 2025, 14:20 in Belgrade
    "2025-11-05T14:20:00+01:00",
    "2025-11-05T13:20:00Z",
    "2025-11-05T13:20:05.123Z",
    "2025-11-05T14:20",
    "2025-11-05 14:20:00",
    "2025-11-05 13:20:00 UTC",
    "2025-11-05T16:20:00+0300",
    "Wed, 05 Nov 2025 13:20:00 GMT",
    "Wed, 05 Nov 2025 14:20:00 +0100",
    "5. novembar 2025. 14:20",
    "5. novembra 2025. u 14:20",
    "05. Novembar 2025, 14:20h",
    "5. nov 2025. 14.20",
    "5. nov. 2025. u 14:20 časova",
    "05.11.2025. u 14:20h",
    "05.11.2025 14:20",
    "5. 11. 2025. 14:20",
    "05.11.2025. | 14:20",
    "5/11/2025 14:20",
    "14:20, 5. novembar 2025.",
    "14:20 | 05.11.2025.",
    "14:20 sreda, 5. novembar 2025.",
    "Objavljeno: 05.11.2025. 14:20",
    "Objavljeno 05.11.2025. 14:20 | Ažurirano 05.11.2025. 16:45",
    "Ažurirano: 06.11.2025. 08:00 Objavljeno: 05.11.2025. 14:20",
    "среда, 5. новембар 2025. 14:20",
    "5. новембра 2025. у 14:20 ч",
    "05. нов 2025. 14:20",
    "Објављено: 05.11.2025. у 14:20",
    "5. studenoga 2025. u 14:20",
    "5. studeni 2025. 14:20",
    "Sri, 5. 11. 2025. u 14:20",
    "srijeda, 5. novembar 2025. u 14:20 sati",
    "5 ноября 2025, 14:20",
    "5 ноября 2025 г., 14:20",
    "5 ноября 2025, 16:20 (МСК)",
    "November 5, 2025 2:20 PM",
    "Nov. 5, 2025, 2:20 p.m.",
    "5th of November 2025 at 14:20",
    "5 Nov 2025 - 13:20 GMT",
    "5. novembra u 14:20",
    "05.11. 14:20",
    "juče u 14:20",
    "juče, 14:20",
    "jučer u 14:20",
    "јуче у 14:20",
    "Yesterday at 2:20 pm",
    "вчера в 14:20",
]
DAY = [
    ("2025-11-05", "2025-11-05"),
    ("5.11.2025", "2025-11-05"),
    ("05.11.2025.", "2025-11-05"),
    ("05.11.25.", "2025-11-05"),
    ("05/11/2025", "2025-11-05"),
    ("05-Nov-2025", "2025-11-05"),
    ("2025/11/05", "2025-11-05"),
    ("среда, 5. новембар 2025.", "2025-11-05"),
    ("Београд, 5. новембра 2025. године", "2025-11-05"),
    ("utorak, 21. listopada 2025.", "2025-10-21"),
    ("12. svibnja 2025.", "2025-05-12"),
    ("3. мај 2025.", "2025-05-03"),
    ("1. jun 2025", "2025-06-01"),
    ("1. juli 2025.", "2025-07-01"),
    ("24. avgusta 2025.", "2025-08-24"),
    ("24. августа 2025 г.", "2025-08-24"),
    ("9 мая 2025", "2025-05-09"),
    ("March 3rd, 2025", "2025-03-03"),
    ("31.12.", "2024-12-31"),
    ("danas", "2025-11-06"),
    ("jutros", "2025-11-06"),
    ("јутрос", "2025-11-06"),
    ("večeras", "2025-11-06"),
    ("juce", "2025-11-05"),
    ("sinoć", "2025-11-05"),
    ("prekjuče", "2025-11-04"),
    ("прекјуче", "2025-11-04"),
    ("pre 2 sata", "2025-11-06"),
    ("pre dva sata", "2025-11-06"),
    ("прије 12 сати", "2025-11-05"),
    ("pre sat vremena", "2025-11-06"),
    ("prije dva dana", "2025-11-04"),
    ("пре три дана", "2025-11-03"),
    ("pre nedelju dana", "2025-10-30"),
    ("prije 2 sedmice", "2025-10-23"),
    ("2 hours ago", "2025-11-06"),
    ("a day ago", "2025-11-05"),
    ("3 дня назад", "2025-11-03"),
]
MINUTES_AGO = ["pre 15 minuta", "prije 15 min", "пре 15 минута", "15 minutes ago", "15 минут назад", "pre 15 min."]
NOTHING = [
    "",
    "pre 99999999999999999999 sati",
    "Politika",
    "30. februar 2025.",
    "13/13/2025",
    "2025-13-40",
    "strana 12 od 40",
    "025",
    "pre podne",
    "N1",
]


@pytest.mark.parametrize("text", MINUTE)
def test_times(text):
    expected = datetime(2025, 11, 5, 14, 20, tzinfo=BELGRADE)
    assert parse_date(text, zone=BELGRADE, now=NOW) == Moment("minute", date(2025, 11, 5), expected)


@pytest.mark.parametrize(("text", "day"), DAY)
def test_days(text, day):
    assert parse_date(text, zone=BELGRADE, now=NOW) == Moment("day", date.fromisoformat(day))


@pytest.mark.parametrize("text", MINUTES_AGO)
def test_minutes_ago_are_exact(text):
    assert parse_date(text, zone=BELGRADE, now=NOW).at == NOW - timedelta(minutes=15)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_date(text):
    assert parse_date(text, zone=BELGRADE, now=NOW) is None


def test_months_and_numbers_as_americans_order_them():
    assert parse_date("11/05/2025", zone=BELGRADE, now=NOW, month_first=True).on == date(2025, 11, 5)
    assert parse_date("11/25/2025", zone=BELGRADE, now=NOW).on == date(2025, 11, 25)
    assert parse_date("05.11.2025", zone=BELGRADE, now=NOW, month_first=True).on == date(2025, 11, 5)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("26.10.2025. 01:59", "2025-10-25T23:59"),  # the last minute but a second of summer time
        ("26.10.2025. 03:00", "2025-10-26T02:00"),
        ("26.10.2025. 02:30", "2025-10-26T00:30"),  # twice on the clock: the first
        ("30.03.2025. 02:30", "2025-03-30T01:30"),  # never on the clock
        ("15.07.2025. 12:00", "2025-07-15T10:00"),
    ],
)
def test_summer_time(text, utc):
    at = parse_date(text, zone=BELGRADE, now=NOW).at
    assert at.astimezone(UTC).isoformat() == f"{utc}:00+00:00"


def test_the_day_is_that_of_belgrade():
    washington = ZoneInfo("America/New_York")
    moment = parse_date("November 5, 2025 8:00 pm", zone=washington, now=NOW)
    assert moment.on == date(2025, 11, 6)
    assert moment.at.isoformat() == "2025-11-05T20:00:00-05:00"


@given(
    day=st.dates(date(2000, 1, 1), date(2025, 11, 6)),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    form=st.sampled_from(["{d}. {w} {y}. {t}", "{d:02}.{m:02}.{y}. u {t}h", "{t} | {d}. {w} {y}.", "{d} {w} {y}, {t}"]),
    data=st.data(),
)
def test_every_month_in_every_word_for_it(day, hour, minute, form, data):
    words = vocabulary()["months"][str(day.month)]
    word = data.draw(st.sampled_from(words))
    time = f"{hour:02}:{minute:02}"
    text = form.format(d=day.day, m=day.month, y=day.year, w=data.draw(st.sampled_from([word, word.upper()])), t=time)
    moment = parse_date(text, zone=UTC, now=NOW)
    assert (moment.at.date(), f"{moment.at:%H:%M}") == (day, time)


@given(st.text(max_size=60))
def test_no_text_breaks_the_parser(text):
    moment = parse_date(text, zone=BELGRADE, now=NOW)
    assert moment is None or (moment.at is not None) == (moment.precision == "minute")


def test_no_word_means_two_months():
    words = [word for names in vocabulary()["months"].values() for word in set(names)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2006-09", "month"),
        ("2024-11?", "month"),
        ("septembar 2006.", "month"),
        ("2010?", "year"),
        ("2022-02/03?", "year"),
        ("2003-2013?", "none"),
        ("2010s?", "none"),
        ("", "none"),
        ("2025-11-05", "day"),
        ("2025-11-05T14:20:00+01:00", "minute"),
    ],
)
def test_dates_of_a_catalogue(text, precision):
    assert parse_written(text, zone=BELGRADE, today=NOW.date()).precision == precision


@pytest.mark.parametrize("text", ["2025-13-40", "2025-00", "soon", "31.4.2025", "yesterday"])
def test_what_no_catalogue_may_say(text):
    assert parse_written(text, zone=BELGRADE, today=NOW.date()) is None


READING = Reading(BELGRADE, NOW)
FEED, JSON_LD, META, SELECTOR = (
    Clue("2025-11-05T14:20:00+01:00", "feed"),
    Clue("2025-11-05T14:25:00+01:00", "json-ld"),
    Clue("2025-11-04", "meta"),
    Clue("5. novembar 2025. 15:00", "selector"),
)


def chosen(*clues, later=(), reading=READING):
    moment, clue = choose_date(list(clues), later, reading)
    return (moment.at.strftime("%d %H:%M") if moment.at else str(moment.on), clue and clue.date_source)


@pytest.mark.parametrize(
    ("clues", "expected"),
    [
        ([FEED, JSON_LD, META, SELECTOR], ("05 14:20", "feed")),
        ([JSON_LD, META, SELECTOR], ("05 14:25", "json-ld")),
        ([META, SELECTOR], ("2025-11-04", "meta")),
        ([], ("None", None)),
        ([Clue("soon", "feed"), SELECTOR], ("05 15:00", "selector")),
        # A day is made exact by a later clue that gives the time of that very day.
        ([Clue("2025-11-05", "sitemap"), META, SELECTOR], ("05 15:00", "selector")),
        # Midnight is how programs write a day, whatever zone they put beside it.
        ([Clue("2025-11-05T00:00:00Z", "sitemap")], ("2025-11-05", "sitemap")),
        ([Clue("2025-11-05T00:00:00+00:00", "sitemap"), JSON_LD], ("05 14:25", "json-ld")),
        # The future and the epoch are refused.
        ([Clue("2026-05-11", "feed"), JSON_LD], ("05 14:25", "json-ld")),
        ([Clue("1970-01-01T00:00:01Z", "json-ld"), SELECTOR], ("05 15:00", "selector")),
        ([Clue("novembar 2025.", "selector")], ("None", "selector")),
    ],
)
def test_which_date_is_believed(clues, expected):
    assert chosen(*clues) == expected


def test_later_clues_are_asked_only_without_a_day():
    def later():
        yield Clue("1. 11. 2025.", "text")
        raise AssertionError("asked for more than was needed")

    assert chosen(JSON_LD, later=later()) == ("05 14:25", "json-ld")
    assert chosen(Clue("novembar 2025.", "meta"), later=later()) == ("2025-11-01", "text")


@pytest.mark.parametrize(
    ("feed", "own", "expected"),
    [
        # UTC with the local offset, an hour before the page's own time.
        ("2025-11-05T13:20:00+01:00", "2025-11-05T14:20:00+01:00", ("05 14:20", "feed")),
        # The page calls local time UTC: the feed is right.
        ("2025-11-05T14:20:00+01:00", "2025-11-05T14:20:00Z", ("05 14:20", "feed")),
        # Another difference is an edit.
        ("2025-11-05T14:20:00+01:00", "2025-11-05T14:55:00+01:00", ("05 14:20", "feed")),
        # Local time that is called UTC would lie in the future: it is 9:30 when the page is fetched.
        ("2025-11-06T09:25:00Z", None, ("06 09:25", "feed")),
    ],
)
def test_feeds_that_mix_up_utc_and_local_time(feed, own, expected):
    clues = [Clue(feed, "feed"), *([Clue(own, "json-ld")] if own else [])]
    assert chosen(*clues) == expected


PAGES = [
    ("<h1>Naslov</h1><time datetime='2025-11-05T14:20'>juče</time>", "", "/a", ("2025-11-05T14:20", "text")),
    ("<h1>Naslov</h1><div class='post-date'>Sreda, 05.11.2025.</div>", "", "/a", ("Sreda, 05.11.2025.", "text")),
    ("<h1>Naslov</h1>", "Beograd, 5. novembar 2025. – Ministar je rekao", "/a", ("Beograd, 5. novembar 2025.", "text")),
    ("<h1>Naslov</h1>", "Zakon je donet 5. novembra 2015. godine u Beogradu.", "/2025/11/05/a", ("2025-11-05", "url")),
    ("<h1>Naslov</h1>", "", "/vesti/20251105/a", ("2025-11-05", "url")),
    # The dates of other articles: within links, or too many to tell.
    ("<h1>Naslov</h1><a href='/b'><time>1.1.2025.</time></a>", "", "/2025/11/05/a", ("2025-11-05", "url")),
    (
        "<h1>A</h1>" + "".join(f"<p class=date>{n}.1.2025.</p>" for n in (1, 2, 3)),
        "",
        "/2025-11-05",
        ("2025-11-05", "url"),
    ),
]


@pytest.mark.parametrize(("html", "text", "path", "expected"), PAGES)
def test_dates_outside_the_head(html, text, path, expected):
    tree = fromstring(f"<html><body><main>{html}</main></body></html>")
    clue = next(clues_on_page(tree, text, f"https://example.rs{path}"))
    assert (clue.text, clue.date_source) == expected
