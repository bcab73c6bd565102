"""Masks over a whole run: counted with what the page says, joined with other copies of the same person."""

from harness import CommandTest, main

HEAD = "<html><head><meta charset='utf-8'><title>{}</title></head><body><table>\n"
PRIVATE = ["190506150048", "0615004", "19050615"]


def page(title: str, header: list[str], *rows: list[str]) -> str:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in (header, *rows))
    return HEAD.format(title) + table + "</table></body></html>\n"


class Counting(CommandTest):
    def masks(self) -> list[tuple]:
        return [(f["document"]["path"], f["verdict"], f["candidates"], f["severity"]) for f in self.findings() if f["grade"] == "weak_mask"]

    def test_the_birth_date_beside_a_mask_gives_it_away(self):
        self.given({"site/a.html": page("低保名单", ["姓名", "出生日期", "身份证号"], ["张小明", "1905-06-15", "340123********0048"])})
        self.expect(1, "scan", "site", "--as-of", "2026-11-22")
        self.assertEqual(self.masks(), [("a.html", "leak", 1, "high")])
        self.assertIn("旁边的出生日期", [f["reason"] for f in self.findings() if f["grade"] == "weak_mask"][0])

    def test_good_masks_are_allowed_and_forms_are_nothing(self):
        self.given({"site/a.html": page("低保名单", ["姓名", "性别", "身份证号", "联系电话"], ["张*明", "女", "34*************048", "138****8000"]),
                    "site/b.html": page("申请表", ["姓名", "身份证号"], ["____", "________________"], ["", "□□□□□□□□□□□□□□□□□□"]) +
                    "<p>满意度：★★★★☆ 4.5分；尺寸 1300*600*18；示例：138****1234。</p>"})
        self.expect(0, "scan", "site", "--all")
        self.assertEqual({f["verdict"] for f in self.findings()}, {"allowed"})

    def test_the_policy_sets_the_measure(self):
        self.given({"site/a.html": page("名单", ["姓名", "身份证号"], ["张小明", "340***********0048"])})
        self.expect(0, "scan", "site")
        self.expect(1, "scan", "site", "--policy", "yongan-2023", "--force")
        self.expect(1, "scan", "site", "--policy", "moe-2017", "--force")

    def test_a_whole_number_behind_a_masked_cell_is_told_so(self):
        self.given({"site/a.html": page("名单", ["姓名", "身份证号"],
                                        ["张小明", "<span title='340123190506150048'>340123********0048</span>"])})
        self.expect(1, "scan", "site", "--lang", "en")
        leaks = [f for f in self.findings() if f["verdict"] == "leak"]
        self.assertEqual([f["location"]["channel"] for f in leaks], ["attribute"])
        self.assertIn("what readers see is masked", leaks[0]["reason"])


class Copies(CommandTest):
    FIRST = page("名单一", ["姓名", "身份证号"], ["张小明", "340123********0048"], ["李大海", "340123********1111"])
    SECOND = page("名单二", ["姓名", "身份证号"], ["张小明", "3401231905********"], ["王建国", "3401231906********"])

    def joined(self) -> list[tuple]:
        return [(f["document"]["path"], f["verdict"], f["candidates"]) for f in self.findings()]

    def test_two_masks_of_one_person_are_joined_and_told_on_both_pages(self):
        self.given({"site/a.html": self.FIRST, "site/b.html": self.SECOND, "site/c.html": page("新闻", ["标题"], ["无"])})
        for jobs in ("0", "2"):
            self.expect(1, "scan", "site", "--as-of", "2026-11-22", "--jobs", jobs, "--out", jobs)
            joined = [(f["document"]["path"], f["verdict"], f["candidates"]) for f in self.findings(jobs)]
            self.assertEqual(joined, [("a.html", "leak", 32), ("b.html", "leak", 32)])
        self.assertEqual(self.summary("2")["findings"], {"allowed": 2, "leak": 2, "review": 0})
        self.assertIn("同一人在另一处的不同打码", self.findings("2")[0]["reason"])

    def test_with_all_findings_listed_they_stand_once(self):
        self.given({"site/a.html": self.FIRST, "site/b.html": self.SECOND})
        self.expect(1, "scan", "site", "--as-of", "2026-11-22", "--all")
        masks = [f for f in self.findings() if f["grade"] == "weak_mask"]
        self.assertEqual(sorted((f["verdict"], f["candidates"]) for f in masks if f["verdict"] == "leak"), [("leak", 32), ("leak", 32)])
        self.assertEqual(len(masks), 4)

    def test_people_of_other_names_are_not_joined(self):
        self.given({"site/a.html": self.FIRST, "site/b.html": self.SECOND.replace("张小明", "张大明")})
        self.expect(0, "scan", "site")
        self.assertEqual(self.joined(), [])


if __name__ == "__main__":
    main()
