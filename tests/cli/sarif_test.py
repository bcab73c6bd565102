"""--format sarif of scan and check against the rules of the standard and of GitHub (sarif_rules.py)."""

import copy
import json

from harness import CLEAN, CommandTest, main, roster
from sarif_rules import problems, problems_for_github


class SarifTest(CommandTest):
    def valid_log(self, text: str) -> dict:
        log = json.loads(text)
        self.assertEqual(problems(log), [])
        self.assertEqual(list(problems_for_github(text)), [])
        return log["runs"][0]

    def scan(self, *arguments: str):
        result = self.run_command("scan", "site", "--format", "sarif", *arguments)
        return self.valid_log((self.folder / "leakscan-out/findings.sarif").read_text()), result

    def test_a_scan_writes_one_result_per_column(self):
        self.given({"site/gk/名单 1.html": roster(120), "site/index.html": CLEAN})
        run, result = self.scan()
        self.assertEqual(sorted(r["ruleId"] for r in run["results"]), ["mobile_phone", "resident_id"])
        for each in run["results"]:
            self.assertEqual(each["occurrenceCount"], 120)
            self.assertEqual(len(each["locations"]), 100)
            self.assertEqual(each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "gk/%E5%90%8D%E5%8D%95%201.html")
        self.assertIn("100", result.stderr)
        self.assertIn("findings.jsonl", result.stderr)

    def test_what_was_not_read_is_in_the_log(self):
        self.given({"site/a.zip": b"PK\x03\x04" + bytes(26) + b"x" * 50})
        run, _ = self.scan()
        notices = run["invocations"][0]["toolExecutionNotifications"]
        self.assertEqual(notices[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a.zip")
        self.assertEqual(run["results"], [])

    def test_the_results_keep_their_identity_when_lines_are_inserted(self):
        self.given({"site/a.html": roster(3)})
        before, _ = self.scan()
        self.given({"site/a.html": roster(3).replace("<body>", "<body>\n\n\n<p>更新</p>\n")})
        after, _ = self.scan("--force")
        identity = [r["partialFingerprints"] for r in before["results"]]
        self.assertEqual([r["partialFingerprints"] for r in after["results"]], identity)
        lines = [run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] for run in (before, after)]
        self.assertLess(*lines)

    def test_check_writes_the_same_kind_of_log(self):
        result = self.expect(1, "check", "-", "--format", "sarif", "--lang", "en", "--url", "https://x.example/a.html", stdin=roster(2))
        run = self.valid_log(result.stdout)
        self.assertEqual([r["occurrenceCount"] for r in run["results"]], [2, 2])
        self.assertEqual(run["results"][0]["properties"]["url"], "https://x.example/a.html")

    def test_the_rules_reject_what_breaks_them(self):
        self.given({"site/a.html": roster(2)})
        self.scan()
        good = json.loads((self.folder / "leakscan-out/findings.sarif").read_text())

        def broken(change):
            log = copy.deepcopy(good)
            change(log["runs"][0], log["runs"][0]["results"][0])
            return problems(log)

        for change in (lambda run, result: result.update(colour="red"),
                       lambda run, result: result.pop("message"),
                       lambda run, result: result.update(level="fatal"),
                       lambda run, result: result.update(ruleIndex=19),
                       lambda run, result: result.update(baselineState="new"),
                       lambda run, result: result.update(suppressions=[]),
                       lambda run, result: result.update(occurrenceCount=0),
                       lambda run, result: result["locations"][0]["physicalLocation"]["artifactLocation"].update(uri="./a.html"),
                       lambda run, result: result["locations"][0]["physicalLocation"]["artifactLocation"].update(uri="C:/a.html"),
                       lambda run, result: result["locations"][0]["physicalLocation"].update(region={"startColumn": 3}),
                       lambda run, result: result["locations"][0]["physicalLocation"]["region"].update(startLine=0),
                       lambda run, result: run["results"].append(result),
                       lambda run, result: run.pop("tool")):
            self.assertNotEqual(broken(change), [])


if __name__ == "__main__":
    main()
