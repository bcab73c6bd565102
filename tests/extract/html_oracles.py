#!/usr/bin/env python3
"""Compares our HTML extraction with two other parsers on generated pages and on files: html5lib, which follows the HTML standard to the letter
(tokenizer and tree), and libxml2's SAX parser through lxml. What they find as text, comments and attribute values, we must find.

Usage: html_oracles.py PRINT_BLOCKS [--pages N] [--seed N] [--keep FOLDER] [FILE.html | FOLDER ...]

Compared without white space, because blocks are cut differently:
  text        every text node outside of script, style and template is part of our body, title and hidden text, and nothing is left over
  comments    the text inside (tags taken out) of those that could hold a value at all (worth_scanning in uri_text.cpp)
  attributes  values of title, alt, value, placeholder and data-* that could hold a value

Known differences, on purpose, which the generator therefore does not make or the comparison leaves out:
  - a reference encoded twice (&amp;#49;) is decoded twice by us, once by a browser
  - a tag cut off by the end of the page is dropped by the standard; we keep it as text
  - a second attribute of the same name is dropped by the standard; we read both
  - <noscript> is an element for us and for html5lib without scripting, as it is for a reader without JavaScript
  - NUL is left out by us, U+FFFD or nothing by the standard, a space in libxml2 (which splits numbers)
  - libxml2 drops an unterminated comment, ends comments only at "-->", reads "</" before anything but a name as text, and knows no
    names of HTML 5 references: its pages are generated without these
"""
import argparse
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import html5lib
from lxml import etree

WORDS = ["姓名", "张三", "李四", "13800138000", "0551-82311227", "通知", "公示", "a", "b c", "340123", "1 2", "　", "x=y", "·"]
REFERENCES = ["&amp;", "&lt;", "&nbsp;", "&#49;", "&#x33;", "&copy;", "&middot;"]
HARD_REFERENCES = ["&lt", "&notit;", "&NotEqualTilde;", "&#49", "&bogus;", "&", "&#;", "&#x;", "&ampx", "&zwnj;", "&#x80;"]
INLINE = ["b", "span", "font", "a", "i", "sup", "label", "unknown-tag", "noscript"]
BLOCK = ["p", "div", "li", "h1", "h3", "center", "section", "td"]


class Generator:
    """Pages by chance: a tree of elements with text, comments and attributes; `hard` adds what only the standard defines."""

    def __init__(self, seed, hard):
        self.random = random.Random(seed)
        self.hard = hard

    def page(self):
        body = "".join(self.content(0) for _ in range(self.random.randint(3, 12)))
        return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{self.text()}</title></head><body>{body}</body></html>"

    def text(self):
        parts = self.random.choices(WORDS + REFERENCES + (HARD_REFERENCES if self.hard else []), k=self.random.randint(1, 6))
        return self.random.choice(["", " ", "\n"]).join(parts) + (" " if self.hard else "")

    def attributes(self):
        made = ""
        for name in self.random.sample(["title", "alt", "data-x", "class", "placeholder"], self.random.randint(0, 2)):
            value = self.random.choice(["张三", "13800138000", "x", "a &amp; 李四", "&#49;3800138000"])
            quote = self.random.choice(['"', "'"])
            made += f" {name}={quote}{value}{quote}"
        if self.hard and self.random.random() < 0.2:
            made += self.random.choice([" =x", " /", " a/b", " checked", " title=李四", " data-y = '138 0013 8000'"])
        return made

    def content(self, depth):
        kind = self.random.random()
        if depth > 5 or kind < 0.3:
            return self.text()
        if kind < 0.38:
            return f"<!-- {self.random.choice(['张三', 'x', '电话13800138000', '李<b>四</b>'])} -->"
        if kind < 0.44:
            return self.random.choice(["<br>", "<br/>", "<wbr>", "<hr>", "<img alt='李四'>", "<input value='13800138000'>"])
        if kind < 0.48:
            return f"<script>var a = \"{self.random.choice(['x', '<b>', '</b>'])}\";</script><style>p {{ color: red }}</style>"
        if kind < 0.56:
            return self.table(depth)
        if self.hard and kind < 0.64:
            return self.broken()
        name = self.random.choice(INLINE if depth % 2 else BLOCK + INLINE)
        inside = "".join(self.content(depth + 1) for _ in range(self.random.randint(0, 3)))
        end = "" if self.hard and self.random.random() < 0.1 else f"</{name}>"
        return f"<{name}{self.attributes()}>{inside}{end}"

    def table(self, depth):
        rows = ""
        for _ in range(self.random.randint(1, 3)):
            rows += "<tr>" + "".join(f"<td{self.attributes()}>{self.content(depth + 2)}</td>" for _ in range(self.random.randint(1, 4))) + "</tr>"
        return f"<table>{rows}</table>"

    def broken(self):
        return self.random.choice([
            "<", "< a", "<3", "a<b", "</>", "</ 张三>", "<!>", "<!张三>", "<?php 张三 ?>", "<!-->", "<!--->", "<!-- 张三 --!>", "<!--张--三-->",
            "<b/>", "<p/title='李四'>", "<b title='a>b'>", "</p>", "</b title=x>", "<a b='<i>张三</i>'>", "<textarea>\n<b>张三</textarea>",
            "<script><!-- <script> </script> --></script>", "<script>'</scripts>'</script>", "<xmp><b></xmp>", "<B TITLE=张三>", "<iframe></iframe>",
        ])


def squeeze(text):
    return re.sub(r"[\s\u200b]+", "", text.replace("\0", ""))


def worth_scanning(text):
    return bool(re.search(r"[^\x00-\x7f]|@", text)) or len(re.findall("[0-9]", text)) >= 7


def without_tags(comment):
    fragment = html5lib.parseFragment(comment, treebuilder="lxml", namespaceHTMLElements=False)
    return squeeze("".join(part if isinstance(part, str) else "".join(part.itertext()) + (part.tail or "") for part in fragment))


class Found:
    """What one parser found: texts, comments, attribute values; each squeezed, empty ones left out."""

    def __init__(self):
        self.texts, self.comments, self.attributes = [], [], []

    def add_text(self, text):
        if text and squeeze(text):
            self.texts.append(squeeze(text))

    def add_comment(self, text):
        if worth_scanning(text) and not text.lower().startswith("doctype"):
            self.comments.append(without_tags(text))

    def add_attribute(self, name, value):
        if (name in ("title", "alt", "value", "placeholder") or name.startswith("data-")) and worth_scanning(value) and "<" not in value:
            self.attributes.append(squeeze(value))


UNREAD = ("script", "style", "template")


def by_html5lib(page):
    found = Found()
    tree = html5lib.HTMLParser(html5lib.getTreeBuilder("dom"), namespaceHTMLElements=False).parse(page)
    stack = [tree]
    while stack:
        node = stack.pop()
        if node.nodeType == node.TEXT_NODE:
            found.add_text(node.data)
        elif node.nodeType == node.COMMENT_NODE:
            found.add_comment(node.data)
        elif node.nodeType == node.ELEMENT_NODE:
            for name, value in node.attributes.items():
                found.add_attribute(name, value)
            if node.tagName in UNREAD:
                continue
        stack.extend(reversed(node.childNodes))
    return found


class LibxmlTarget:
    """Receives libxml2's SAX events."""

    def __init__(self):
        self.found, self.unread, self.run = Found(), 0, ""

    def start(self, tag, attributes):
        self.flush()
        for name, value in attributes.items():
            self.found.add_attribute(name, value)
        self.unread += tag in UNREAD

    def end(self, tag):
        self.flush()
        self.unread -= tag in UNREAD

    def data(self, text):
        if not self.unread:
            self.run += text

    def comment(self, text):
        self.flush()
        self.found.add_comment(text)

    def flush(self):
        self.found.add_text(self.run)
        self.run = ""

    def close(self):
        self.flush()
        return self.found


def by_libxml2(page):
    return etree.fromstring(page, etree.HTMLParser(target=LibxmlTarget(), huge_tree=False))


def by_us(print_blocks, path):
    """Channel -> squeezed text of its blocks in order."""
    output = subprocess.run([print_blocks, path], capture_output=True, check=True).stdout.decode()
    channels = {}
    for line in output.splitlines():
        channel, _, _, _, text = line.split("\t", 4)
        channels.setdefault(channel, []).append(squeeze(text))
    return channels


def differences(found, ours):
    read = lambda *names: "\n".join(text for name in names for text in ours.get(name, []))
    joined = lambda *names: read(*names).replace("\n", "")
    text = joined("body", "title", "hidden_element")
    for piece in found.texts:
        if piece not in text:
            yield f"text missed: {piece!r}"
    theirs = sum(map(len, found.texts))
    if theirs != len(text):
        yield f"text of {len(text)} characters instead of {theirs}"
    for piece in found.comments:
        if piece not in joined("comment"):
            yield f"comment missed: {piece!r}"
    for piece in found.attributes:
        if piece not in read("attribute", "hidden_element"):
            yield f"attribute missed: {piece!r}"


def check_page(print_blocks, name, page, oracles, keep):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8", newline="")
        return check(name, page, by_us(print_blocks, path), oracles, keep)


def check_file(print_blocks, path, keep):
    """As it stands, in its own encoding; the oracle gets it decoded."""
    content = path.read_bytes()
    try:
        page = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        page = content.decode("big5hkscs" if re.search(rb"charset=\W?big5", content, re.I) else "gb18030")
    return check(str(path), page, by_us(print_blocks, path), [by_html5lib], keep)


def check(name, page, ours, oracles, keep):
    failures = 0
    for oracle in oracles:
        for difference in differences(oracle(page), ours):
            failures += 1
            print(f"{name}: {oracle.__name__}: {difference}")
    if failures and keep:
        Path(keep, Path(name).name).write_text(page, encoding="utf-8")
    return failures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("print_blocks")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--pages", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    failures = 0
    for number in range(arguments.pages):
        seed = arguments.seed + number
        failures += check_page(arguments.print_blocks, f"plain-{seed}.html", Generator(seed, False).page(), [by_html5lib, by_libxml2], arguments.keep)
        failures += check_page(arguments.print_blocks, f"hard-{seed}.html", Generator(seed, True).page(), [by_html5lib], arguments.keep)
    named = [Path(file) for file in arguments.files]
    files = [page for path in named for page in (sorted(path.rglob("*.html")) if path.is_dir() else [path])]
    failures += sum(check_file(arguments.print_blocks, file, arguments.keep) for file in files)
    print(f"{2 * arguments.pages + len(files)} pages, {failures} differences")
    sys.exit(1 if failures else 0)


main()
