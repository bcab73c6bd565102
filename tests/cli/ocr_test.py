#!/usr/bin/env python3
"""What pictures show, with --ocr and without: files, damaged and too large ones, the verdicts on what a machine read.

Recognition takes a second or two a picture: few of them, each for several questions.
"""

import io
import random
import shutil
import struct
import subprocess
import sys
import unittest
import zipfile
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

import drawn_pages
from harness import LEAKSCAN, CommandTest, main, mobile, resident_id

SURNAMES, GIVEN = "王李张刘陈杨黄赵吴周", "伟芳娜敏静丽强磊军洋勇艳杰"


def people(count: int, seed: int) -> list[list[str]]:
    source = random.Random(seed)
    return [[str(n), source.choice(SURNAMES) + "".join(source.sample(GIVEN, 2)), resident_id(seed * 100 + n), mobile(seed * 100 + n),
             f"城关镇东风村{source.randrange(1, 20)}组"] for n in range(1, count + 1)]


def encoded(picture, form: str, **settings) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **settings)
    return file.getvalue()


def png_header(width: int, height: int) -> bytes:
    data = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + data + struct.pack(">I", zlib.crc32(b"IHDR" + data))


@unittest.skipUnless(Path(LEAKSCAN).with_name("leakscan-ocr").exists(), "built without leakscan-ocr")
class Recognition(CommandTest):
    def values(self, *arguments: str) -> list[dict]:
        self.run_command("scan", *arguments, "--ocr", "--reveal", "--all", "--jobs", "1", "--force")
        return [line for line in self.lines() if line["type"] == "finding"]

    def test_rosters_of_scanners_and_screens_are_found_under_their_headers(self):
        scans = {
            "grid.jpg": (people(16, 1), lambda table: encoded(drawn_pages.scanned(drawn_pages.roster(table, 150, 10.5, True), 1.4), "JPEG", quality=80)),
            "plain.tif": (people(16, 2), lambda table: encoded(drawn_pages.scanned(drawn_pages.roster(table, 200, 9, False), -0.8), "TIFF")),
            "screen.png": (people(12, 3), lambda table: encoded(drawn_pages.roster(table, 72, 14, True), "PNG")),
            "dark.webp": (people(8, 4), lambda table: encoded(drawn_pages.roster(table, 72, 16, False, ink="#dddddd", paper="#202020"), "WEBP")),
        }
        self.given({"site/" + name: draw([drawn_pages.HEADER] + rows) for name, (rows, draw) in scans.items()})
        found = self.values("site")
        planted = {(name, label, value) for name, (rows, _) in scans.items() for row in rows
                   for label, value in (("身份证号", row[2]), ("联系电话", row[3]))}
        seen = {(line["document"]["path"], line["location"]["label"], line["value"]) for line in found if line["location"]["channel"] == "ocr"}
        self.assertGreaterEqual(len(planted & seen), 0.9 * len(planted), sorted(planted - seen))
        # Nothing but what was drawn counts as proven.
        self.assertLessEqual({line["value"] for line in found if line["verdict"] == "leak"}, {value for _, _, value in planted})
        verdicts = {(line["kind"], line["verdict"]) for line in found}
        self.assertIn(("resident_id", "leak"), verdicts)
        self.assertIn(("mobile_phone", "review"), verdicts)
        self.assertNotIn(("mobile_phone", "leak"), verdicts)
        self.assertEqual({line["location"]["page"] for line in found if line["document"]["path"] == "plain.tif"}, {1})
        self.assertEqual((self.lines()[-1]["documents"], self.lines()[-1]["read"]), (4, 4))

    def test_a_picture_in_an_office_file_is_read_with_it(self):
        import docx
        table = [drawn_pages.HEADER] + people(3, 5)
        document = docx.Document()
        document.add_picture(io.BytesIO(encoded(drawn_pages.roster(table, 96, 12, True), "PNG")))
        file = io.BytesIO()
        document.save(file)
        self.given({"a.docx": file.getvalue()})
        self.expect(0, "check", "a.docx")
        found = self.values("a.docx")
        self.assertEqual({line["value"] for line in found if line["kind"] == "resident_id"}, {row[2] for row in table[1:]})
        self.assertEqual({line["location"]["channel"] for line in found}, {"ocr"})

    def test_pages_that_are_pictures_are_read_page_by_page(self):
        rows = people(10, 7)
        pages = [drawn_pages.scanned(drawn_pages.roster([drawn_pages.HEADER] + part, 150, 10.5, True), 0.7) for part in (rows[:5], rows[5:])]
        pdf = io.BytesIO()
        pages[0].save(pdf, "PDF", resolution=150, save_all=True, append_images=pages[1:])
        self.given({"scan.pdf": pdf.getvalue()})
        self.expect(3, "check", "scan.pdf")
        found = self.values("scan.pdf")
        seen = {(line["location"]["page"], line["location"]["label"], line["value"]) for line in found if line["location"]["channel"] == "ocr"}
        planted = {(1 + (n >= 5), "身份证号", row[2]) for n, row in enumerate(rows)}
        self.assertGreaterEqual(len(planted & seen), 9, sorted(planted - seen))
        self.assertEqual([line for line in self.lines() if line["type"] == "skip"], [])

    def test_pictures_on_the_page_of_an_ofd(self):
        rows = people(4, 8)
        space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
        members = {
            "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
                                  '<ofd:DocumentRes>Res.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>',
            "Doc_0/Res.xml": f'<ofd:Res {space} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="3" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile>'
                             "</ofd:MultiMedia></ofd:MultiMedias></ofd:Res>",
            "Doc_0/P.xml": f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="2"><ofd:ImageObject ID="4" ResourceID="3" Boundary="0 0 210 297" '
                           'CTM="210 0 0 297 0 0"/></ofd:Layer></ofd:Content></ofd:Page>',
            "Doc_0/Res/a.png": encoded(drawn_pages.roster([drawn_pages.HEADER] + rows, 96, 12, True), "PNG"),
        }
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            for name, content in members.items():
                package.writestr(name, content)
        self.given({"a.ofd": file.getvalue()})
        self.expect(3, "check", "a.ofd")
        found = self.values("a.ofd")
        self.assertEqual({line["value"] for line in found if line["kind"] == "resident_id"}, {row[2] for row in rows})
        self.assertEqual({(line["location"]["channel"], line["location"]["page"]) for line in found}, {("ocr", 1)})

    def test_the_text_of_a_code_is_exact(self):
        import qrcode
        text = f"https://example.gov.cn/cx?身份证号={resident_id(9)}"
        self.given({"code.png": encoded(qrcode.make(text).get_image(), "PNG")})
        [found] = [line for line in self.values("code.png") if line["kind"] == "resident_id"]
        self.assertEqual((found["value"], found["location"]["label"], found["verdict"]), (resident_id(9), "二维码", "leak"))

    def test_without_the_option_pictures_are_counted_apart(self):
        self.given({"site/a.png": encoded(drawn_pages.roster([drawn_pages.HEADER] + people(2, 6), 96, 12, True), "PNG")})
        self.expect(0, "scan", "site")
        self.assertEqual(self.lines()[-1]["documents"], 0)

    def test_small_pictures_stay_pictures(self):
        self.given({"site/dot.png": encoded(drawn_pages.Image.new("L", (16, 16), 255), "PNG")})
        self.expect(0, "scan", "site", "--ocr")
        self.assertEqual(self.lines()[-1]["documents"], 0)

    def test_what_cannot_be_decoded_says_so_and_costs_only_itself(self):
        self.given({"site/broken.jpg": b"\xff\xd8\xff\xe0" + bytes(200), "site/large.png": png_header(200_000, 200_000) + bytes(64),
                    "site/a.txt": f"身份证号：{resident_id(3)}"})
        self.expect(1, "scan", "site", "--ocr")
        faults = {line["document"]["path"]: line["fault"] for line in self.lines() if line["type"] == "skip"}
        self.assertEqual(faults, {"broken.jpg": "malformed", "large.png": "too_large"})

    def test_the_option_is_refused_where_the_program_is_missing(self):
        alone = self.folder / "bin" / "leakscan"
        alone.parent.mkdir()
        shutil.copy(LEAKSCAN, alone)
        self.given({"a.txt": "x"})
        for command in (["scan", "a.txt"], ["check", "a.txt"], ["text", "a.txt"]):
            result = subprocess.run([alone, *command, "--ocr"], cwd=self.folder, env=self.environment, capture_output=True, timeout=60)
            self.assertEqual(result.returncode, 2)
            self.assertIn(b"leakscan-ocr", result.stderr)
        self.assertEqual(result.stdout, b"")

    def test_doctor_names_the_engine(self):
        self.assertRegex(self.run_command("doctor", "--lang", "en").stdout, r"ok\tpictures \(optional\)\ttesseract [\d.]+, chi_sim")


main()
