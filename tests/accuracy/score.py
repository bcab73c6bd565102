"""What was planted against what was found: counts per kind and per grade, and the table of them in English and Chinese."""

import collections
from dataclasses import dataclass, field

from page import WHOLE, Page

# A card number in an account column is either, and so is an account with a card's digits.
ACCOUNTS = {"bank_account", "bank_card"}
# What the default policy leaves to a person; everything else that is planted must be a leak.
LEFT_TO_REVIEW = {"birth_date", "email"}
NEVER_ALONE = {"person_name"}
GRADES = {"confirmed": WHOLE, "likely": WHOLE}  # the others stand for themselves
HEADINGS = {"en": ("kind", "planted", "recall", "precision", "F1", "at verdict leak"), "zh": ("类型", "埋入", "查全率", "查准率", "F1", "判为 leak")}
GRADE_HEADINGS = {"en": {"": "all", WHOLE: "grades confirmed, likely", "partial": "grade partial", "weak_mask": "grade weak_mask"},
                  "zh": {"": "合计", WHOLE: "等级 confirmed、likely", "partial": "等级 partial", "weak_mask": "等级 weak_mask"}}
CLEAN_LINE = {"en": "Leaks on {} clean pages: {}.", "zh": "{} 个干净页面上判为 leak 的：{}。"}


@dataclass
class Score:
    planted: int = 0
    found: int = 0
    leak: int = 0
    extra: int = 0

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.extra) if self.found + self.extra else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.recall * self.precision / (self.recall + self.precision) if self.recall + self.precision else 0.0

    @property
    def share_at_leak(self) -> float:
        return self.leak / self.found if self.found else 0.0


def _scores() -> dict[str, Score]:
    return collections.defaultdict(Score)


@dataclass
class Outcome:
    kinds: dict[str, Score] = field(default_factory=_scores)
    grades: dict[str, Score] = field(default_factory=_scores)
    clean_pages: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)  # leak verdicts on clean pages

    def total(self) -> Score:
        return Score(*(sum(getattr(s, f) for s in self.kinds.values()) for f in ("planted", "found", "leak", "extra")))

    def count(self, name: str, page: Page, findings: list[dict]) -> None:
        self.clean_pages += page.clean
        left = [f for f in findings if f["verdict"] != "allowed" and f["kind"] not in NEVER_ALONE]
        for wanted in page.planted:
            match = next((f for f in left if _same(wanted.kind, wanted.value, f)), None)
            also = sorted(f"{f['kind']}/{f['verdict']}" for f in findings if f["value"] == wanted.value)
            self._count_planted(name, wanted, match, also)
            if match is not None:
                left.remove(match)
        for finding in left:
            if not any(_same(kind, value, finding) for kind, value in page.optional):
                self._count_extra(name, page, finding)

    def _count_planted(self, name: str, wanted, match: dict | None, also: list[str]) -> None:
        kind, grade = self.kinds[wanted.kind], self.grades[wanted.grade]
        kind.planted += 1
        grade.planted += 1
        if match is None:
            self.missed.append(f"{name}: {wanted.kind} {wanted.value} {also}")
            return
        as_wanted = match["verdict"] == "leak" or wanted.kind in LEFT_TO_REVIEW
        kind.found += 1
        kind.leak += as_wanted
        if GRADES.get(match["grade"], match["grade"]) == wanted.grade:
            grade.found += 1
            grade.leak += as_wanted
        else:
            self.missed.append(f"{name}: {wanted.kind} {wanted.value} graded {match['grade']}")
        if not as_wanted:
            self.missed.append(f"{name}: {wanted.kind} {wanted.value} only {match['verdict']}: {match['reason']}")

    def _count_extra(self, name: str, page: Page, finding: dict) -> None:
        self.kinds[finding["kind"]].extra += 1
        self.grades[GRADES.get(finding["grade"], finding["grade"])].extra += 1
        text = f"{name}: {finding['kind']} {finding['value']} {finding['verdict']} [{finding['location']['label']}] {finding['context']}"
        self.extra.append(text)
        if page.clean and finding["verdict"] == "leak":
            self.false_alarms.append(text)

    def table(self, language: str) -> str:
        names = GRADE_HEADINGS[language]
        lines = ["| " + " | ".join(HEADINGS[language]) + " |", "| --- |" + " ---: |" * 5]
        lines += [_row(kind, score) for kind, score in sorted(self.kinds.items())]
        lines += [_row(names[grade], self.grades[grade]) for grade in names if grade]
        lines += [_row(names[""], self.total()), "", CLEAN_LINE[language].format(self.clean_pages, len(self.false_alarms))]
        return "\n".join(lines)


def _row(name: str, s: Score) -> str:
    return f"| {name} | {s.planted} | {s.recall:.3f} | {s.precision:.3f} | {s.f1:.3f} | {s.share_at_leak:.3f} |"


def _same(kind: str, value: str, finding: dict) -> bool:
    found = finding["value"]
    if kind != finding["kind"] and not {kind, finding["kind"]} <= ACCOUNTS:
        return False
    if kind == "address":  # a reading may begin at the town or the road before what was planted
        return value.endswith(found) or found.endswith(value)
    return value == found
