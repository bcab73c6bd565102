"""Archives as found on public sites, written byte by byte where no library of Debian writes them reproducibly.

7z and RAR are written by hand (one folder, no solid blocks): the formats are 7zFormat.txt of the LZMA SDK and the RAR 5.0
technical note. Every date is fixed.
"""

import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib

ZIP_STAMP = (2017, 11, 20, 9, 30, 0)
UNIX_STAMP = 1511141400  # 2017-11-20 01:30 UTC
Members = list[tuple[str, bytes]]


def gz(content: bytes) -> bytes:
    return gzip.compress(content, mtime=UNIX_STAMP)


def tar_gz(members: Members) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            info.mtime = UNIX_STAMP
            archive.addfile(info, io.BytesIO(content))
    return gz(out.getvalue())


def zip_utf8(members: Members) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, ZIP_STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def zip_typed(media: str, members: Members) -> bytes:
    """A package that begins with its media type, not packed, as OpenDocument asks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", ZIP_STAMP), media)
        for name, content in members:
            info = zipfile.ZipInfo(name, ZIP_STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def _zip_raw(entries: list[tuple[bytes, bytes, bytes, int, int]]) -> bytes:
    """Stored or deflated entries (raw name, packed, content, method, flags) with names in any encoding."""
    out, directory = b"", b""
    day = ((ZIP_STAMP[0] - 1980) << 9) | (ZIP_STAMP[1] << 5) | ZIP_STAMP[2]
    clock = (ZIP_STAMP[3] << 11) | (ZIP_STAMP[4] << 5)
    for name, packed, content, method, flags in entries:
        common = struct.pack("<HHHHHIIIHH", 20, flags, method, clock, day, zlib.crc32(content), len(packed), len(content), len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name
        out += b"PK\x03\x04" + common + name + packed
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return out + directory + b"PK\x05\x06" + end


def zip_gbk(members: Members) -> bytes:
    """As Chinese Windows packs it: names in GBK, no UTF-8 flag."""
    entries = []
    for name, content in members:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        entries.append((name.encode("gbk"), packer.compress(content) + packer.flush(), content, 8, 0))
    return _zip_raw(entries)


def zip_encrypted(name: str, content: bytes, password: bytes) -> bytes:
    """Traditional PKWARE encryption (APPNOTE 6.1) of one stored member."""
    table = []
    for value in range(256):
        for _ in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = (keys[0] >> 8) ^ table[(keys[0] ^ byte) & 0xFF]
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (keys[2] >> 8) ^ table[(keys[2] ^ (keys[1] >> 24)) & 0xFF]

    def encrypt(byte: int) -> int:
        mixer = (keys[2] | 2) & 0xFFFF
        secret = byte ^ (((mixer * (mixer ^ 1)) >> 8) & 0xFF)
        update(byte)
        return secret

    for byte in password:
        update(byte)
    header = b"fixed salt." + bytes([zlib.crc32(content) >> 24])
    packed = bytes(encrypt(byte) for byte in header + content)
    return _zip_raw([(name.encode("utf-8"), packed, content, 0, 0x0801)])


# --- 7z ---


def _number(value: int) -> bytes:
    """7-Zip's variable length number; enough for sizes below 2^28."""
    if value < 0x80:
        return bytes([value])
    if value < 0x4000:
        return bytes([0x80 | value >> 8, value & 0xFF])
    if value < 0x200000:
        return bytes([0xC0 | value >> 16]) + (value & 0xFFFF).to_bytes(2, "little")
    return bytes([0xE0 | value >> 24]) + (value & 0xFFFFFF).to_bytes(3, "little")


def seven_zip(members: Members) -> bytes:
    """All members in one LZMA2 stream."""
    dictionary = 1 << 16
    content = b"".join(data for _, data in members)
    packed = lzma.compress(content, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": dictionary}])
    pack_info = b"\x06" + _number(0) + _number(1) + b"\x09" + _number(len(packed)) + b"\x00"
    lzma2 = b"\x21\x21" + _number(1) + b"\x08"  # one coder: id of one byte with properties; 64 KB dictionary
    folder = b"\x07\x0b" + _number(1) + b"\x00" + _number(1) + lzma2 + b"\x0c" + _number(len(content)) + b"\x00"
    sizes = b"".join(_number(len(data)) for _, data in members[:-1])
    digests = b"".join(struct.pack("<I", zlib.crc32(data)) for _, data in members)
    substreams = b"\x08\x0d" + _number(len(members)) + b"\x09" + sizes + b"\x0a\x01" + digests + b"\x00"
    names = b"\x00" + b"".join(name.encode("utf-16-le") + b"\0\0" for name, _ in members)
    files = b"\x05" + _number(len(members)) + b"\x11" + _number(len(names)) + names + b"\x00"
    header = b"\x01\x04" + pack_info + folder + substreams + b"\x00" + files + b"\x00"
    start = struct.pack("<QQI", len(packed), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", zlib.crc32(start)) + start + packed + header


# --- RAR 5 ---


def _vint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _rar_block(fields: bytes, data: bytes = b"") -> bytes:
    sized = _vint(len(fields)) + fields
    return struct.pack("<I", zlib.crc32(sized)) + sized + data


def rar(members: Members) -> bytes:
    """Stored members (method 0)."""
    out = b"Rar!\x1a\x07\x01\x00" + _rar_block(_vint(1) + _vint(0) + _vint(0))
    for name, content in members:
        raw_name = name.encode("utf-8")
        fields = _vint(2) + _vint(2) + _vint(len(content))                   # file header, has data, its size
        fields += _vint(6) + _vint(len(content)) + _vint(0x1A4)              # time and CRC present; unpacked size; mode 0644
        fields += struct.pack("<II", UNIX_STAMP, zlib.crc32(content))
        fields += _vint(0) + _vint(1) + _vint(len(raw_name)) + raw_name      # stored, made on Unix
        out += _rar_block(fields, content)
    return out + _rar_block(_vint(5) + _vint(0) + _vint(0))


# --- WARC 1.0 (ISO 28500) ---


def warc_record(kind: str, url: str, block: bytes, *fields: str) -> bytes:
    lines = [f"WARC-Type: {kind}", f"WARC-Target-URI: <{url}>", "WARC-Date: 2017-11-20T01:30:00Z", *fields, f"Content-Length: {len(block)}"]
    return "\r\n".join(["WARC/1.0", *lines, "", ""]).encode() + block + b"\r\n\r\n"


def http_answer(body: bytes, content_type: str, *fields: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", f"Content-Type: {content_type}", *fields, "", ""]).encode() + body


def chunked(body: bytes, size: int = 200) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def warc_gz(records: list[bytes]) -> bytes:
    """One gzip member a record, as crawlers write it."""
    return b"".join(gz(record) for record in records)
