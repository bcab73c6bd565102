"""Values spelled, split, encoded and hidden in every way a page can: one page each, found where it stands, and its clean twin stays clean.

The pages are made from two tables: how a value is written, and in what it is carried. A twin holds the same markup around a number that is
nobody's (a wrong check digit, an unassigned segment), which must not be a leak.
"""

import base64
import html
import json
import quopri
import unittest
import urllib.parse

from harness import CommandTest, main

ID, ID_X = "340123190506150048", "34012319050601007X"
MOBILE = "13800138000"
NOBODY = {ID: "340123190506150047", ID_X: "340123190506010078", MOBILE: "12300138000"}

CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨"
NEGATIVE = "⓿❶❷❸❹❺❻❼❽❾"
HAN = "〇一二三四五六七八九"
BANK = "零壹贰叁肆伍陆柒捌玖"


def by_table(digits: str):
    return lambda value: "".join(digits[int(c)] if c.isdigit() else c for c in value)


def shifted(zero: int):
    return lambda value: "".join(chr(zero + int(c)) if c.isdigit() else c for c in value)


def between(joint: str):
    return lambda value: joint.join(value)


def grouped(joint: str):
    """6-8-4 for an identity number, 3-4-4 for a mobile."""
    return lambda value: joint.join((value[:6], value[6:14], value[14:]) if len(value) > 11 else (value[:3], value[3:7], value[7:]))


def tagged(tag: str, attributes: str = ""):
    return lambda value: "".join(f"<{tag}{attributes}>{c}</{tag}>" for c in value)


def noisy(start: str, end: str = "</span>"):
    """Hidden digits between the real ones."""
    return lambda value: f"{start}77{end}".join((value[:3], value[3:8], value[8:]))


def ncr(form: str):
    return lambda value: "".join(form.format(ord(c)) for c in value)


# --- how a value is written: name → markup of an element's text ---
SPELLINGS = {
    "plain": lambda v: v,
    "spans": tagged("span"), "spans with classes": tagged("span", ' class="n"'), "b": tagged("b"), "font": tagged("font", ' color="red"'),
    "i": tagged("i"), "em in groups": lambda v: f"<em>{v[:4]}</em><em>{v[4:]}</em>", "a": lambda v: f'{v[:5]}<a href="#">{v[5:]}</a>',
    "nested spans": lambda v: f"<span><span>{v[:2]}</span>{v[2:6]}</span><span>{v[6:]}</span>", "mark": tagged("mark"), "u": tagged("u"),
    "sup": lambda v: f"{v[:3]}<sup>{v[3]}</sup>{v[4:]}", "sub": lambda v: f"{v[:3]}<sub>{v[3]}</sub>{v[4:]}",
    "unknown element": tagged("x-digit"), "empty elements": between("<i></i>"), "comments": between("<!-- x -->"), "wbr": between("<wbr>"),
    "br in groups": grouped("<br>"), "line feeds": grouped("\n"), "nbsp": grouped("&nbsp;"), "ensp": grouped("&ensp;"), "thin space": grouped("\u2009"),
    "ideographic space": grouped("\u3000"), "letter by letter": between(" "), "letter by letter, nbsp": between("&nbsp;"),
    "hyphens": grouped("-"), "en dashes": grouped("–"), "em dashes": grouped("—"), "full-width hyphens": grouped("－"), "middle dots": grouped("·"),
    "minus": grouped("−"), "dots": grouped("."), "slashes": grouped("/"), "underscores": grouped("_"), "commas": grouped(","),
    "letter by letter, hyphens": between("-"), "letter by letter, commas": between(","),
    "full-width": lambda v: v.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")),
    "circled": by_table(CIRCLED), "negative circled": by_table(NEGATIVE), "math bold": shifted(0x1D7CE), "double-struck": shifted(0x1D7D8),
    "monospace": shifted(0x1D7F6), "segmented": shifted(0x1FBF0), "arabic-indic": shifted(0x660), "extended arabic-indic": shifted(0x6F0),
    "devanagari": shifted(0x966), "thai": shifted(0xE50), "superscript": by_table("⁰¹²³⁴⁵⁶⁷⁸⁹"), "subscript": by_table("₀₁₂₃₄₅₆₇₈₉"),
    "Han": by_table(HAN), "bankers' Han": by_table(BANK), "half Han": lambda v: v[:4] + by_table(HAN)(v[4:8]) + v[8:],
    "O for 0": lambda v: v.replace("0", "O"), "o for 0": lambda v: v.replace("0", "o"), "Cyrillic O": lambda v: v.replace("0", "О"),
    "l for 1": lambda v: v.replace("1", "l"), "I for 1": lambda v: v.replace("1", "I"),
    "lower case": lambda v: v.lower(), "Cyrillic x": lambda v: v.replace("X", "х"), "multiplication sign": lambda v: v.replace("X", "×"),
    "Roman ten": lambda v: v.replace("X", "Ⅹ"),
    "zero-width spaces": between("\u200b"), "zero-width, by name": between("&ZeroWidthSpace;"), "zero-width joiners": between("\u200d"),
    "word joiners": between("\u2060"), "soft hyphens": between("&shy;"), "byte order marks": between("\ufeff"), "invisible separators": between("\u2063"),
    "left-to-right marks": between("\u200e"), "variation selectors": between("\ufe0f"), "Hangul fillers": between("\u3164"),
    "braille blanks": between("\u2800"), "keycaps": lambda v: "".join(c + "\ufe0f\u20e3" for c in v), "struck through": lambda v: "".join(c + "\u0336" for c in v),
    "underlined": lambda v: "".join(c + "\u0332" for c in v), "isolates": lambda v: f"\u2066{v}\u2069",
    "right-to-left override": lambda v: f"\u202e{v[::-1]}\u202c", "bdo": lambda v: f'<bdo dir="rtl">{v[::-1]}</bdo>',
    "bidi-override": lambda v: f'<span style="unicode-bidi: bidi-override; direction: rtl">{v[::-1]}</span>',
    "decimal references": ncr("&#{};"), "hexadecimal references": ncr("&#x{:x};"), "padded references": ncr("&#{:07d};"),
    "references without semicolon": ncr("&#{}"), "references to full-width": lambda v: "".join(f"&#{0xFEE0 + ord(c)};" for c in v),
    "double-encoded references": ncr("&amp;#{};"), "some references": lambda v: f"{v[:3]}&#{ord(v[3])};{v[4:]}",
    "percent-encoded": lambda v: "".join(f"%{ord(c):02X}" for c in v), "script escapes": lambda v: "".join(f"\\u{ord(c):04x}" for c in v),
    "CSS escapes": lambda v: "".join(f"\\{ord(c):x} " for c in v), "base64": lambda v: base64.b64encode(v.encode()).decode(),
    "base64 of a sentence": lambda v: base64.b64encode(f"联系电话：{v}".encode()).decode(),
    "quoted-printable": lambda v: "".join(f"={ord(c):02X}" for c in v),
    "hidden noise": noisy('<span style="display:none">'), "hidden noise, attribute": noisy("<span hidden>"),
    "hidden noise, font size": noisy('<span style="font-size:0">'), "hidden noise, visibility": noisy('<span style="visibility: hidden">'),
    "hidden noise, class": lambda v: "<style>.n{display:none}</style>" + noisy('<span class="n">')(v),
    "hidden noise, clipped": noisy('<i style="position:absolute; clip: rect(0 0 0 0)">', "</i>"),
    "hidden noise, no width": noisy('<i style="display:inline-block; width:0; overflow:hidden">', "</i>"),
    "hidden noise, opacity": noisy('<span style="opacity: 0">'),
    "glued to Latin": lambda v: f"No{v}", "glued to Han": lambda v: f"号码{v}的本人", "in brackets": lambda v: f"（{v}）", "in quotes": lambda v: f"“{v}”",
    "list": lambda v: f"{v}、{v}",
}
ONLY = {"lower case": ID_X, "Cyrillic x": ID_X, "multiplication sign": ID_X, "Roman ten": ID_X, "dots": ID}
# Spellings that no reader could tell from another number.
NOT_FOR_IDS = {"sup", "sub"}


def attribute(text: str) -> str:
    return html.escape(text, quote=True)


# --- in what a value is carried: name → (channel, page body) ---
CARRIERS = {
    "title=": ("attribute", lambda v: f'<p>王小明 <span title="身份证号或手机：{v}">详情</span></p>'),
    "alt=": ("attribute", lambda v: f'<img src="/a.png" alt="本人手机或证件 {v}">'),
    "data-": ("attribute", lambda v: f'<tr><td data-phone="{v}">***</td></tr>'),
    "data- in base64": ("attribute", lambda v: f'<span data-phone="{base64.b64encode(v.encode()).decode()}">***</span>'),
    "data- in JSON": ("attribute", lambda v: f'<div data-row="{attribute(json.dumps({"sfzh": v}))}">王**</div>'),
    "aria-label": ("attribute", lambda v: f'<button aria-label="拨打{v}">拨打</button>'),
    "placeholder": ("attribute", lambda v: f'<input placeholder="{v}">'),
    "value of a field": ("attribute", lambda v: f'手机或身份证号：<input type="text" value="{v}">'),
    "hidden field": ("hidden_element", lambda v: f'<form>手机或身份证号<input type="hidden" name="sfz" value="{v}"></form>'),
    "tel:": ("attribute", lambda v: f'<a href="tel:{v}">联系</a>'),
    "sms:": ("attribute", lambda v: f'<a href="sms:{v}?body=x">联系</a>'),
    "query": ("attribute", lambda v: f'<a href="/view?id=1&amp;idcard={v}">查看</a>'),
    "query, percent-encoded": ("attribute", lambda v: f'<a href="/view?mobile={"".join(f"%{ord(c):02x}" for c in v)}">查看</a>'),
    "query in base64": ("attribute", lambda v: f'<a href="/view?p={base64.b64encode(v.encode()).decode()}">查看</a>'),
    "a field for each digit": ("attribute", lambda v: "<p>手机或身份证号：" + "".join(f'<input maxlength="1" value="{c}">' for c in v) + "</p>"),
    "file name": ("attribute", lambda v: f'<a href="/files/{urllib.parse.quote("王小明手机或身份证")}{v}.docx">下载</a>'),
    "image source": ("attribute", lambda v: f'<img src="/photo/{urllib.parse.quote("王小明")}{v}.jpg">'),
    "data: address": ("attribute", lambda v: f'<a href="data:text/plain;charset=utf-8,{urllib.parse.quote("手机或身份证号" + v)}">x</a>'),
    "data: address in base64": ("attribute", lambda v: f'<iframe src="data:text/html;base64,{base64.b64encode(f"<p>{v}</p>".encode()).decode()}"></iframe>'),
    "srcdoc": ("attribute", lambda v: f'<iframe srcdoc="&lt;p&gt;手机或身份证号{v}&lt;/p&gt;"></iframe>'),
    "onclick": ("attribute", lambda v: f"<a onclick=\"show('{v}')\">查看</a>"),
    "onclick, escaped": ("attribute", lambda v: "<a onclick=\"show('" + "".join(f"\\u{ord(c):04x}" for c in v) + "')\">查看</a>"),
    "javascript:": ("attribute", lambda v: f"<a href=\"javascript:show('{v}')\">查看</a>"),
    "meta": ("attribute", lambda v: f'<meta name="Keywords" content="王小明,{v}"><p>x</p>'),
    "comment": ("comment", lambda v: f"<!-- 王小明 {v} -->"),
    "row in a comment": ("comment", lambda v: f"<table><tr><th>姓名</th><th>号码</th></tr><!-- <tr><td>王小明</td><td>{v}</td></tr> --></table>"),
    "conditional comment": ("comment", lambda v: f"<!--[if IE]><p>本人{v}</p><![endif]-->"),
    "display:none": ("hidden_element", lambda v: f'<div style="display:none">本人{v}</div>'),
    "display: none, important": ("hidden_element", lambda v: f'<div style="color:red; DISPLAY : none !important">本人{v}</div>'),
    "hidden cell": ("hidden_element", lambda v: f'<table><tr><th>姓名</th><th>手机或身份证号</th></tr><tr><td>王小明</td><td style="display:none">{v}</td></tr></table>'),
    "hidden row": ("hidden_element", lambda v: f"<table><tr><th>姓名</th><th>手机或身份证号</th></tr><tr hidden><td>王小明</td><td>{v}</td></tr></table>"),
    "visibility": ("hidden_element", lambda v: f'<p style="visibility:hidden">{v}</p>'),
    "hidden attribute": ("hidden_element", lambda v: f"<p hidden>{v}</p>"),
    "font size 0": ("hidden_element", lambda v: f'<span style="font-size:0px">{v}</span>'),
    "class of a style sheet": ("hidden_element", lambda v: f"<style>.gone {{ display: none; }}</style><p class='a gone'>本人{v}</p>"),
    "out of the window": ("hidden_element", lambda v: f'<p style="position:absolute; left: -9999px">本人{v}</p>'),
    "opacity 0": ("hidden_element", lambda v: f'<p style="opacity:0">本人{v}</p>'),
    "template": ("hidden_element", lambda v: f"<template><p>本人{v}</p></template>"),
    "noscript": ("body", lambda v: f"<noscript><p>本人{v}</p></noscript>"),
    "textarea": ("body", lambda v: f"<textarea>本人{v}</textarea>"),
    "option": ("body", lambda v: f"<select><option>本人{v}</option></select>"),
    "details": ("body", lambda v: f"<details><summary>更多</summary>本人{v}</details>"),
    "svg text": ("body", lambda v: f"<svg><text x='1' y='2'>{v}</text></svg>"),
    "caption": ("body", lambda v: f"<table><caption>本人{v}</caption></table>"),
    "definition": ("body", lambda v: f"<dl><dt>手机或身份证号</dt><dd>{v}</dd></dl>"),
    "one digit a cell": ("body", lambda v: "<table><tr><td>身份证号或手机</td>" + "".join(f"<td>{c}</td>" for c in v) + "</tr></table>"),
    "title": ("title", lambda v: f"<title>王小明{v}</title>"),
    "script string": ("script", lambda v: f'<script>var p = {{name: "王小明", tel: "{v}"}};</script>'),
    "script JSON": ("script", lambda v: f'<script type="application/json">{json.dumps([{"姓名": "王小明", "号码": v}])}</script>'),
    "script, escaped": ("script", lambda v: '<script>var t = "' + "".join(f"\\u{ord(c):04x}" for c in v) + '";</script>'),
    "script, hexadecimal": ("script", lambda v: '<script>var t = "' + "".join(f"\\x{ord(c):02x}" for c in v) + '";</script>'),
    "script, unescape": ("script", lambda v: '<script>document.write(unescape("' + "".join(f"%{ord(c):02x}" for c in v) + '"))</script>'),
    "script, atob": ("script", lambda v: f'<script>el.textContent = atob("{base64.b64encode(v.encode()).decode()}");</script>'),
    "script, concatenation": ("script", lambda v: f"<script>var t = '{v[:3]}' + '{v[3:7]}' + '{v[7:]}';</script>"),
    "script, join": ("script", lambda v: f'<script>var t = [{", ".join(json.dumps(c) for c in v)}].join("");</script>'),
    "script, reverse": ("script", lambda v: f'<script>var t = "{v[::-1]}".split("").reverse().join("");</script>'),
    "script, character codes": ("script", lambda v: f'<script>el.innerText = String.fromCharCode({",".join(str(ord(c)) for c in v)});</script>'),
    "script, code points": ("script", lambda v: '<script>var t = "' + "".join(f"\\u{{{ord(c):x}}}" for c in v) + '";</script>'),
    "script, octal": ("script", lambda v: '<script>var t = "' + "".join(f"\\{ord(c):o}" for c in v) + '";</script>'),
    "script, document.write": ("script", lambda v: f"<script>document.write('<td>{v}</td>');</script>"),
    "script comment": ("script", lambda v: f"<script>// 王小明 {v}\nvar a = 1;</script>"),
    "script template": ("script", lambda v: f'<script type="text/html"><p>本人{v}</p></script>'),
    "style comment": ("comment", lambda v: f"<style>/* {v} */ p {{ color: red }}</style>"),
    "style content": ("script", lambda v: f'<style>.p::after {{ content: "{v}" }}</style><p class="p"></p>'),
    "style content, escaped": ("script", lambda v: '<style>.p::after { content: "' + "".join(f"\\{ord(c):06x}" for c in v) + '" }</style>'),
}
NOT_IN = {("tel:", ID), ("sms:", ID)}


def page(body: str, title: str = "情况说明") -> str:
    head = "" if "<title>" in body else f"<title>{title}</title>"
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8">{head}</head><body>\n<h1>{title}</h1>\n{body}\n</body></html>\n'


def pages(number) -> dict[str, tuple[str, str, str]]:
    """File name → (markup, value, channel). `number` says which value is written."""
    made = {}
    for name, spell in SPELLINGS.items():
        for value in (ID, MOBILE):
            if (name in NOT_FOR_IDS and value == ID) or (name in ONLY and value == MOBILE):
                continue
            chosen = ONLY.get(name, value)
            label = "身份证号码" if chosen != MOBILE else "联系电话"
            body = f"<p>王小明，{label}：{spell(number(chosen))}，特此说明。</p>"
            made[f"spelled-{len(made):03d}.html"] = (f"<!-- {name} -->" + page(body), chosen, "body")
    for name, (channel, carry) in CARRIERS.items():
        for value in (ID, MOBILE):
            if (name, value) not in NOT_IN:
                made[f"carried-{len(made):03d}.html"] = (f"<!-- {name} -->" + page(carry(number(value))), value, channel)
    return made


class Obfuscated(CommandTest):
    def scanned(self, made) -> dict[str, list[dict]]:
        self.given({f"site/{name}": markup for name, (markup, _, _) in made.items()})
        self.run_command("scan", "site", "--reveal", "--jobs", "2", "--format", "jsonl", "-q")
        by_file = {name: [] for name in made}
        for finding in self.findings():
            by_file[finding["document"]["path"]].append(finding)
        return by_file

    def test_every_page_gives_its_value_in_its_channel(self):
        made = pages(lambda value: value)
        self.assertGreater(len(made), 150)
        by_file = self.scanned(made)
        for name, (markup, value, channel) in made.items():
            with self.subTest(markup=markup.splitlines()[0], value=value):
                self.assertIn((value, channel), [(f["value"], f["location"]["channel"]) for f in by_file[name]])

    def test_the_same_markup_around_a_number_of_nobody_is_no_leak(self):
        made = pages(NOBODY.get)
        by_file = self.scanned(made)
        for name, (markup, _, _) in made.items():
            with self.subTest(markup=markup.splitlines()[0]):
                self.assertEqual([(f["kind"], f["value"]) for f in by_file[name] if f["verdict"] == "leak"], [])


if __name__ == "__main__":
    main()
