"""What a SARIF log must be like: the OASIS standard 2.1.0 in our own words as far as leakscan writes it, and the limits that GitHub
code scanning puts on top. The names of all properties, and which must be there, come from Debian's python3-sarif-python-om.

    problems(log)        a sentence for each rule that the log breaks
    problems_for_github(text)
"""

import gzip
import json
import re

import attr
import sarif_om

# Property -> what it holds: a class of sarif_om, a list of them, or a test of the plain value.
TEXT = (lambda value: isinstance(value, str) and value != "")
COUNT = (lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= 1)
INDEX = (lambda value: isinstance(value, int) and value >= 0)
FLAG = (lambda value: isinstance(value, bool))
BAG = (lambda value: isinstance(value, dict))


def one_of(*words):
    return lambda value: value in words


# RFC 3986, a relative reference without query: segments of unreserved characters, sub-delimiters and escapes; no scheme, no dots.
RELATIVE = re.compile(r"(?:[\w.~!$&'()*+,;=@-]|%[0-9A-F]{2})+(?:/(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-F]{2})+)*", re.A)


def is_relative_path(value):
    return isinstance(value, str) and RELATIVE.fullmatch(value) is not None and not {".", ".."} & set(value.split("/"))


SHAPES = {
    sarif_om.SarifLog: {"$schema": TEXT, "version": one_of("2.1.0"), "runs": [sarif_om.Run]},
    sarif_om.Run: {"tool": sarif_om.Tool, "automationDetails": sarif_om.RunAutomationDetails,
                   "columnKind": one_of("utf16CodeUnits", "unicodeCodePoints"), "results": [sarif_om.Result],
                   "invocations": [sarif_om.Invocation], "properties": BAG},
    sarif_om.Tool: {"driver": sarif_om.ToolComponent},
    sarif_om.ToolComponent: {"name": TEXT, "version": TEXT, "language": lambda value: re.fullmatch("[a-z]{2}(-[A-Z]{2})?", value),
                             "rules": [sarif_om.ReportingDescriptor]},
    sarif_om.ReportingDescriptor: {"id": TEXT, "shortDescription": sarif_om.MultiformatMessageString,
                                   "fullDescription": sarif_om.MultiformatMessageString, "help": sarif_om.MultiformatMessageString,
                                   "defaultConfiguration": sarif_om.ReportingConfiguration, "properties": BAG},
    sarif_om.MultiformatMessageString: {"text": TEXT},
    sarif_om.ReportingConfiguration: {"level": one_of("none", "note", "warning", "error")},
    sarif_om.RunAutomationDetails: {"id": TEXT},
    sarif_om.Invocation: {"executionSuccessful": FLAG, "toolExecutionNotifications": [sarif_om.Notification]},
    sarif_om.Notification: {"descriptor": sarif_om.ReportingDescriptorReference, "level": one_of("none", "note", "warning", "error"),
                            "message": sarif_om.Message, "locations": [sarif_om.Location]},
    sarif_om.ReportingDescriptorReference: {"id": TEXT},
    sarif_om.Result: {"ruleId": TEXT, "ruleIndex": INDEX, "level": one_of("none", "note", "warning", "error"),
                      "message": sarif_om.Message, "locations": [sarif_om.Location],
                      "partialFingerprints": lambda value: isinstance(value, dict) and all(map(TEXT, value.values())),
                      "baselineState": one_of("new", "unchanged", "updated", "absent"), "suppressions": [sarif_om.Suppression],
                      "occurrenceCount": COUNT, "rank": lambda value: 0 <= value <= 100, "properties": BAG},
    sarif_om.Message: {"text": TEXT},
    sarif_om.Location: {"physicalLocation": sarif_om.PhysicalLocation, "logicalLocations": [sarif_om.LogicalLocation]},
    sarif_om.PhysicalLocation: {"artifactLocation": sarif_om.ArtifactLocation, "region": sarif_om.Region},
    sarif_om.ArtifactLocation: {"uri": is_relative_path},
    sarif_om.Region: {"startLine": COUNT, "startColumn": COUNT},
    sarif_om.LogicalLocation: {"name": TEXT, "fullyQualifiedName": TEXT, "kind": TEXT},
    sarif_om.Suppression: {"kind": one_of("inSource", "external"), "status": one_of("accepted", "underReview", "rejected"),
                           "justification": TEXT},
}
# Of the standard, but younger than the library (3.35.3).
YOUNGER = {sarif_om.Suppression: {"status"}}


def in_shape(value, shape, where):
    """Problems of one value and all below it."""
    if isinstance(shape, list):
        if not isinstance(value, list):
            yield f"{where} is no array"
            return
        for number, item in enumerate(value):
            yield from in_shape(item, shape[0], f"{where}[{number}]")
    elif isinstance(shape, type):
        if not isinstance(value, dict):
            yield f"{where} is no object"
            return
        fields = {field.metadata["schema_property_name"]: field for field in attr.fields(shape)}
        for name in sorted(value):
            if name not in fields and name not in YOUNGER.get(shape, ()):
                yield f"{where}.{name}: the standard has no such property"
            elif name not in SHAPES[shape]:
                yield f"{where}.{name}: these rules do not cover it"
            else:
                yield from in_shape(value[name], SHAPES[shape][name], f"{where}.{name}")
        for name, field in fields.items():
            if field.default is attr.NOTHING and name not in value:
                yield f"{where}.{name} is missing"
    elif not shape(value):
        yield f"{where} has the value {value!r}"


def in_run(run):
    """What the standard says about one run beyond the shape of its parts."""
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    if len(set(rules)) != len(rules):
        yield "two rules have the same id (3.49.3)"
    results = run["results"]
    identities = [(result["ruleId"], json.dumps(result["partialFingerprints"], sort_keys=True)) for result in results]
    if len(set(identities)) != len(identities):
        yield "two results have the same rule and fingerprints"
    for name, section in (("suppressions", "3.27.23"), ("baselineState", "3.27.24")):
        if len({name in result for result in results}) > 1:
            yield f"{name}: of all results of a run or of none ({section})"
    for number, result in enumerate(results):
        if result["ruleIndex"] >= len(rules) or rules[result["ruleIndex"]] != result["ruleId"]:
            yield f"result {number}: ruleIndex does not lead to ruleId (3.27.6)"
        for location in result["locations"]:
            region = location["physicalLocation"].get("region")
            if region is not None and "startLine" not in region:
                yield f"result {number}: a column without a line (3.30.2)"


def problems(log):
    found = list(in_shape(log, sarif_om.SarifLog, "log"))
    return found or [problem for run in log["runs"] for problem in in_run(run)]


def problems_for_github(text):
    """docs.github.com, SARIF support for code scanning: limits beyond which an upload fails or loses something."""
    log = json.loads(text)
    if len(gzip.compress(text.encode(), 6)) > 10_000_000:
        yield "more than 10 MB when compressed"
    if len(log["runs"]) > 20:
        yield "more than 20 runs"
    for run in log["runs"]:
        if not run["automationDetails"]["id"].endswith("/"):
            yield "automationDetails.id: what follows the last slash is no part of the category"
        if len(run["results"]) > 25_000:
            yield "more than 25,000 results"
        for rule in run["tool"]["driver"]["rules"]:
            tags = rule.get("properties", {}).get("tags", [])
            if len(tags) > 20 or not all(map(TEXT, tags)):
                yield f"tags of {rule['id']}"
        for number, result in enumerate(run["results"]):
            if not 1 <= len(result["locations"]) <= 100:
                yield f"result {number}: {len(result['locations'])} locations"
            if not re.fullmatch(r"[0-9a-f]+:[0-9]+", result["partialFingerprints"].get("primaryLocationLineHash", "")):
                yield f"result {number}: primaryLocationLineHash"
