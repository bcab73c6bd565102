"""What each tracker takes of a feed, in our own words; the sources are named. A rule broken is a sentence.

    feed_rules.py FOLDER      checks the approved feeds (golden/feed-*); exit code 1 if one breaks a rule
    problems(tracker, text)
"""

import csv
import datetime
import io
import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

import sarif_rules

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_day(text):
    try:
        return DAY.fullmatch(text) is not None and datetime.date.fromisoformat(text) is not None
    except ValueError:
        return False


def sarif(text):
    found = sarif_rules.problems(json.loads(text))
    return found or list(sarif_rules.problems_for_github(text))


# DefectDojo, dojo/tools/generic/json_parser.py and dojo/finding/models.py: these keys and no others; the first three must be there.
DOJO_REQUIRED = {"title", "severity", "description"}
DOJO_KEYS = DOJO_REQUIRED | set(
    "date cwe cve epss_score epss_percentile cvssv3 cvssv3_score cvssv4 cvssv4_score mitigation impact steps_to_reproduce"
    " severity_justification references active verified false_p out_of_scope risk_accepted under_review is_mitigated thread_id mitigated"
    " numerical_severity param payload line file_path component_name component_version static_finding dynamic_finding scanner_confidence"
    " unique_id_from_tool vuln_id_from_tool sast_source_object sast_sink_object sast_source_line sast_source_file_path nb_occurences"
    " publish_date service planned_remediation_date planned_remediation_version effort_for_fixing tags endpoints files"
    " vulnerability_ids".split())
DOJO_LIMITS = {"title": 511, "service": 200, "file_path": 4000, "unique_id_from_tool": 500, "vuln_id_from_tool": 500}
FLAGS = ["active", "verified", "false_p", "risk_accepted", "is_mitigated", "static_finding", "dynamic_finding"]


def defectdojo(text):
    report = json.loads(text)
    if set(report) - {"name", "type", "version", "description", "findings", "static_tool", "dynamic_tool", "soc"}:
        yield "a key that a report does not have"
    ids = [finding["unique_id_from_tool"] for finding in report["findings"]]
    if len(set(ids)) != len(ids):
        yield "two findings with one id"
    for finding in report["findings"]:
        name = finding.get("unique_id_from_tool")
        if set(finding) - DOJO_KEYS:
            yield f"{name}: keys that are refused: {sorted(set(finding) - DOJO_KEYS)}"
        if any(not finding.get(key) for key in DOJO_REQUIRED):
            yield f"{name}: title, severity and description must be there"
        if finding["severity"] not in ("Info", "Low", "Medium", "High", "Critical"):
            yield f"{name}: severity {finding['severity']!r} becomes Info"
        for key, most in DOJO_LIMITS.items():
            if len(finding.get(key, "")) > most:
                yield f"{name}: {key} is too long"
        for key in ("date", "publish_date", "planned_remediation_date"):
            if key in finding and not is_day(finding[key]):
                yield f"{name}: {key} is no day"
        if any(not isinstance(finding[key], bool) for key in FLAGS):
            yield f"{name}: a flag that is none"
        # Finding.clean(): what is closed for a reason is not active.
        if finding["active"] and (finding["false_p"] or finding["risk_accepted"] or finding["is_mitigated"]):
            yield f"{name}: active and closed at once"
        if ("mitigated" in finding) != finding["is_mitigated"]:
            yield f"{name}: a date of mitigation goes with is_mitigated"
        if "mitigated" in finding and datetime.datetime.fromisoformat(finding["mitigated"]).tzinfo is None:
            yield f"{name}: mitigated without a time zone"
        if not isinstance(finding["nb_occurences"], int) or finding["nb_occurences"] < 1:
            yield f"{name}: nb_occurences"
        # One endpoint that is no URL and the whole file is refused.
        for endpoint in finding.get("endpoints", []):
            parts = urlsplit(endpoint)
            if parts.scheme not in ("http", "https") or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]*", parts.netloc) or " " in endpoint:
                yield f"{name}: endpoint {endpoint!r}"


# GitLab, app/validators/json_schemas/codeclimate.json and lib/gitlab/ci/parsers/codequality: it stops at the first entry that is not
# so; a fingerprint is the key; the path leads from the root of the project.
def gitlab(text):
    entries = json.loads(text)
    prints = [entry["fingerprint"] for entry in entries]
    if len(set(prints)) != len(prints):
        yield "of two entries with one fingerprint one is lost"
    for entry in entries:
        name = entry["fingerprint"]
        if any(not isinstance(entry.get(key), str) or not entry[key] for key in ("description", "fingerprint", "severity", "check_name")):
            yield f"{name}: description, check_name, fingerprint and severity are texts"
        if entry["severity"] not in ("info", "minor", "major", "critical", "blocker"):
            yield f"{name}: severity {entry['severity']!r} is unknown"
        path = entry["location"]["path"]
        if not path or path.startswith(("/", "./")) or ".." in path.split("/"):
            yield f"{name}: path {path!r}"
        if not isinstance(entry["location"]["lines"]["begin"], int) or entry["location"]["lines"]["begin"] < 1:
            yield f"{name}: lines.begin"


def table_of(text):
    """Header and rows, with what every importer asks for."""
    found = []
    if not text.endswith("\r\n"):
        found.append("rows do not end in CR LF")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if any(len(row) != len(rows[0]) for row in rows):
        found.append("rows of different length")
    for row in rows:
        found += [f"a spreadsheet would run {cell!r}" for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    return rows[0], rows[1:], found


# Atlassian, "Importing data from CSV" and the mapping file that its wizard writes.
def jira(text):
    header, rows, found = table_of(text)
    yield from found
    if header[0].startswith("\ufeff") or "Summary" not in header:
        yield "no column Summary"
    yield from (f"punctuation in the header {name!r}" for name in header if not re.fullmatch("[A-Za-z ]+", name))
    for row in rows:
        for name, cell in zip(header, row):
            if name == "Summary" and (not cell or len(cell) > 255 or "\n" in cell):
                yield f"Summary {cell!r}"
            if name in ("Created", "Due Date", "Resolved") and cell and not (is_day(cell[:10]) and re.fullmatch(" [0-2]\\d:[0-5]\\d", cell[10:])):
                yield f"{name} {cell!r} is not yyyy-MM-dd HH:mm"
            if name == "Labels" and (not cell or " " in cell):
                yield f"label {cell!r}"
            if name == "Priority" and cell not in ("Highest", "High", "Medium", "Low", "Lowest"):
                yield f"priority {cell!r}"
        if bool(row[header.index("Resolution")]) != bool(row[header.index("Resolved")]):
            yield "a resolution goes with its date"


def jira_mapping(text, header):
    mapping = json.loads(text)
    if mapping["config.date.format"] != "yyyy-MM-dd HH:mm" or mapping["config.delimiter"] != "," or mapping["config.encoding"] != "UTF-8":
        yield "the mapping does not fit the file"
    yield from (f"the mapping names {name!r}, which is no column" for name in mapping["config.field.mappings"] if name not in header)


# Redmine, app/models/import.rb and issue_import.rb: separator and quotation mark are guessed from the beginning of the file.
def redmine(text):
    header, rows, found = table_of(text)
    yield from found
    head = text[:4096]
    if head.count(";") >= head.count(",") or head.count("'") >= head.count('"'):
        yield "separator or quotation mark would be guessed wrong"
    core = {"tracker", "subject", "description", "status", "priority", "category", "assigned_to", "fixed_version", "is_private",
            "parent_issue_id", "start_date", "due_date", "estimated_hours", "done_ratio", "unique_id"}
    if not {"subject", "unique_id"} <= set(header) or len(set(header) - core) > 2:
        yield "fields that are not mapped by their names"
    numbers = [row[header.index("unique_id")] for row in rows]
    if len(set(numbers)) != len(numbers):
        yield "two issues with one unique_id"
    for row in rows:
        issue = dict(zip(header, row))
        if not 1 <= len(issue["subject"]) <= 255:
            yield "subject is empty or too long"
        if not is_day(issue["start_date"]) or not is_day(issue["due_date"]) or issue["due_date"] < issue["start_date"]:
            yield f"dates {issue['start_date']} to {issue['due_date']}"
        if not 0 <= int(issue["done_ratio"]) <= 100:
            yield "done_ratio"


# ZenTao, module/transfer and module/bug: headers are the words of its page in one language, keys of lists stand in "(#key)".
ZENTAO_HEADERS = [{"Bug标题", "严重程度", "优先级", "Bug类型", "重现步骤", "Bug状态", "指派给", "截止日期", "关键词", "影响版本"},
                  {"Title", "Severity", "Priority", "Type", "Repro Steps", "Status", "Assigned To", "Deadline", "Keywords", "Open Build"}]
ZENTAO_TYPES = set("codeerror interface designchange newfeature designdefect config install security performance standard automation"
                   " trackthings others".split())


def zentao(text):
    if not text.startswith("\ufeff"):
        yield "Excel needs a byte order mark to read Chinese"
    header, rows, found = table_of(text.removeprefix("\ufeff"))
    yield from found
    words = next((known for known in ZENTAO_HEADERS if known <= set(header)), None)
    if words is None or header[0] in words:
        yield "headers that ZenTao does not know, or a field where the byte order mark stands"
        return
    chinese = "Bug标题" in header
    name = (lambda zh, en: zh if chinese else en)
    for row in rows:
        bug = dict(zip(header, row))
        if not 1 <= len(bug[name("Bug标题", "Title")]) <= 255:
            yield "title is empty or too long"
        if bug[name("严重程度", "Severity")] not in "1234" or bug[name("优先级", "Priority")] not in "1234":
            yield "severity and priority are 1 to 4"
        for column, keys in ((name("Bug类型", "Type"), ZENTAO_TYPES), (name("Bug状态", "Status"), {"active", "resolved", "closed"}),
                             (name("影响版本", "Open Build"), {"trunk"})):
            key = re.search(r"\(#([^()]*)\)$", bug[column])
            if key is None or key[1] not in keys:
                yield f"{column} {bug[column]!r}"
        if bug[name("截止日期", "Deadline")] and not is_day(bug[name("截止日期", "Deadline")]):
            yield "deadline is no day"
        if re.search("<(?!br)", bug[name("重现步骤", "Repro Steps")]):
            yield "markup in the steps"


def problems(tracker, text):
    return list({"sarif": sarif, "defectdojo": defectdojo, "gitlab": gitlab, "jira": jira, "redmine": redmine, "zentao": zentao}[tracker](text))


def main():
    failed = False
    files = sorted(Path(sys.argv[1]).glob("feed-*"))
    for path in files:
        tracker = re.match("feed-([a-z]+)", path.name)[1]
        text = path.read_bytes().decode()
        if path.name.endswith(".mapping.json"):
            found = list(jira_mapping(text, table_of(path.with_name(path.name.removesuffix(".mapping.json")).read_bytes().decode())[0]))
        else:
            found = problems(tracker, text)
        for problem in found:
            print(f"{path.name}: {problem}")
        failed = failed or bool(found)
    print(f"{len(files)} feeds checked")
    sys.exit(1 if failed or len(files) < 18 else 0)


if __name__ == "__main__":
    main()
