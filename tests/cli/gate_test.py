"""The gates before publication: the pre-commit hook in a git repository, and the example for a content system."""

import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from harness import BROKEN_ZIP, CLEAN, LEAKSCAN, CommandTest, main, mobile, resident_id, roster

PROJECT = Path(__file__).resolve().parents[2]
GATE = PROJECT / "samples/gate/publish_gate.py"
HOOKS = PROJECT / ".pre-commit-hooks.yaml"


class GateTest(CommandTest):
    def setUp(self):
        super().setUp()
        self.environment |= {"PATH": f"{Path(LEAKSCAN).parent}:{self.environment['PATH']}", "GIT_CONFIG_NOSYSTEM": "1",
                             "PRE_COMMIT_HOME": str(self.folder / "cache")}

    def run_program(self, *command: str, cwd: str = ".", stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess:
        result = subprocess.run(command, cwd=self.folder / cwd, env={**self.environment, **environment}, input=stdin, capture_output=True,
                                timeout=120)
        result.stdout, result.stderr = result.stdout.decode(), result.stderr.decode()
        return result

    def git(self, *arguments: str, cwd: str = "work") -> subprocess.CompletedProcess:
        return self.run_program("git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "protocol.file.allow=always", *arguments,
                                cwd=cwd)

    def repository(self, name: str) -> None:
        (self.folder / name).mkdir()
        self.assertEqual(self.git("init", "-q", "-b", "main", cwd=name).returncode, 0)


class PreCommit(GateTest):
    def test_the_entry_stops_a_commit_of_personal_data(self):
        entry = re.search(r"^  entry: (.+)$", HOOKS.read_text(), re.M)[1]
        self.repository("work")
        hook = self.folder / "work/.git/hooks/pre-commit"
        hook.write_text(f"#!/bin/sh\ngit diff --cached --name-only -z --diff-filter=d | xargs -0 {entry}\n")
        hook.chmod(0o755)
        self.given({"work/news.html": CLEAN})
        self.git("add", ".")
        self.assertEqual(self.git("commit", "-qm", "news").returncode, 0)
        self.given({"work/名单.html": roster(3)})
        self.git("add", ".")
        refused = self.git("commit", "-qm", "roster")
        self.assertNotEqual(refused.returncode, 0)
        self.assertIn("名单.html", refused.stdout + refused.stderr)
        self.assertNotIn(resident_id(1), refused.stdout + refused.stderr)
        self.assertEqual(self.git("rev-list", "--count", "HEAD").stdout.strip(), "1")

    @unittest.skipUnless(shutil.which("pre-commit"), "needs the package pre-commit")
    def test_pre_commit_takes_the_hook_from_the_repository(self):
        self.repository("tool")
        shutil.copy(HOOKS, self.folder / "tool")
        self.git("add", ".", cwd="tool")
        self.git("commit", "-qm", "hooks", cwd="tool")
        revision = self.git("rev-parse", "HEAD", cwd="tool").stdout.strip()
        self.repository("work")
        self.given({"work/.pre-commit-config.yaml":
                        f"repos:\n- repo: {self.folder}/tool\n  rev: {revision}\n  hooks:\n  - id: leakscan\n",
                    "work/news.html": CLEAN})
        self.git("add", ".")
        clean = self.run_program("pre-commit", "run", "--all-files", cwd="work")
        self.assertEqual(clean.returncode, 0, clean.stdout + clean.stderr)
        self.assertIn("Passed", clean.stdout)
        self.given({"work/roster.html": roster(2)})
        self.git("add", ".")
        refused = self.run_program("pre-commit", "run", "--all-files", cwd="work")
        self.assertEqual(refused.returncode, 1, refused.stdout + refused.stderr)
        self.assertIn("roster.html", refused.stdout)
        self.assertNotIn(mobile(1), refused.stdout)


class ContentSystem(GateTest):
    def gate(self, article: str | bytes, **environment: str) -> subprocess.CompletedProcess:
        data = article if isinstance(article, bytes) else article.encode()
        return self.run_program(sys.executable, str(GATE), "-", "--url", "https://mz.example.gov.cn/a.html", "--unit", "民政局", stdin=data,
                                **{"LEAKSCAN": LEAKSCAN, **environment})

    def test_a_clean_page_goes_out(self):
        result = self.gate(CLEAN)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)

    def test_a_page_with_personal_data_does_not_and_the_editor_sees_where(self):
        result = self.gate(roster(30))
        self.assertEqual(result.returncode, 1)
        self.assertIn("60", result.stdout.splitlines()[0])
        self.assertRegex(result.stdout, r"第\d+行：34\*+\w{3}")
        self.assertNotIn(resident_id(1), result.stdout)

    def test_what_could_not_be_read_does_not_go_out_unseen(self):
        result = self.gate(BROKEN_ZIP)
        self.assertEqual(result.returncode, 1)
        self.assertIn("未能读取", result.stdout)

    def test_a_check_that_cannot_run_keeps_the_gate_shut(self):
        self.assertEqual(self.gate(CLEAN, LEAKSCAN="/nonexistent/leakscan").returncode, 1)
        self.given({"leakscan": "#!/bin/sh\necho 'leakscan: no patterns' >&2\nexit 2\n"})
        (self.folder / "leakscan").chmod(0o755)
        result = self.gate(CLEAN, LEAKSCAN=str(self.folder / "leakscan"))
        self.assertEqual(result.returncode, 1)
        self.assertIn("no patterns", result.stdout)


main()
