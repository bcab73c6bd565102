"""Outlook messages (MS-OXMSG) whose bytes depend on their content alone; nothing in Debian writes them."""

import struct
from dataclasses import dataclass, field

from compound import compound

CODE_PAGE = 936


@dataclass
class Message:
    subject: str
    sender: tuple[str, str]  # name, address
    to: list[tuple[str, str]]
    body: str = ""
    html: str = ""
    rtf: bytes = b""
    attached: list = field(default_factory=list)  # (long name, bytes) or Message
    unicode: bool = True  # else 8-bit text in GBK, as Outlook wrote until 2002


def save_message(message: Message) -> bytes:
    return compound(_message("", message))


def page_in_rtf(html: str) -> bytes:
    """HTML as Exchange hands it to Outlook: each tag a group that other readers of RTF pass over (MS-OXRTFEX)."""
    out, tag = ["{\\rtf1\\ansi\\ansicpg936\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}}\\uc1\\pard\\plain\\f0 "], False
    for c in html:
        if c == "<":
            out.append("{\\*\\htmltag64 ")
            tag = True
        out.append("\\" + c if c in "\\{}" else c if ord(c) < 128 else "".join(f"\\'{byte:02x}" for byte in c.encode("gb18030")))
        if c == ">" and tag:
            out.append("}")
            tag = False
    return "".join([*out, "}"]).encode()


def _packed(rtf: bytes) -> bytes:
    """LZFu without repetitions (MS-OXRTFCP): eight bytes each behind a control byte, then a reference to the place it stands at."""
    steps = b"".join(b"\0" + rtf[at:at + 8] for at in range(0, len(rtf) // 8 * 8, 8))
    rest = rtf[len(rtf) // 8 * 8:]
    steps += bytes([1 << len(rest)]) + rest + struct.pack(">H", (207 + len(rtf)) % 4096 << 4)
    return struct.pack("<II4sI", len(steps) + 12, len(rtf), b"LZFu", 0) + steps


class _Properties:
    def __init__(self, path: str, head: int, unicode: bool):
        self.path, self.unicode, self.streams, self.numbers = path, unicode, {}, bytes(head)

    def text(self, number: int, value: str) -> None:
        if value:
            self.bytes(number, value.encode("utf-16-le") if self.unicode else value.encode("gb18030"), 0x1F if self.unicode else 0x1E)

    def bytes(self, number: int, value: bytes, kind: int = 0x102) -> None:
        self.streams[f"{self.path}__substg1.0_{number:04X}{kind:04X}"] = value
        self.number(number, len(value), kind)

    def number(self, number: int, value: int, kind: int = 3) -> None:
        self.numbers += struct.pack("<HHIQ", kind, number, 6, value)

    def all(self) -> dict[str, bytes]:
        return self.streams | {self.path + "__properties_version1.0": self.numbers}


def _message(path: str, message: Message) -> dict[str, bytes]:
    own = _Properties(path, 24 if path else 32, message.unicode)
    own.text(0x001A, "IPM.Note")
    own.text(0x0037, message.subject)
    own.text(0x0C1A, message.sender[0])
    own.text(0x0C1F, message.sender[1])
    own.text(0x1000, message.body)
    own.number(0x3FFD, CODE_PAGE)
    own.number(0x3FDE, CODE_PAGE)
    if message.html:
        own.bytes(0x1013, message.html.encode("gb18030"))
    if message.rtf:
        own.bytes(0x1009, _packed(message.rtf))
    streams = own.all()
    for i, (name, address) in enumerate(message.to):
        recipient = _Properties(f"{path}__recip_version1.0_#{i:08X}/", 8, message.unicode)
        recipient.text(0x3001, name)
        recipient.text(0x3003, address)
        recipient.number(0x0C15, 1)
        streams |= recipient.all()
    for i, attached in enumerate(message.attached):
        folder = f"{path}__attach_version1.0_#{i:08X}/"
        file = _Properties(folder, 8, message.unicode)
        if isinstance(attached, Message):
            file.text(0x3001, attached.subject)
            file.number(0x3705, 5)
            file.number(0x3701, 0xFFFFFFFF, 0x0D)
            streams |= _message(folder + "__substg1.0_3701000D/", attached)
        else:
            file.text(0x3707, attached[0])
            file.number(0x3705, 1)
            file.bytes(0x3701, attached[1])
        streams |= file.all()
    return streams
