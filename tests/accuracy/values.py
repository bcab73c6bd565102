"""Values as they stand in documents: the plain number, and how clerks write it."""

from datetime import date, timedelta

import people
from page import PARTIAL, WHOLE

FULL_WIDTH = str.maketrans("0123456789X-", "０１２３４５６７８９Ｘ－")
# Before 1910 nobody alive can be meant, so that any region code will do.
OLD_REGIONS = ["110101", "120103", "130102", "210202", "310104", "320102", "330106", "340123", "350203", "370102", "420106", "430103",
               "440106", "450103", "510104", "520103", "530102", "610104", "650102"]


def person(rng, born_from=1940, born_to=1999):
    if rng.random() < 0.2:
        born = date(1903, 1, 1) + timedelta(days=rng.randrange(2500))
        made = people.person(rng, 1940, 1990, rural=rng.random() < 0.5)
        male = made.male
        return people.Person(made.name, male, born, people.resident_id(rng, born, male, rng.choice(OLD_REGIONS)), made.mobile, made.card,
                             made.account, made.address)
    made = people.person(rng, born_from, born_to, rural=rng.random() < 0.5)
    if rng.random() < 0.03:
        return people.Person(rng.choice(people.ETHNIC_NAMES), *[getattr(made, f) for f in ("male", "born", "id", "mobile", "card", "account", "address")])
    return made


def written_id(rng, number: str) -> str:
    """An ID as typed. The last character of about one in eleven is an X in some guise."""
    style = rng.random()
    if style < 0.70:
        return number
    if style < 0.78:
        return number.lower()
    if style < 0.86 and len(number) == 18:
        return f"{number[:6]} {number[6:14]} {number[14:]}"
    if style < 0.90:
        return number.translate(FULL_WIDTH)
    if style < 0.93 and len(number) == 18:
        return f"{number[:6]}-{number[6:14]}-{number[14:]}"
    return number


def written_mobile(rng, number: str) -> str:
    style = rng.random()
    if style < 0.68:
        return number
    if style < 0.75:
        return f"{number[:3]}-{number[3:7]}-{number[7:]}"
    if style < 0.82:
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    if style < 0.88:
        return rng.choice(["+86", "+86 ", "86-", "0086"]) + number
    if style < 0.94:
        return number.translate(FULL_WIDTH)
    return number


def written_card(rng, number: str) -> str:
    if rng.random() < 0.2:
        return " ".join(number[i:i + 4] for i in range(0, len(number), 4))
    return number


def uscc(rng, number_type="91") -> str:
    """A unified social credit code (GB 32100-2015) with the right check character."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    body = number_type + rng.choice(OLD_REGIONS) + "MA" + "".join(rng.choice(alphabet) for _ in range(7))
    total = sum(alphabet.index(c) * w for c, w in zip(body, weights))
    return body + alphabet[(31 - total % 31) % 31]


def all_digit_uscc(rng) -> str:
    """One that could be taken for an ID: digits only."""
    while True:
        alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        body = rng.choice(["11", "12", "51"]) + rng.choice(OLD_REGIONS) + "".join(str(rng.randrange(10)) for _ in range(9))
        check = alphabet[(31 - sum(alphabet.index(c) * w for c, w in zip(body, weights)) % 31) % 31]
        if check.isdigit():
            return body + check


def rounded(page, p) -> str:
    """What a spreadsheet made of the number: one in eleven passes the check digit all the same."""
    return page.plant("resident_id", p.rounded_id, grade=PARTIAL if people.id_check_digit(p.rounded_id[:17]) != p.rounded_id[17] else WHOLE)


def digits(rng, count: int) -> str:
    return "".join(str(rng.randrange(10)) for _ in range(count))


def stamp(rng, since=2015, until=2024) -> date:
    return date(since, 1, 1) + timedelta(days=rng.randrange(365 * (until - since)))
