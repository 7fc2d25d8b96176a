"""When the act of a sentence happened; evidence stands in [[ ]], the document is of Wednesday, 5 November 2025."""

from datetime import date

import pytest

from nlp.actdate.choose import act_date
from nlp.script import to_cyrillic

DAY = date(2025, 11, 5)
DOCUMENT = "2025-11-05 document"

ENGLISH = [
    ("Serbia [[signed a gas deal]] yesterday", "2025-11-04 day"),
    ("Vucic [[met Xi]] the day before yesterday in Beijing", "2025-11-03 day"),
    ("Vucic will [[meet Xi]] tomorrow", "2025-11-06 day"),
    ("The minister [[will travel to Moscow]] the day after tomorrow", "2025-11-07 day"),
    ("Djuric [[met Rubio]] today in Washington", "2025-11-05 day"),
    ("Djuric [[met Rubio]] on Tuesday", "2025-11-04 day"),
    ("Djuric [[met Rubio]] on Wednesday", "2025-11-05 day"),
    ("Djuric [[met Rubio]] on Thursday", "2025-10-30 day"),
    ("Djuric will [[meet Rubio]] on Thursday", "2025-11-06 day"),
    ("Djuric is to [[visit Washington]] next Monday", "2025-11-10 day"),
    ("Djuric [[visited Washington]] last Friday", "2025-10-31 day"),
    ("The EU [[opened cluster 3]] last week", "2025-10-27 week"),
    ("The EU [[opened cluster 3]] this week", "2025-11-03 week"),
    ("A round of talks will [[be held]] next week", "2025-11-10 week"),
    ("Serbia [[joined the measures]] last month", "2025-10-01 month"),
    ("The exercise will [[take place]] next month", "2025-12-01 month"),
    ("The exercise [[took place]] earlier this month", "2025-11-01 month"),
    ("Serbia [[bought the missiles]] this year", "2025-01-01 year"),
    ("Serbia [[bought the missiles]] last year", "2024-01-01 year"),
    ("Serbia will [[buy the jets]] next year", "2026-01-01 year"),
    ("Serbia [[signed the agreement]] in 2019", "2019-01-01 year"),
    ("Serbia [[signed the Washington agreement]] in September 2020", "2020-09-01 month"),
    ("Serbia [[signed the agreement]] in September", "2025-09-01 month"),
    ("Serbia [[signed the agreement]] in December", "2024-12-01 month"),
    ("Serbia will [[sign the agreement]] in March", "2026-03-01 month"),
    ("Serbia [[signed the agreement]] on 12 May", "2025-05-12 day"),
    ("Serbia [[signed the agreement]] on May 12, 2024", "2024-05-12 day"),
    ("Serbia [[signed the agreement]] on 12.05.2024", "2024-05-12 day"),
    ("Serbia [[signed the agreement]] on 2024-05-12", "2024-05-12 day"),
    ("Serbia will [[sign the agreement]] on 12 May", "2026-05-12 day"),
    ("Serbia [[signed the agreement]] on 20 December", "2024-12-20 day"),
    ("Two days ago the government [[adopted the decision]]", "2025-11-03 day"),
    ("The government [[adopted the decision]] three weeks ago", "2025-10-13 week"),
    ("The government [[adopted the decision]] two months ago", "2025-09-01 month"),
    ("The government [[adopted the decision]] 10 years ago", "2015-01-01 year"),
    ("Serbia will [[sign the contract]] in two weeks", "2025-11-17 week"),
    ("Trade with China [[doubled]] in two years", DOCUMENT),
    ("Serbia [[signed the deal]] at the end of March", "2025-03-01 month"),
    ("Serbia [[signed the deal]] in early 2023", "2023-01-01 year"),
    ("Serbia [[imported Russian gas]] in the first quarter of 2024", "2024-01-01 quarter"),
    ("Serbia [[imported Russian gas]] in the second half of 2024", "2024-07-01 half"),
    ("Serbia [[imported Russian gas]] in Q3 2024", "2024-07-01 quarter"),
    ("Serbia [[imported Russian gas]] in the second quarter", "2025-04-01 quarter"),
    ("Serbia [[has not joined the sanctions]] since 2014", DOCUMENT),
    ("The contract [[guarantees the supply of gas]] until 2027", DOCUMENT),
    ("Serbia [[wants to join the EU]] by 2030", DOCUMENT),
    ("Serbia [[respects Resolution 1244]] of the Security Council", DOCUMENT),
    ("Chinese firms [[build the halls]] for Expo 2027", DOCUMENT),
    ("Vucic, aged 55, [[met Xi]]", DOCUMENT),
    ("The council [[met the envoy]] in the Street of 15 September", DOCUMENT),
    ("Serbia [[may sign the agreement]]", DOCUMENT),
    ("Vucic [[praised the agreement]] signed in 2013", DOCUMENT),
    ("The agreement [[was signed]] in 2013", "2013-01-01 year"),
    ("Vucic [[met Putin]], who visited Belgrade in 2019", DOCUMENT),
    ("Serbia, which [[joined the partnership]] in 2006, talked to Brussels", "2006-01-01 year"),
    ("Vucic said on Tuesday that Serbia will [[meet Xi]] next month", "2025-12-01 month"),
    ("Vucic said on Monday that Serbia [[will not join the sanctions]]", "2025-11-03 day"),
    ("Serbia [[refused sanctions]] after the annexation of Crimea in 2014", DOCUMENT),
    ("The exercise [[was held]] on 12-13 May", "2025-05-12 day"),
    ("Serbia [[cut the imports]] between 2014 and 2020", DOCUMENT),
    ("In the 2013 agreement Serbia [[accepted the courts]]", DOCUMENT),
    ("Serbia [[bought drones]] in 2020 and will build a plant in 2026", "2020-01-01 year"),
    ("Serbia bought drones in 2020 and will [[build a plant]] in 2026", "2026-01-01 year"),
]

SERBIAN = [
    ("Srbija je juče [[potpisala ugovor o gasu]]", "2025-11-04 day"),
    ("Vučić se prekjuče [[sastao sa Sijem]]", "2025-11-03 day"),
    ("Vučić će se sutra [[sastati sa Sijem]]", "2025-11-06 day"),
    ("Ministar prekosutra [[putuje u Moskvu]]", "2025-11-07 day"),
    ("Đurić se danas [[sastao sa Rubiom]]", "2025-11-05 day"),
    ("Đurić se u utorak [[sastao sa Rubiom]]", "2025-11-04 day"),
    ("Đurić se u četvrtak [[sastao sa Rubiom]]", "2025-10-30 day"),
    ("Đurić će se u četvrtak [[sastati sa Rubiom]]", "2025-11-06 day"),
    ("Đurić će se u nedelju [[sastati sa Rubiom]]", "2025-11-09 day"),
    ("Đurić je prošlog petka [[posetio Vašington]]", "2025-10-31 day"),
    ("Đurić sledećeg ponedeljka [[putuje u Vašington]]", "2025-11-10 day"),
    ("EU je prošle nedelje [[otvorila klaster 3]]", "2025-10-27 week"),
    ("Ove nedelje je [[otvoren klaster 3]]", "2025-11-03 week"),
    ("Sledeće nedelje biće [[održana runda dijaloga]]", "2025-11-10 week"),
    ("Srbija se prošlog meseca [[pridružila merama]]", "2025-10-01 month"),
    ("Vežba će [[biti održana]] narednog meseca", "2025-12-01 month"),
    ("Srbija je ove godine [[kupila rakete]]", "2025-01-01 year"),
    ("Srbija je prošle godine [[kupila rakete]]", "2024-01-01 year"),
    ("Srbija će iduće godine [[kupiti avione]]", "2026-01-01 year"),
    ("Srbija je 2019. godine [[potpisala sporazum]]", "2019-01-01 year"),
    ("Srbija je u 2019. [[potpisala sporazum]]", "2019-01-01 year"),
    ("Srbija je u septembru 2024. [[potpisala ugovor]]", "2024-09-01 month"),
    ("Srbija je u septembru [[potpisala ugovor]]", "2025-09-01 month"),
    ("Srbija je u decembru [[potpisala ugovor]]", "2024-12-01 month"),
    ("Srbija će u martu [[potpisati ugovor]]", "2026-03-01 month"),
    ("Srbija je 12. maja [[potpisala ugovor]]", "2025-05-12 day"),
    ("Srbija je 12. maja 2024. godine [[potpisala ugovor]]", "2024-05-12 day"),
    ("Srbija je 12.05.2024. [[potpisala ugovor]]", "2024-05-12 day"),
    ("Srbija će 12. maja [[potpisati ugovor]]", "2026-05-12 day"),
    ("Pre dva dana vlada je [[usvojila odluku]]", "2025-11-03 day"),
    ("Vlada je pre tri nedelje [[usvojila odluku]]", "2025-10-13 week"),
    ("Vlada je pre dve godine [[usvojila odluku]]", "2023-01-01 year"),
    ("Vlada je pre godinu dana [[usvojila odluku]]", "2024-01-01 year"),
    ("Vlada je pre pet meseci [[usvojila odluku]]", "2025-06-01 month"),
    ("Srbija će za dve nedelje [[potpisati ugovor]]", "2025-11-17 week"),
    ("Srbija je krajem marta [[potpisala ugovor]]", "2025-03-01 month"),
    ("Srbija je početkom 2023. [[potpisala ugovor]]", "2023-01-01 year"),
    ("Srbija je u prvom kvartalu 2024. [[uvezla ruski gas]]", "2024-01-01 quarter"),
    ("Srbija je u drugoj polovini 2024. [[uvezla ruski gas]]", "2024-07-01 half"),
    ("Srbija od 2014. [[nije uvela sankcije]]", DOCUMENT),
    ("Ugovor [[garantuje snabdevanje gasom]] do 2027. godine", DOCUMENT),
    ("Srbija [[poštuje Rezoluciju 1244]] Saveta bezbednosti", DOCUMENT),
    ("Ambasador je [[posetio školu]] u ulici 15. septembra", DOCUMENT),
    ("Kineske firme [[grade hale]] za Ekspo 2027", DOCUMENT),
    ("Vučić je [[pohvalio sporazum]] potpisan 2013. godine", DOCUMENT),
    ("Sporazum je [[potpisan]] 2013. godine", "2013-01-01 year"),
    ("Vučić se [[sastao sa Putinom]], koji je Beograd posetio 2019. godine", DOCUMENT),
    ("Vučić je u utorak rekao da će se Srbija [[sastati sa Kinom]] sledećeg meseca", "2025-12-01 month"),
    ("Vučić je u ponedeljak rekao da Srbija [[neće uvesti sankcije]]", "2025-11-03 day"),
    ("Srbija je [[odbila sankcije]] nakon aneksije Krima 2014. godine", DOCUMENT),
    ("Vežba je [[održana]] 12. i 13. maja", "2025-05-12 day"),
    ("Srbija je u sedmom mesecu [[kupila dronove]]", DOCUMENT),
    ("Krajem godine [[ističe ugovor]]", "2025-01-01 year"),
    ("Sporazum iz 2013. godine Srbija [[neće sprovesti]]", DOCUMENT),
]

RUSSIAN = [
    ("Сербия вчера [[подписала контракт]]", "2025-11-04 day"),
    ("Вучич завтра [[встретится с Путиным]]", "2025-11-06 day"),
    ("Вучич во вторник [[встретился с Путиным]]", "2025-11-04 day"),
    ("Вучич в четверг [[посетит Москву]]", "2025-11-06 day"),
    ("Вучич в прошлую пятницу [[посетил Москву]]", "2025-10-31 day"),
    ("На прошлой неделе Сербия [[подписала контракт]]", "2025-10-27 week"),
    ("В прошлом месяце Сербия [[подписала контракт]]", "2025-10-01 month"),
    ("В этом году Сербия [[купила ракеты]]", "2025-01-01 year"),
    ("В следующем году Сербия [[купит самолеты]]", "2026-01-01 year"),
    ("В 2019 году Сербия [[подписала соглашение]]", "2019-01-01 year"),
    ("В сентябре 2024 года Сербия [[подписала соглашение]]", "2024-09-01 month"),
    ("В сентябре Сербия [[подписала соглашение]]", "2025-09-01 month"),
    ("12 мая Сербия [[подписала соглашение]]", "2025-05-12 day"),
    ("12 мая 2024 года Сербия [[подписала соглашение]]", "2024-05-12 day"),
    ("12.05.2024 Сербия [[подписала соглашение]]", "2024-05-12 day"),
    ("Два дня назад Сербия [[подписала соглашение]]", "2025-11-03 day"),
    ("Три года назад Сербия [[подписала соглашение]]", "2022-01-01 year"),
    ("Вучич [[посетит Москву]] через две недели", "2025-11-17 week"),
    ("В конце марта Сербия [[подписала соглашение]]", "2025-03-01 month"),
    ("В первом квартале 2024 года Сербия [[закупила газ]]", "2024-01-01 quarter"),
    ("Сербия с 2014 года [[не вводит санкции]]", DOCUMENT),
    ("Контракт [[действует]] до 2027 года", DOCUMENT),
    ("Сербия [[соблюдает резолюцию 1244]]", DOCUMENT),
    ("Вучич [[похвалил соглашение]], подписанное в 2013 году", DOCUMENT),
    ("Вучич [[встретился с Путиным]], который был в Белграде в 2019 году", DOCUMENT),
]
PLAIN = str.maketrans("čćžšČĆŽŠ", "cczsCCZS")


def told(marked, language, day=DAY, **more):
    before, rest = marked.split("[[")
    evidence, after = rest.split("]]")
    start, end = len(before), len(before) + len(evidence)
    period = act_date(before + evidence + after, start=start, end=end, language=language, day=day, **more)
    return period and f"{period.first} {period.precision}"


@pytest.mark.parametrize(("marked", "expected"), ENGLISH)
def test_english(marked, expected):
    assert told(marked, "en") == expected


@pytest.mark.parametrize(("marked", "expected"), RUSSIAN)
def test_russian(marked, expected):
    assert told(marked, "ru") == expected


@pytest.mark.parametrize("written", [str, to_cyrillic, lambda text: text.translate(PLAIN)])
@pytest.mark.parametrize(("marked", "expected"), SERBIAN)
def test_serbian(marked, expected, written):
    assert told(written(marked), "sr") == expected


@pytest.mark.parametrize(
    ("marked", "language", "expected"),
    [
        ("Vucic [[meets Xi]] on Thursday", "en", "2025-11-06 day"),
        ("Vučić u četvrtak [[u Moskvi]]", "sr", "2025-11-06 day"),
        ("Vucic [[met Xi]] on Thursday", "en", "2025-10-30 day"),
    ],
)
def test_headlines_announce_in_the_present_tense(marked, language, expected):
    assert told(marked, language, is_title=True) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Serbia [[signed the deal]] in May 2024", "2024-05-01 month"),
        ("Serbia [[signed the deal]] yesterday", None),
        ("Serbia [[signed the deal]] on 12 May", None),
        ("Serbia [[signed the deal]]", None),
    ],
)
def test_a_document_without_a_day_leaves_only_what_is_told_in_full(marked, expected):
    assert told(marked, "en", day=None) == expected
