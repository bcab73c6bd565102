"""What a person at a terminal sees: the bar, colours, and the end of a run that is interrupted."""

import os
import pty
import select
import signal
import subprocess

from harness import LEAKSCAN, TIME_LIMIT, CommandTest, main, roster

MANY = 1500  # files: more than a run gets through before the signal


class OnATerminal(CommandTest):
    def setUp(self):
        super().setUp()
        self.given({f"site/{n}.html": roster(1, first=n) for n in range(40)})

    def on_terminal(self, *arguments: str, stdout_too: bool = False, **environment: str) -> str:
        """Everything that the command writes to a terminal that is its stderr (and stdout)."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen([LEAKSCAN, *arguments], cwd=self.folder, env={**self.environment, "TERM": "xterm", **environment},
                                   stdin=subprocess.DEVNULL, stdout=theirs if stdout_too else subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        text = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux says that the other end was closed
                break
            if not piece:
                break
            text += piece
        os.close(ours)
        process.wait(TIME_LIMIT)
        return text.decode()

    def test_a_bar_is_drawn_and_erased(self):
        text = self.on_terminal("scan", "site")
        self.assertRegex(text, r"\[#*-*\] \d+% ")
        self.assertIn("已读", text)
        self.assertNotRegex(text[text.rindex("\r\x1b[K"):], r"\d+% ")

    def test_no_bar_when_not_wanted(self):
        self.assertNotIn("\r\x1b[K", self.on_terminal("scan", "site", "--progress", "never"))
        self.assertEqual(self.on_terminal("scan", "site", "--out", "second", "-q"), "")

    def test_no_bar_on_a_pipe_unless_asked(self):
        self.assertNotIn("\r", self.expect(1, "scan", "site").stderr)
        self.assertIn("\r", self.expect(1, "scan", "site", "--force", "--progress", "always").stderr)

    def test_colours_only_on_a_terminal_without_no_color(self):
        self.assertRegex(self.on_terminal("scan", "site", "--progress", "never", stdout_too=True), "\x1b\\[[0-9;]*m")
        self.assertNotIn("\x1b", self.on_terminal("scan", "site", "--force", "--progress", "never", stdout_too=True, NO_COLOR="1"))
        self.assertNotIn("\x1b", self.expect(1, "scan", "site", "--force").stdout)


class Interrupted(CommandTest):
    def interrupt(self, number: int) -> int:
        """Sends the signal to the whole group, as a terminal does, once the bar shows that the run is under way; returns the exit code."""
        self.given({f"site/{n}.html": roster(30, first=n) for n in range(MANY)})
        process = subprocess.Popen([LEAKSCAN, "scan", "site", "--progress", "always", "--jobs", "2"], cwd=self.folder,
                                   env=self.environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        select.select([process.stderr], [], [], TIME_LIMIT)
        os.killpg(process.pid, number)
        process.communicate(timeout=TIME_LIMIT)
        return process.returncode

    def test_sigint_writes_partial_reports(self):
        self.assertEqual(self.interrupt(signal.SIGINT), 130)
        self.assertTrue(self.summary()["partial"])
        self.assertLess(self.summary()["documents"], MANY)
        self.assertEqual(self.skips(), [])

    def test_sigterm_is_143(self):
        self.assertEqual(self.interrupt(signal.SIGTERM), 143)
        self.assertTrue(self.summary()["partial"])


main()
