"""Generated people and their numbers. Owns names, identity numbers, phones, cards and addresses.

Nobody in here exists. Identity numbers are right in form (region, date, sequence, check digit), but their region
codes were only created in 2015 or later while the birth dates lie before, so that no number can have been issued.
Mobiles have an assigned segment followed by 000. Towns, villages and compounds are invented.
"""

from dataclasses import dataclass
from datetime import date, timedelta

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜戚谢邹章云苏潘葛范彭鲁韦马苗方俞任袁柳唐费薛雷贺汤罗毕郝安常于时傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄戴宋庞熊纪舒屈项祝董梁杜阮闵席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫"
COMPOUND_SURNAMES = ["欧阳", "司马", "上官", "诸葛", "皇甫", "令狐"]
GIVEN_FIRST = "建国文志明秀桂春玉淑美俊海金德永家兴宝庆世长子光少晓雨思佳梓浩欣嘉"
GIVEN_SECOND = "华英兰芳军平强勇涛波敏静丽娟霞萍刚辉伟鹏飞斌凤珍荣琴云梅成林山泉福贵龙轩涵怡琪豪宁"
ETHNIC_NAMES = ["阿依古丽·买买提", "古丽娜尔·艾合买提", "扎西·次仁", "热西提·阿不都", "巴特尔·苏合"]

REGIONS_CREATED_SINCE_2015 = ["340705", "340706", "340722", "340422", "341504", "341882", "340882", "340210", "340212"]
LAST_BIRTH = date(2011, 12, 31)
ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

MOBILE_SEGMENTS = ["130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "156", "158",
                   "159", "166", "173", "177", "178", "180", "181", "182", "183", "185", "186", "187", "188", "189", "191", "198", "199"]
CARD_PREFIXES = ["621282", "621700", "622700", "622848", "623052"]  # debit cards of 19 digits
HOME_AREA_CODE = "0550"  # local numbers of 7 digits

CITY = "澄湖市"
TOWNS = ["石桥镇", "云溪乡", "青岗镇", "湖滨街道", "城东街道"]
VILLAGES = ["柳荫村", "白石村", "前湾村", "大塘村", "枫林村", "何圩村", "双井村", "河西村"]
COMPOUNDS = ["澄园小区", "梧桐苑", "荷塘新村", "望湖花园", "教师公寓", "滨河家园"]
ROADS = ["湖光路", "建设东路", "学府路", "青年路", "朝阳街", "人民中路"]


def id_check_digit(first17: str) -> str:
    """ISO 7064 MOD 11-2 as in GB 11643-1999."""
    return "10X98765432"[sum(int(d) * w for d, w in zip(first17, ID_WEIGHTS)) % 11]


def luhn_check_digit(body: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def resident_id(rng, born: date, male: bool, region: str | None = None) -> str:
    sequence = rng.randrange(10, 480) * 2 + (1 if male else 0)
    first17 = f"{region or rng.choice(REGIONS_CREATED_SINCE_2015)}{born:%Y%m%d}{sequence:03d}"
    return first17 + id_check_digit(first17)


def mobile(rng) -> str:
    return f"{rng.choice(MOBILE_SEGMENTS)}000{rng.randrange(100000):05d}"


def landline(rng) -> str:
    return f"{HOME_AREA_CODE}-5{rng.randrange(1000000):06d}"


def bank_card(rng) -> str:
    body = rng.choice(CARD_PREFIXES) + "".join(str(rng.randrange(10)) for _ in range(12))
    return body + luhn_check_digit(body)


def passbook_account(rng) -> str:
    """An account of a rural bank: 20 digits that are no card number."""
    body = "10" + "".join(str(rng.randrange(10)) for _ in range(17))
    wrong = (int(luhn_check_digit(body)) + 1 + rng.randrange(8)) % 10
    return body + str(wrong)


def taiwan_id(rng) -> str:
    """Letter of the place, sex, seven digits, check digit (weights 1 9 8 7 6 5 4 3 2 1)."""
    letter = rng.choice("ABCDEFGH")  # A is 10, H is 17
    code = ord(letter) - ord("A") + 10
    body = [rng.choice([1, 2])] + [rng.randrange(10) for _ in range(7)]
    total = code // 10 + code % 10 * 9 + sum(d * w for d, w in zip(body, range(8, 0, -1)))
    return letter + "".join(map(str, body)) + str(-total % 10)


def rural_address(rng) -> str:
    town = rng.choice([t for t in TOWNS if t[-1] in "镇乡"])
    return f"{town}{rng.choice(VILLAGES)}{rng.randrange(1, 19)}组{rng.randrange(1, 120)}号"


def town_address(rng) -> str:
    style = rng.randrange(3)
    if style == 0:
        return f"{rng.choice(ROADS)}{rng.randrange(1, 300)}号{rng.choice(COMPOUNDS)}{rng.randrange(1, 30)}栋{rng.randrange(1, 5)}单元{rng.randrange(1, 19)}0{rng.randrange(1, 5)}室"
    if style == 1:
        return f"{rng.choice(['湖滨街道', '城东街道'])}{rng.choice(COMPOUNDS)}{rng.randrange(1, 30)}幢{rng.randrange(1, 5)}0{rng.randrange(1, 5)}室"
    return f"{rng.choice(COMPOUNDS)}{rng.randrange(1, 30)}号楼{rng.randrange(1, 5)}单元{rng.randrange(1, 7)}0{rng.randrange(1, 5)}"


def full_name(rng) -> str:
    surname = rng.choice(COMPOUND_SURNAMES) if rng.random() < 0.04 else rng.choice(SURNAMES)
    if rng.random() < 0.3:
        return surname + rng.choice(GIVEN_SECOND)
    return surname + rng.choice(GIVEN_FIRST) + rng.choice(GIVEN_SECOND)


@dataclass(frozen=True)
class Person:
    name: str
    male: bool
    born: date
    id: str
    mobile: str
    card: str
    account: str
    address: str

    @property
    def sex(self) -> str:
        return "男" if self.male else "女"

    @property
    def id15(self) -> str:
        """The first-generation number of somebody born in the twentieth century."""
        return self.id[:6] + self.id[8:17]

    @property
    def rounded_id(self) -> str:
        """What a spreadsheet leaves of the number in a numeric cell: 15 digits, then zeros."""
        return self.id[:15] + "000"


def person(rng, born_from: int = 1942, born_to: int = 1985, rural: bool = True) -> Person:
    first = date(born_from, 1, 1)
    last = min(date(born_to, 12, 31), LAST_BIRTH)
    born = first + timedelta(days=rng.randrange((last - first).days + 1))
    male = rng.random() < 0.5
    return Person(
        name=full_name(rng),
        male=male,
        born=born,
        id=resident_id(rng, born, male),
        mobile=mobile(rng),
        card=bank_card(rng),
        account=passbook_account(rng),
        address=rural_address(rng) if rural else town_address(rng),
    )


def people(rng, count: int, **options) -> list[Person]:
    return [person(rng, **options) for _ in range(count)]
