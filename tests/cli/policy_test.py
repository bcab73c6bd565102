"""--policy: a file of one's own, what it lets stand, and how that is told."""

from harness import CommandTest, main, mobile, resident_id, roster

HEAD = 'name = "ours"\nbasis = "政府信息公开条例第十五条"\n'


def contact_page(number: str) -> str:
    return f"<html><head><meta charset='utf-8'><title>便民服务</title></head><body><p>联系人：王小明　手机号码：{number}</p></body></html>"


class Policy(CommandTest):
    def scan(self, policy: str, *more: str, code: int = 0) -> list[dict]:
        self.given({"ours.toml": HEAD + policy})
        self.expect(code, "scan", "site", "--policy", "ours.toml", "--force", "--all", "--as-of", "2026-05-04", *more)
        return self.findings()

    def test_an_approved_number_stands_until_its_day(self):
        self.given({"site/a.html": contact_page(mobile(7))})
        entry = f'[[public_contact]]\nnumbers = ["{mobile(7)}"]\napproved_by = "办公室"\nuntil = '
        allowed = self.scan(entry + "2026-05-04\n")
        self.assertEqual([f["verdict"] for f in allowed], ["allowed"])
        self.assertIn("办公室批准，有效期至2026-05-04", allowed[0]["reason"])
        ended = self.scan(entry + "2026-05-03\n")
        self.assertEqual([f["verdict"] for f in ended], ["review"])
        self.assertIn("已于2026-05-03到期", ended[0]["reason"])

    def test_a_finding_is_suppressed_by_its_id_in_its_document_only(self):
        self.given({"site/a.html": roster(2), "site/b.html": roster(2)})
        first = self.scan("", code=1)[0]
        after = self.scan(f'[[suppress]]\nids = ["{first["id"]}"]\nreason = "本人书面同意"\napproved_by = "公开办"\nuntil = 2026-12-31\n',
                          code=1)
        waived = [f for f in after if f["standing"] == "waived"]
        self.assertEqual([(f["id"], f["verdict"]) for f in waived], [(first["id"], "allowed")])
        self.assertEqual(waived[0]["reason"], "经批准不列入整改：公开办批准，有效期至2026-12-31，理由：本人书面同意")
        self.assertEqual(len([f for f in after if f["verdict"] == "leak"]), 7)
        self.assertEqual(self.summary()["suppressed"], 1)
        self.assertEqual(self.summary()["suppressions"], [{"approved_by": "公开办", "expired": False, "findings": 1,
                                                           "reason": "本人书面同意", "until": "2026-12-31"}])

    def test_what_is_suppressed_is_told_in_the_reports_in_either_language(self):
        self.given({"site/a.html": contact_page(mobile(7))})
        entry = f'[[suppress]]\nnumbers = ["{mobile(7)}"]\nlabel = "手机"\nreason = "值守电话"\napproved_by = "公开办"\nuntil = 2026-12-31\n'
        self.scan(entry, "--format", "html,jsonl,xlsx")
        self.assertIn("经批准豁免".encode(), self.everything_in("leakscan-out"))
        self.assertIn("豁免情况".encode(), self.everything_in("leakscan-out"))
        self.expect(0, "report", "leakscan-out", "--format", "html,xlsx", "--lang", "en")
        self.assertIn("suppressed: by 公开办 until 2026-12-31 because 值守电话".encode(), self.everything_in("leakscan-out"))

    def test_without_all_it_is_counted_and_not_listed(self):
        self.given({"site/a.html": contact_page(mobile(7)), "ours.toml": HEAD + f'[[suppress]]\nnumbers = ["{mobile(7)}"]\n'
                    'document = "a.html"\nreason = "值守电话"\napproved_by = "公开办"\nuntil = 2026-12-31\n'})
        result = self.expect(0, "scan", "site", "--policy", "ours.toml", "--as-of", "2026-05-04", "--lang", "en")
        self.assertEqual(self.findings(), [])
        self.assertEqual(self.summary()["suppressed"], 1)
        self.assertIn("allowed by a suppression of the policy 1", result.stdout + result.stderr)

    def test_an_exempt_class_frees_named_kinds_only(self):
        self.given({"site/a.html": roster(1).replace("<head>", "<head><meta name='ColumnName' content='联合惩戒'>")})
        self.expect(1, "scan", "site", "--all")
        self.assertEqual({f["kind"]: f["verdict"] for f in self.findings()}, {"resident_id": "leak", "mobile_phone": "leak"})
        self.assertIn("依法公开的内容不包括此项", self.findings()[0]["reason"])

    def test_a_wrong_file_is_refused_with_its_line(self):
        self.given({"site/a.html": roster(1), "ours.toml": HEAD + "[[suppress]]\nlines = [1]\n"})
        self.expect_refusal("scan", "site", "--policy", "ours.toml", naming="ours.toml:4: lines")
        self.given({"ours.toml": HEAD + f'[[suppress]]\nnumbers = ["{resident_id(1)}"]\n'})
        self.expect_refusal("scan", "site", "--policy", "ours.toml", naming="ours.toml:4: numbers")

    def test_a_notice_that_names_people_after_its_period_is_told_once(self):
        rows = "".join(f"<tr><td>{i}</td><td>{name}</td></tr>" for i, name in enumerate(["王小明", "李建国", "张伟"], 1))
        self.given({"site/a.html": "<html><head><meta charset='utf-8'><title>资助公示</title></head><body><p>公示期：2017年11月1日至11月7日。"
                    f"</p><table><tr><th>序号</th><th>姓名</th></tr>{rows}</table></body></html>"})
        for policy, day, code, verdict in [("gov-2018", "2017-11-07", 0, "allowed"), ("gov-2018", "2017-11-08", 0, "review"),
                                           ("moe-2017", "2017-11-08", 1, "leak")]:
            for jobs in ["0", "2"]:
                self.expect(code, "scan", "site", "--all", "--force", "--policy", policy, "--as-of", day, "--jobs", jobs)
                found = [(f["kind"], f["rule"], f["verdict"]) for f in self.findings()]
                self.assertEqual(found, [("person_name", "topic.expired-notice", verdict)])
        self.assertIn("涉及姓名3个", self.findings()[0]["reason"])

    def test_many_people_weigh_more_and_the_number_of_workers_changes_nothing(self):
        self.given({"site/few.html": roster(2).replace(resident_id(1), ""), "site/many.html": roster(60)})
        outputs = set()
        for jobs in ["0", "1", "2"]:
            self.expect(1, "scan", "site", "--force", "--jobs", jobs, "--as-of", "2026-05-04", "--format", "jsonl")
            outputs.add((self.folder / "leakscan-out/findings.jsonl").read_bytes())
        self.assertEqual(len(outputs), 1)
        severities = {(f["document"]["path"], f["kind"]): f["severity"] for f in self.findings()}
        self.assertEqual(severities["few.html", "mobile_phone"], "medium")
        self.assertEqual(severities["many.html", "mobile_phone"], "high")


main()
