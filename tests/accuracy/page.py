"""A labelled document before it has a format: paragraphs, rosters, forms, and the values planted in them."""

from dataclasses import dataclass, field
from typing import NamedTuple

WHOLE, PARTIAL, WEAK_MASK = "whole", "partial", "weak_mask"  # whole: grades confirmed and likely


class Planted(NamedTuple):
    kind: str
    value: str
    grade: str


@dataclass
class Table:
    header: list[str]
    rows: list[list[str]]


@dataclass
class Form:
    """Captions and values in alternation."""

    pairs: list[tuple[str, str]]


@dataclass
class Listing:
    """Short lines of equal rank: a list in whatever way the format has lists."""

    lines: list[str]


@dataclass
class Page:
    topic: str
    title: str
    source: str = "市民政局"
    published: str = "2019-06-03"
    column: str = "公示公告"
    column_type: str = "信息公开目录"
    parts: list = field(default_factory=list)  # str | Table | Form | Listing
    planted: list[Planted] = field(default_factory=list)           # must be found
    optional: list[tuple[str, str]] = field(default_factory=list)  # (kind, value): may be found, at any verdict

    @property
    def clean(self) -> bool:
        return not self.planted and not self.optional

    def plant(self, kind: str, value: str, written: str | None = None, grade: str | None = None) -> str:
        """Returns how the value is written. A value with signs in it is a weak mask unless said otherwise."""
        self.planted.append(Planted(kind, value, grade or (WEAK_MASK if "*" in value else WHOLE)))
        return written if written is not None else value

    def offer(self, kind: str, value: str) -> str:
        self.optional.append((kind, value))
        return value
