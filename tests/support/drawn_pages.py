"""Pictures of pages, drawn with Pillow as scanners and screens give them: rosters with and without lines, askew and noisy. People are invented."""

import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
HEADER = ["序号", "姓名", "身份证号", "联系电话", "住址"]


def roster(table: list[list[str]], dpi: int, points: float, lines: bool, title: str = "二〇二一年度农村低保对象名单公示",
           ink: str = "black", paper: str = "white") -> Image.Image:
    size = round(points * dpi / 72)
    font, large = ImageFont.truetype(FONT, size), ImageFont.truetype(FONT, round(size * 1.4))
    widths = [max(font.getlength(row[column]) for row in table) + size * 1.2 for column in range(len(table[0]))]
    height, margin = round(size * 1.9), round(dpi * 0.5)
    page = Image.new("RGB", (round(sum(widths)) + 2 * margin, height * len(table) + 2 * margin + size * 4), paper)
    draw = ImageDraw.Draw(page)
    draw.text((margin, margin), title, font=large, fill=ink)
    for number, row in enumerate(table):
        x, y = margin, margin + size * 3 + number * height
        for cell, width in zip(row, widths):
            if lines:
                draw.rectangle([x, y, x + width, y + height], outline=ink, width=max(1, dpi // 150))
            draw.text((x + size * 0.6, y + (height - size) / 2), cell, font=font, fill=ink)
            x += width
    return page


def scanned(page: Image.Image, askew: float, noise: float = 12, blur: float = 0.5) -> Image.Image:
    page = page.rotate(askew, expand=True, fillcolor="white", resample=Image.BICUBIC).convert("L").filter(ImageFilter.GaussianBlur(blur))
    grain = Image.new("L", page.size)
    grain.putdata(_grain(page.size, noise))
    return ImageChops.add(page, grain, scale=1, offset=-128)


def _grain(size: tuple[int, int], noise: float) -> list[int]:
    source = random.Random(7)
    tile = [max(0, min(255, round(source.gauss(128, noise)))) for _ in range(9973)]
    count = size[0] * size[1]
    return (tile * (count // len(tile) + 1))[:count]
