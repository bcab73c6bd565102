"""Compound files (MS-CFB), in which old office documents and Outlook messages lie: the same bytes each time."""

import struct

SECTOR = 512
SMALL, SMALL_LIMIT = 64, 4096
END, NONE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


class _Sectors:
    """Contents one behind the other, each a chain."""

    def __init__(self, size: int):
        self.size, self.bytes, self.chains = size, b"", []

    def add(self, content: bytes) -> int:
        if not content:
            return END
        start = len(self.chains)
        count = -(-len(content) // self.size)
        self.chains += [*range(start + 1, start + count), END]
        self.bytes += content.ljust(count * self.size, b"\0")
        return start


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams, by their paths: "storage/stream"."""
    big, small = _Sectors(SECTOR), _Sectors(SMALL)
    starts = {path: (big if len(content) >= SMALL_LIMIT else small).add(content) for path, content in streams.items()}
    root_start = big.add(small.bytes)
    folders = {"": {}}
    for path in streams:
        steps = path.split("/")
        for depth, name in enumerate(steps):
            folders.setdefault("/".join(steps[:depth]), {})[name] = None
    places, order = {}, [""]
    for folder in order:
        inside = sorted(folders.get(folder, {}), key=lambda name: (len(name), name.upper()))
        children = [f"{folder}/{name}" if folder else name for name in inside]
        places[folder] = children
        order += children

    def entry(path: str, right: int) -> bytes:
        wide = (path.rsplit("/", 1)[-1] or "Root Entry").encode("utf-16-le")
        kind = 5 if not path else 1 if path in folders else 2
        child = order.index(places[path][0]) if places[path] else NONE
        start, size = (root_start, len(small.bytes)) if not path else (starts.get(path, 0), len(streams.get(path, b"")))
        return struct.pack("<64sHBBIII36xIQ", wide, len(wide) + 2, kind, 1, NONE, right, child, start, size)

    directory = b""
    for path in order:
        siblings = next((children for children in places.values() if path in children), [path])
        behind = siblings.index(path) + 1
        directory += entry(path, order.index(siblings[behind]) if behind < len(siblings) else NONE)
    directory_start = big.add(directory)
    small_table = struct.pack(f"<{len(small.chains)}I", *small.chains)
    small_table += b"\xff" * (-len(small_table) % SECTOR)
    small_start = big.add(small_table)
    tables = 1
    while tables * (SECTOR // 4) < len(big.chains) + tables:
        tables += 1
    first_table = len(big.chains)
    chains = big.chains + [TABLE] * tables
    chains += [NONE] * (tables * (SECTOR // 4) - len(chains))
    header = struct.pack("<8s16xHHHHH10xIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, tables, directory_start, 0, SMALL_LIMIT,
                         small_start, len(small_table) // SECTOR, END, 0)
    header += struct.pack("<109I", *(first_table + i if i < tables else NONE for i in range(109)))
    return header + big.bytes + struct.pack(f"<{len(chains)}I", *chains)
