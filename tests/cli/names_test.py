"""Names are read like texts: of files, folders, members and attachments, addresses, sheets, and what documents say of themselves.

Each document has one identity number, in a name alone; whether its content can be read does not matter.
"""

import io
import sys
import tarfile
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from harness import BROKEN_ZIP, CLEAN, CommandTest, main, resident_id

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "samples" / "generator"))
import archives  # noqa: E402
import office  # noqa: E402
import ofd_files  # noqa: E402
import old_office  # noqa: E402
import outlook_files  # noqa: E402
import pdf_files  # noqa: E402
import slide_files  # noqa: E402

CONTENT = "今日召开工作会议。".encode()


def tar(name: str) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(CONTENT)
        archive.addfile(entry, io.BytesIO(CONTENT))
    return out.getvalue()


def mail(name: str, nested: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "办公室", "通知", "Mon, 20 Nov 2017 09:30:00 +0800"
    message.set_content("见附件。")
    message.add_attachment(CONTENT, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes(policy=SMTP)


def mht(address: str) -> bytes:
    part = "--b\r\nContent-Type: text/html\r\nContent-Location: {}\r\n\r\n<p>会议</p>\r\n"
    return ("From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n" + part.format("http://e.example/") +
            part.format(address) + "--b--\r\n").encode()


def outlook(name: str) -> bytes:
    return outlook_files.save_message(outlook_files.Message("通知", ("办公室", ""), [], body="见附件。", attached=[(name, CONTENT)]))


def crawl(name: str) -> bytes:
    return archives.warc_gz([archives.warc_record("response", f"http://e.example/{name}", archives.http_answer(CLEAN.encode(), "text/html"))])


# What holds a member by that name.
CONTAINERS = {
    "a.zip": lambda name: archives.zip_utf8([(name, CONTENT)]),
    "gbk.zip": lambda name: archives.zip_gbk([(name, CONTENT)]),
    "locked.zip": lambda name: archives.zip_encrypted(name, CONTENT, b"secret"),
    "a.7z": lambda name: archives.seven_zip([(name, CONTENT)]),
    "a.rar": lambda name: archives.rar([(name, CONTENT)]),
    "a.tar": tar,
    "a.tar.gz": lambda name: archives.tar_gz([(name, CONTENT)]),
    "nested.zip": lambda name: archives.zip_utf8([(name + ".zip", archives.zip_utf8([("a.txt", CONTENT), ("b.txt", CONTENT)]))]),
    "a.eml": mail,
    "a.msg": outlook,
    "a.mht": lambda name: mht(f"http://e.example/{name}"),
    "a.warc.gz": crawl,
}


def sheet_named(name: str) -> bytes:
    book = office.workbook()
    office.add_sheet(book, name, [["会议"]])
    return office.save_workbook(book)


def old_sheet_named(name: str) -> bytes:
    book = old_office.workbook()
    old_office.add_sheet(book, name, [["会议"]])
    return old_office.save_workbook(book)


def workbook_titled(title: str) -> bytes:
    book = office.workbook()
    office.add_sheet(book, "会议", [["会议"]])
    book.properties.title = title
    return office.save_workbook(book)


def document_by(author: str) -> bytes:
    text = office.document("会议")
    text.core_properties.keywords = author
    return office.save_document(text)


def slides_titled(title: str) -> bytes:
    package = io.BytesIO(slide_files.presentation([slide_files.slide(["会议"])]))
    with zipfile.ZipFile(package, "a") as parts:
        parts.writestr("docProps/core.xml", '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                       f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>')
    return package.getvalue()


def open_document(media: str, meta: str = "", sheet: str = "会议") -> bytes:
    spaces = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
              'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"')
    row = "<table:table-row><table:table-cell><text:p>会议</text:p></table:table-cell></table:table-row>"
    body = (f'<office:spreadsheet><table:table table:name="{sheet}">{row}</table:table></office:spreadsheet>' if "sheet" in media
            else "<office:text><text:p>会议</text:p></office:text>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as parts:
        parts.writestr("mimetype", f"application/vnd.oasis.opendocument.{media}")
        parts.writestr("content.xml", f"<office:document-content {spaces}><office:body>{body}</office:body></office:document-content>")
        parts.writestr("meta.xml", f"<office:document-meta {spaces}><office:meta><dc:title>{meta}</dc:title></office:meta></office:document-meta>")
    return out.getvalue()


# What says it of itself.
DOCUMENTS = {
    "sheet.xlsx": lambda text: sheet_named(text[:31]),
    "sheet.xls": lambda text: old_sheet_named(text[:31]),
    "sheet.ods": lambda text: open_document("spreadsheet", sheet=text),
    "title.xlsx": workbook_titled,
    "keywords.docx": document_by,
    "title.pptx": slides_titled,
    "title.odt": lambda text: open_document("text", meta=text),
    "title.rtf": lambda text: old_office.save_rtf(old_office.Text(text)),
    "title.pdf": lambda text: pdf_files.lines(text, ["meeting"]),
    "title.ofd": lambda text: ofd_files.document(text, [ofd_files.text(10, 10, "会议")]),
    "title.html": lambda text: f"<meta charset='utf-8'><title>{text}</title><p>会议</p>".encode(),
}


class Names(CommandTest):
    def places(self) -> dict[str, list[tuple[str, str]]]:
        """Value → where it was found: path and channel."""
        found: dict[str, list[tuple[str, str]]] = {}
        for finding in self.findings():
            self.assertEqual((finding["kind"], finding["verdict"]), ("resident_id", "leak"), finding)
            found.setdefault(finding["value"], []).append((finding["document"]["path"], finding["location"]["channel"]))
        return found

    def scan(self) -> dict[str, list[tuple[str, str]]]:
        self.expect(1, "scan", "site", "--reveal", "--jobs", "1")
        return self.places()

    def test_files_and_folders_whatever_is_in_them(self):
        contents = {".txt": CONTENT, ".png": b"\x89PNG\r\n\x1a\n", ".zip": archives.zip_utf8([("a.txt", CONTENT)]), "-broken.zip": BROKEN_ZIP,
                    ".mp4": b"\0\0\0\x18ftypmp42", ".eml": mail("a.txt"), ".pdf": pdf_files.lines("", ["meeting"]), ".bin": b"\1\2\3" * 99}
        names = {resident_id(i): f"site/王小明{resident_id(i)}{ending}" for i, ending in enumerate(contents)}
        self.given(dict(zip(names.values(), contents.values())) | {f"site/{resident_id(70)}/a.html": CLEAN})
        found = self.scan()
        self.assertEqual({value: [(path.removeprefix("site/"), "file_name")] for value, path in names.items()} |
                         {resident_id(70): [(f"{resident_id(70)}/a.html", "file_name")]}, found)

    def test_members_of_every_container(self):
        values = {file: resident_id(i) for i, file in enumerate(CONTAINERS)}
        self.given({f"site/{file}": make(f"{values[file]}.txt") for file, make in CONTAINERS.items()})
        found = self.scan()
        for file, value in values.items():
            with self.subTest(container=file):
                self.assertEqual([channel for path, channel in found.get(value, []) if path.startswith(file)], ["file_name"])

    def test_sheets_and_properties_of_every_format(self):
        values = {file: resident_id(i) for i, file in enumerate(DOCUMENTS)}
        self.given({f"site/{file}": make(f"名单{values[file]}") for file, make in DOCUMENTS.items()})
        found = self.scan()
        for file, value in values.items():
            with self.subTest(document=file):
                self.assertIn(("title" if file.endswith("html") else "metadata"), [channel for path, channel in found.get(value, []) if path == file])


main()
