#!/usr/bin/env python3
"""A gate for a content system, to be called when an editor presses "publish": an example to copy from.

    publish_gate.py ARTICLE --url URL [--unit UNIT] [--column COLUMN]

ARTICLE is the page or attachment as it will be published; `-` reads it from standard input. What the editor has to know is printed.
Exit code 0: publish. 1: do not. A gate that could not look does not open.
"""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field

LEAKSCAN = os.environ.get("LEAKSCAN", "leakscan")
SECONDS = 120


@dataclass
class Decision:
    publish: bool
    why: str
    findings: list = field(default_factory=list)


def ask(article: bytes, url: str, unit: str = "", column: str = "") -> Decision:
    """What leakscan says of an article that is to stand at `url`."""
    command = [LEAKSCAN, "check", "-", "--format", "json", "--url", url]
    if unit:
        command += ["--unit", unit]
    if column:
        command += ["--column", column]
    try:
        answer = subprocess.run(command, input=article, capture_output=True, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Decision(False, f"检查未能运行：{error}")
    if answer.returncode == 0:
        return Decision(True, "未发现需要整改的个人信息")
    if answer.returncode in (1, 3):
        lines = [json.loads(line) for line in answer.stdout.decode().splitlines()]
        leaks = [line for line in lines if line["type"] == "finding" and line["verdict"] == "leak"]
        unread = [line for line in lines if line["type"] == "skip"]
        if answer.returncode == 1:
            return Decision(False, f"有 {len(leaks)} 处个人信息须处理后再发布", leaks)
        return Decision(False, f"有 {len(unread)} 处内容未能读取，请人工检查后发布", unread)
    # 2: wrong options, no patterns ...; anything else: it was killed.
    return Decision(False, "检查未能运行：" + answer.stderr.decode(errors="replace").strip())


def in_words(finding: dict) -> str:
    if finding["type"] == "skip":
        return f"  {finding['document']['path']}：{finding['note'] or finding['fault']}"
    where = finding["location"]
    place = where["cell"] or (f"第{where['line']}行" if where["line"] else where["channel"])
    return f"  {place}：{finding['masked']}（{finding['reason']}）"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("article")
    parser.add_argument("--url", required=True)
    parser.add_argument("--unit", default="")
    parser.add_argument("--column", default="")
    options = parser.parse_args()
    if options.article == "-":
        article = sys.stdin.buffer.read()
    else:
        with open(options.article, "rb") as file:
            article = file.read()
    decision = ask(article, options.url, options.unit, options.column)
    print(decision.why)
    for finding in decision.findings[:20]:
        print(in_words(finding))
    if len(decision.findings) > 20:
        print(f"  …… 共 {len(decision.findings)} 处")
    return 0 if decision.publish else 1


if __name__ == "__main__":
    sys.exit(main())
