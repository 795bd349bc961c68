"""Dates, times and ages in the forms that devices of many countries print."""

from __future__ import annotations

import random

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_WEEKDAYS = (
    "Mon Tue Wed Thu Fri Sat Sun Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mo Di Mi Do Fr "
    "Sa So Montag Dienstag Mittwoch Donnerstag Freitag lun. mar. mer. jeu. ven. sam. dim. lundi mardi "
    "mercredi jeudi vendredi Lunes Martes lunedì martedì"
).split()
_MONTHS_OF = {language: words.split() for language, words in _MONTHS.items()}
_LANGUAGES = list(_MONTHS_OF)


def _year(rng: random.Random) -> int:
    return int(rng.triangular(1921, 2031, 2012)) if rng.random() < 0.5 else rng.randint(1996, 2031)


def _numeric(d: int, m: int, y: int, rng: random.Random) -> str:
    yy = f"{y % 100:02d}"
    sep = rng.choice("///--...")
    padded = rng.random() < 0.75
    dd, mm = (f"{d:02d}", f"{m:02d}") if padded else (str(d), str(m))
    style = rng.random()
    if style < 0.35:
        a, b = (dd, mm) if rng.random() < 0.5 else (mm, dd)
        return f"{a}{sep}{b}{sep}{y}"
    if style < 0.55:
        a, b = (dd, mm) if rng.random() < 0.5 else (mm, dd)
        return f"{a}{sep}{b}{sep}{yy}"
    if style < 0.80:
        return f"{y}{sep}{mm}{sep}{dd}"
    if style < 0.92:
        return f"{y}{m:02d}{d:02d}"
    return rng.choice(
        (
            f"{d}. {m}. {y}",
            f"{y}. {mm}. {dd}.",
            f"{y}年{m}月{d}日",
            f"{dd}{mm}{y}",
            f"{yy}{sep}{mm}{sep}{dd}",
            f"{mm}/{y}",
            f"{dd} {mm} {y}",
            f"{y} {mm} {dd}",
            f"{y}:{m:02d}:{d:02d}",
            f"{dd}.{mm}.",
            f"{y}年{m:02d}月{d:02d}日",
            f"{dd} / {mm} / {y}",
            f"{dd}|{mm}|{y}",
            f"{mm}{dd}{yy}",
            f"{d}.{m}.{y} г.",
            f"H{rng.randint(1, 31)}.{mm}.{dd}",
        )
    )


def _worded(d: int, m: int, y: int, rng: random.Random) -> str:
    language = "en" if rng.random() < 0.6 else rng.choice(_LANGUAGES)
    month = _MONTHS_OF[language][m - 1]
    if rng.random() < 0.7:
        month = month[:3] if language != "fr" or rng.random() < 0.5 else month[:4] + "."
    chance = rng.random()
    month = month.upper() if chance < 0.35 else month.capitalize() if chance < 0.75 else month
    yy = f"{y % 100:02d}"
    dd = f"{d:02d}" if rng.random() < 0.6 else str(d)
    year = str(y) if rng.random() < 0.75 else yy
    return rng.choice(
        (f"{dd} {month} {year}",) * 4
        + (f"{dd}-{month}-{year}",) * 3
        + (f"{month} {dd}, {y}",) * 3
        + (
            f"{month} {dd} {y}",
            f"{y} {month} {dd}",
            f"{dd}{month}{year}",
            f"{dd}. {month} {y}",
            f"{dd}/{month}/{year}",
            f"{y}-{month}-{dd}",
            f"{dd} de {month} de {y}",
            f"{month} {d}{'st' if d % 10 == 1 else 'th'}, {y}",
            f"{month}-{dd}-{year}",
            f"{dd}.{month}.{year}",
            f"{month}. {dd}, {y}",
            f"{month} {y}",
            f"{month}/{dd}/{year}",
            f"{dd} {month}",
        )
    )


def date(rng: random.Random) -> str:
    """A date, without a time."""
    d, m, y = rng.randint(1, 31), rng.randint(1, 12), _year(rng)
    text = _numeric(d, m, y, rng) if rng.random() < 0.62 else _worded(d, m, y, rng)
    if rng.random() < 0.03:
        text = f"{rng.choice(_WEEKDAYS)}{rng.choice((' ', ', '))}{text}"
    return text


def time(rng: random.Random) -> str:
    """A time of day."""
    h, m, s = rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59)
    style = rng.random()
    if style < 0.45:
        return f"{h:02d}:{m:02d}:{s:02d}"
    if style < 0.65:
        return f"{h:02d}:{m:02d}"
    if style < 0.88:
        h = h % 12 or 12
        half = rng.choice(("AM", "PM", "am", "pm", "a.m.", "p.m.", "Am", "Pm"))
        seconds = f":{s:02d}" if rng.random() < 0.6 else ""
        return f"{h if rng.random() < 0.6 else f'{h:02d}'}:{m:02d}{seconds}{rng.choice((' ', ' ', ''))}{half}"
    return rng.choice(
        (
            f"{h}:{m:02d}",
            f"{h:02d}.{m:02d}.{s:02d}",
            f"{h:02d}h{m:02d}",
            f"{h:02d}:{m:02d} Uhr",
            f"{h:02d}{m:02d}{s:02d}",
            f"{h:02d}:{m:02d}:{s:02d}.{rng.randint(0, 999):03d}",
            f"{h}:{m:02d}:{s:02d}",
            f"{h:02d}:{m:02d} h",
            f"{h:02d}{m:02d}h",
            f"{h:02d}-{m:02d}-{s:02d}",
            f"{h:02d}時{m:02d}分",
            f"{h:02d}:{m:02d}:{s:02d} {rng.choice(('UTC', 'CET', 'EST', 'GMT'))}",
        )
    )


def date_time(rng: random.Random) -> str:
    """A date followed (rarely preceded) by a time."""
    d, t = date(rng), time(rng)
    style = rng.random()
    if style < 0.8:
        return f"{d}{rng.choice((' ', ' ', ' ', ', ', ' - ', '  '))}{t}"
    if style < 0.9:
        return f"{t} {d}"
    y, m, dd = _year(rng), rng.randint(1, 12), rng.randint(1, 28)
    h, mi, s = rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59)
    return rng.choice(
        (
            f"{y}-{m:02d}-{dd:02d}T{h:02d}:{mi:02d}:{s:02d}",
            f"{y}{m:02d}{dd:02d}{h:02d}{mi:02d}{s:02d}",
            f"{y}{m:02d}{dd:02d}-{h:02d}{mi:02d}{s:02d}",
            f"{y}/{m:02d}/{dd:02d}@{h:02d}:{mi:02d}",
            f"{dd:02d}.{m:02d}.{y}/{h:02d}:{mi:02d}",
            f"{y}{m:02d}{dd:02d}_{h:02d}{mi:02d}{s:02d}",
            f"{d} at {t}",
            f"{d} um {t}",
            f"{d} à {t}",
        )
    )


def age(rng: random.Random) -> str:
    """An age with its unit, as it stands without a label."""
    years = rng.randint(0, 99)
    if rng.random() < 0.12:
        return rng.choice(
            (
                f"{rng.randint(1, 23):03d}M",
                f"{rng.randint(1, 30):03d}D",
                f"{rng.randint(1, 12):03d}W",
                f"{rng.randint(1, 23)} mo",
                f"{rng.randint(1, 30)} days",
                f"{rng.randint(1, 11)}m",
                f"{rng.randint(1, 23)} months",
                f"{years}Y {rng.randint(1, 11)}M",
                f"{years}y{rng.randint(1, 11)}m",
                f"{rng.randint(1, 23)} Monate",
                f"{rng.randint(1, 9)} mois",
                f"{rng.randint(1, 12)} months old",
            )
        )
    return rng.choice(
        (f"{years:03d}Y",) * 6
        + (
            f"{years}Y",
            f"{years} Y",
            f"{years}y",
            f"{years}yo",
            f"{years} y/o",
            f"{years}Y",
            f"{years} yrs",
            f"{years} years",
            f"{years}yr",
            f"{years} J",
            f"{years} Jahre",
            f"{years} ans",
            f"{years} años",
            f"{years} anni",
            f"{years} anos",
            f"{years} jaar",
            f"{years} år",
            f"{years} let",
            f"{years} lat",
            f"{years} v.",
            f"{years}a",
            f"{years} th",
            f"{years} thn",
            f"{years} tahun",
            f"{years} tuổi",
            f"{years} tuoi",
            f"{years} r.",
            f"{years} rokov",
            f"{years} éves",
            f"{years} év",
            f"{years} ani",
            f"{years} god.",
            f"{years} godina",
            f"{years} лет",
            f"{years} yaş",
            f"{years} vuotta",
            f"{years} m.",
            f"{years} g.",
            f"{years}歳",
            f"{years}岁",
            f"{years} year old",
            f"{years}-year-old",
            f"{years} years old",
            f"{years} y.o.",
            f"{years}YRS",
            f"{years} Yr",
            f"{years} лет",
            f"{years}j",
        )
    )


def bare_age(rng: random.Random) -> str:
    """An age as it stands behind a label: often a number alone."""
    return str(rng.randint(0, 99)) if rng.random() < 0.5 else age(rng)
