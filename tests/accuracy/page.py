"""A labelled document before it has a format: paragraphs, rosters, forms, and the values planted in them."""

from dataclasses import dataclass, field


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
    planted: list[tuple[str, str]] = field(default_factory=list)   # (kind, value): must be found
    optional: list[tuple[str, str]] = field(default_factory=list)  # may be found, at any verdict

    @property
    def clean(self) -> bool:
        return not self.planted and not self.optional

    def plant(self, kind: str, value: str, written: str | None = None) -> str:
        self.planted.append((kind, value))
        return written if written is not None else value

    def offer(self, kind: str, value: str) -> str:
        self.optional.append((kind, value))
        return value
