#!/usr/bin/env python3
"""Every note that a reader may leave in a report has its row, with both languages, in scanner/report/unread.cpp. Prints those
that have none; exit code 1 if there is one.

Usage: notes.py PROJECT
"""
import re
import sys
from pathlib import Path

FOLDERS = ["codec", "companion/ocr", "companion/pdf", "unpack", "extract", "scan"]
NOTE = re.compile(r"(?:\{|warn\(|partly\()\s*Fault::(?!usage)\w+,\s*|too_large\(")
CHOICE = re.compile(r'\(?[^"]*\? *"((?:[^"\\]|\\.)*)" *: *"((?:[^"\\]|\\.)*)"\)?')
LITERAL = re.compile(r'(?:std::string\()?((?:"(?:[^"\\]|\\.)*"\s*)+)\)?')
# Ends a command, never a document.
NO_NOTES = {"{}: worker processes end before they are ready"}


def operands(code):
    """The operands of the + expression at the start of `code`, up to the comma, semicolon or bracket that ends it."""
    found, depth, quoted, start, at = [], 0, False, 0, 0
    while at < len(code):
        char = code[at]
        if quoted:
            at += char == "\\"
            quoted = char != '"'
        elif char == '"':
            quoted = True
        elif char in "([{":
            depth += 1
        elif char in ")]}" and depth:
            depth -= 1
        elif not depth and char in "+,;)]}":
            found.append(code[start:at].strip())
            start = at + 1
            if char != "+":
                break
        at += 1
    return found


def texts_with_holes(code):
    """The note in `code`, with a hole for what is not a literal; several where a literal depends on a condition."""
    texts = [""]
    for operand in operands(code):
        choice, literal = CHOICE.fullmatch(operand), LITERAL.fullmatch(operand)
        pieces = choice.groups() if choice else ["".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literal.group(1)))] if literal else ["{}"]
        texts = [text + piece for text in texts for piece in pieces]
    return texts


def notes_of(source):
    found = {text for match in NOTE.finditer(source) for text in texts_with_holes(source[match.end():])}
    return {note for note in found if re.search("[a-z]{2}", note.replace("{}", ""))}


def self_test():
    source = 'return Error{Fault::io, "part " + f(x, "y") + " is " "gone"};\n{Fault::usage, "no"}; warn(Fault::partly, "half" + (a.b() ? " in" : " out"));'
    assert notes_of(source) == {"part {} is gone", "half in", "half out"}, notes_of(source)


def main():
    self_test()
    scanner = Path(sys.argv[1]) / "scanner"
    table = (scanner / "report/unread.cpp").read_text(encoding="utf-8")
    rows = {english for _, english in re.findall(r'\{\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\s*\}', table)}
    missing = []
    for folder in FOLDERS:
        for path in sorted((scanner / folder).glob("*.cpp")):
            for note in sorted(notes_of(path.read_text(encoding="utf-8")) - rows - NO_NOTES):
                missing.append(f"{path.relative_to(scanner)}: \"{note}\" has no row in report/unread.cpp")
    print("\n".join(missing) or f"notes: all have both languages ({len(rows)} rows)")
    sys.exit(1 if missing else 0)


main()
