"""What a run with many findings costs: the parent keeps little of each, and of a document nothing twice."""

import os
import subprocess
import sys

from harness import LEAKSCAN, CommandTest, main, mobile, resident_id

MEGABYTE = 1024  # ru_maxrss counts kilobytes
MOST_PER_FINDING = 1.0  # kilobytes; with all of its document and its verdict copied beside each finding it was 2.8


class Memory(CommandTest):
    def peak_of_scanning(self, rosters: int) -> int:
        """The largest process of a scan of rosters of a thousand people each, in kilobytes; workers stay at some 20 MB."""
        for roster in range(rosters):
            rows = "".join(f"王小明,{resident_id(n)},{mobile(n)}\n" for n in range(1000 * roster, 1000 * (roster + 1)))
            self.given({f"site{rosters}/list{roster}.csv": "姓名,身份证号,联系电话\n" + rows})
        command = [LEAKSCAN, "scan", f"site{rosters}", "--out", f"out{rosters}", "--format", "jsonl", "--jobs", "1", "-q"]
        process = subprocess.Popen(command, cwd=self.folder, env=self.environment)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 1)
        self.assertEqual(len(self.findings(f"out{rosters}")), 2000 * rosters)
        return usage.ru_maxrss

    def test_two_hundred_thousand_findings(self):
        small, large = self.peak_of_scanning(10), self.peak_of_scanning(100)
        per_finding = (large - small) / (2000 * 90)
        print(f"{small // MEGABYTE} MB for 20,000 findings, {large // MEGABYTE} MB for 200,000: {per_finding:.2f} KB each", file=sys.stderr)
        self.assertLess(per_finding, MOST_PER_FINDING)


main()
