"""Pictures (PNG) of one grey tone with something written about them: texts (W3C PNG 11.3.3) and where they were taken (Exif, CIPA DC-008)."""

import struct
import zlib


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _position(latitude: tuple[int, int, int], longitude: tuple[int, int, int]) -> bytes:
    """A TIFF structure of one directory, which leads to that of the position."""
    def fractions(parts):
        return b"".join(struct.pack(">II", part, 1) for part in parts)

    directory = 26
    behind = directory + 2 + 4 * 12 + 4
    entries = [struct.pack(">HHI4s", 1, 2, 2, b"N"), struct.pack(">HHII", 2, 5, 3, behind), struct.pack(">HHI4s", 3, 2, 2, b"E"),
               struct.pack(">HHII", 4, 5, 3, behind + 24)]
    head = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">HHHIII", 1, 0x8825, 4, 1, directory, 0)
    return head + struct.pack(">H", 4) + b"".join(entries) + bytes(4) + fractions(latitude) + fractions(longitude)


def png(texts: list[tuple[str, str]], latitude: tuple[int, int, int] = None, longitude: tuple[int, int, int] = None) -> bytes:
    """`texts`: keywords and what is said."""
    width, height = 24, 16
    rows = (b"\0" + b"\xb0" * width) * height
    chunks = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    for keyword, text in texts:
        chunks += _chunk(b"iTXt", keyword.encode() + b"\0\0\0zh\0\0" + text.encode())
    if latitude:
        chunks += _chunk(b"eXIf", _position(latitude, longitude))
    return b"\x89PNG\r\n\x1a\n" + chunks + _chunk(b"IDAT", zlib.compress(rows, 0)) + _chunk(b"IEND", b"")
