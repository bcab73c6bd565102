"""What must be found in a document of the sample site, and how it is written down beside the site."""

import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Found:
    """One value that a scan must report, as findings.jsonl names it. `member` is the path inside a container."""

    kind: str
    value: str
    channel: str = "body"
    verdict: str = "leak"
    grade: str | None = None
    label: str | None = None
    member: str = ""


def expired_notice(period: str) -> Found:
    """The topic finding of a notice that still names people after the period stated in these words."""
    return Found("person_name", period, verdict="review", grade="likely")


@dataclass
class Document:
    """One file of the site with the unit that published it and all that must be found in it."""

    path: str
    content: bytes
    unit: str
    found: list[Found] = field(default_factory=list)
    skips: dict[str, str] = field(default_factory=dict)  # member ("" for the file itself) → fault

    def expectation(self) -> str:
        counted: dict[Found, int] = {}
        for found in self.found:
            counted[found] = counted.get(found, 0) + 1
        rows = []
        for found, count in counted.items():
            row = {key: value for key, value in vars(found).items() if value not in (None, "")}
            rows.append("  " + json.dumps(row | {"count": count}, ensure_ascii=False))
        findings = "[\n" + ",\n".join(rows) + "\n ]" if rows else "[]"
        skips = json.dumps(self.skips, ensure_ascii=False)
        return f'{{\n "unit": "{self.unit}",\n "findings": {findings},\n "skips": {skips}\n}}\n'


def inside(member: str, found: list[Found]) -> list[Found]:
    """The same findings one container further in."""
    return [
        Found(**(vars(f) | {"member": f"{member}!{f.member}" if f.member else member}))
        for f in found
    ]
