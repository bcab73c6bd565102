// What the office hands out, made of sample_ledger.h: approved Markdown, and what must hold in every form.
#include <algorithm>

#include <catch2/catch.hpp>

#include "base/text.h"
#include "codec/zip.h"
#include "report/assessment.h"
#include "report/bulletin.h"
#include "report/golden.h"
#include "report/history.h"
#include "report/sample_ledger.h"
#include "report/takedown.h"
#include "report/unit_report.h"
#include "report/workbook_text.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

OfficeDocument bulletin_of(std::string_view period, Language language, Date today = sample::end_of_year) {
    return bulletin(sample::ledger(), *parse_period(period), today, {language, "巢湖市政务公开领导小组办公室"});
}

OfficeDocument report_of(const char* unit, Language language) {
    Result<OfficeDocument> report = unit_report(sample::ledger(), unit, sample::end_of_year, language);
    REQUIRE(report.ok());
    return report.take();
}

std::string part(const std::string& package, std::string_view name) {
    Result<ZipReader> reader = ZipReader::open(package);
    REQUIRE(reader.ok());
    const ZipEntry* entry = reader->find(name);
    REQUIRE(entry != nullptr);
    return reader->read(*entry).value();
}

size_t count_of(std::string_view text, std::string_view what) {
    size_t count = 0;
    for (size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++count;
    return count;
}

bool holds(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("bulletins say what their months were") {
    check_golden("bulletin-2017-11.md", to_markdown(bulletin_of("2017-11", Language::zh)));
    check_golden("bulletin-2017-12.md", to_markdown(bulletin_of("2017-12", Language::zh)));
    check_golden("bulletin-2017-12-en.md", to_markdown(bulletin_of("2017-12", Language::en)));
    check_golden("bulletin-2017-12.html", to_html(bulletin_of("2017-12", Language::zh)));
}

TEST_CASE("a bulletin of an earlier month does not change with what happens later") {
    const std::string then = to_markdown(bulletin_of("2017-11", Language::zh, {2017, 12, 1}));
    const std::string now = to_markdown(bulletin_of("2017-11", Language::zh, {2017, 12, 31}));
    CHECK(replace_all(then, "2017年12月1日", "") == replace_all(now, "2017年12月31日", ""));
    CHECK(holds(to_markdown(bulletin_of("2017-12", Language::zh, {2017, 12, 20})), "（截至2017年12月20日）"));
    CHECK_FALSE(holds(then, "截至2017年12月"));
}

TEST_CASE("a bulletin of a period without scans or of an empty ledger says so") {
    const std::string quiet = to_markdown(bulletin_of("2018-01", Language::zh, {2018, 2, 1}));
    CHECK(holds(quiet, "本期没有组织扫描"));
    CHECK(holds(quiet, "本期没有零报告单位"));
    CHECK(holds(quiet, "巢湖市司法局"));  // among those not scanned
    const std::string empty = to_markdown(bulletin(LedgerView{}, *parse_period("2017-11"), sample::end_of_year, {}));
    CHECK(holds(empty, "本期没有组织扫描"));
    CHECK(holds(empty, "整改率—"));
    CHECK(holds(empty, "没有逾期未整改的问题"));
}

TEST_CASE("a unit's report tells what was found and what became of it") {
    check_golden("unit-report.md", to_markdown(report_of("minzheng", Language::zh)));
    check_golden("unit-report-en.md", to_markdown(report_of("minzheng", Language::en)));
    CHECK(holds(to_markdown(report_of("sifa", Language::zh)), "零报告：全部文档已读取"));
    const std::string unread = to_markdown(report_of("jiaoyu", Language::zh));
    CHECK(holds(unread, "不能认定为零报告"));
    CHECK_FALSE(holds(unread, "零报告："));
    CHECK(holds(to_markdown(report_of("zhongmiao", Language::zh)), "未扫描：扫描范围内没有归属于本单位的文档"));
    const Result<OfficeDocument> nobody = unit_report(sample::ledger(), "nobody", sample::end_of_year, Language::en);
    REQUIRE_FALSE(nobody.ok());
    CHECK(nobody.error().fault == Fault::usage);
}

TEST_CASE("what the unit sent back stands in its report") {
    LedgerView view = sample::ledger();
    for (Entry& entry : view.entries) {
        if (entry.unit == "minzheng")
            entry.returned = {"李四", "0551-623001",     "删除隐藏列后重新发布", "http://mz.example.gov.cn/new", "已整改",
                              "",     Date{2017, 11, 15}};
    }
    Result<OfficeDocument> report = unit_report(view, "minzheng", sample::end_of_year, Language::zh);
    REQUIRE(report.ok());
    const std::string text = to_markdown(*report);
    CHECK(holds(text, "采取的整改措施：删除隐藏列后重新发布（5条）。"));
    CHECK(holds(text, "| 填报人 | 李四 |"));
    CHECK(holds(text, "[删除隐藏列后重新发布](http://mz.example.gov.cn/new)"));
    CHECK(holds(text, "未整改1条"));  // whatever the unit says of it
    view.entries.front().returned.person = "王五";
    CHECK_FALSE(holds(to_markdown(*unit_report(view, view.entries.front().unit, sample::end_of_year, Language::zh)), "| 填报人 | 李四"));
}

TEST_CASE("columns that should go offline come worst first") {
    LedgerView view = sample::ledger();
    for (Entry& entry : view.entries) {
        if (entry.unit == "huailin") entry.document.column = entry.id == "0a0000000003" ? "" : "惠农补贴";
    }
    check_golden("takedown.md", to_markdown(takedown_list(view, 4, sample::end_of_year, Language::zh)));
    check_golden("takedown.csv", to_csv(takedown_list(view, 4, sample::end_of_year, Language::en)));
    const auto columns = [&](std::uint64_t over) {
        return count_of(to_csv(takedown_list(view, over, sample::end_of_year, Language::zh)), "\r\n") - 1;
    };
    CHECK(columns(0) == 3);
    CHECK(columns(5) == 1);
    CHECK(columns(30) == 0);
    CHECK(to_markdown(takedown_list(LedgerView{}, 0, sample::end_of_year, Language::en)).find("these 0 columns") != std::string::npos);
}

TEST_CASE("the assessment holds its figures, and the entries behind them") {
    const TemporaryFolder folder;
    REQUIRE(write_assessment(sample::ledger(), 2017, sample::end_of_year, Language::zh, folder.path() + "/a.xlsx").ok());
    check_golden("assessment.txt", workbook_text(folder.path() + "/a.xlsx"));
    REQUIRE(write_assessment(sample::ledger(), 2017, sample::end_of_year, Language::en, folder.path() + "/e.xlsx").ok());
    REQUIRE(write_assessment(LedgerView{}, 2017, sample::end_of_year, Language::en, folder.path() + "/none.xlsx").ok());
    CHECK(write_assessment(LedgerView{}, 2017, sample::end_of_year, Language::en, folder.path() + "/a.docx").error().fault == Fault::usage);
}

TEST_CASE("the history of all units and of one, for people and for programs") {
    const LedgerView view = sample::ledger();
    const std::vector<PeriodFigures> months = months_of(view, {2018, 1, 15}, 24);
    check_golden("history.txt", history_text(months, "", Language::zh) + "\n" + history_text(months, "minzheng", Language::en));
    check_golden("history.jsonl", history_json(months, "") + history_json(months, "minzheng"));
    CHECK(history_json({}, "").empty());
}

TEST_CASE("a package holds what a word processor needs, the same bytes each time") {
    const std::string package = to_docx(bulletin_of("2017-12", Language::zh));
    CHECK(package == to_docx(bulletin_of("2017-12", Language::zh)));
    const std::string body = part(package, "word/document.xml");
    CHECK(count_of(body, "<w:tbl>") == 8);
    CHECK(count_of(body, "<w:tblHeader/>") == 8);
    CHECK(holds(body, "危房改造|公示 &lt;第二批&gt;"));
    CHECK(count_of(part(package, "word/_rels/document.xml.rels"), "TargetMode=\"External\"") == 5);  // each address once
    CHECK(holds(part(package, "word/styles.xml"), "方正小标宋简体"));
    CHECK(holds(part(package, "word/footer1.xml"), " PAGE "));
    CHECK(holds(part(package, "docProps/core.xml"), "2017-12-31T00:00:00Z"));
    for (std::string_view name : {"[Content_Types].xml", "_rels/.rels", "word/settings.xml", "word/fontTable.xml", "word/footer2.xml"})
        part(package, name);
}

TEST_CASE("nothing of a document becomes markup in what the office hands out") {
    LedgerView view = sample::ledger();
    for (Entry& entry : view.entries) {
        entry.document.title = "<script>alert(1)</script>\x1b[31m](javascript:x) `*_|";
        entry.document.url = "javascript:alert(1)";
        entry.document.column = "=HYPERLINK(\"http://x\")";
    }
    const OfficeDocument document = bulletin(view, *parse_period("2017-12"), sample::end_of_year, {Language::zh, "<b>"});
    const std::string html = to_html(document);
    CHECK_FALSE(holds(html, "<script"));
    CHECK_FALSE(holds(html, "href=\"javascript"));
    CHECK_FALSE(holds(html, "<b>"));
    CHECK_FALSE(holds(html, "\x1b"));
    const std::string markdown = to_markdown(document);
    CHECK(holds(markdown, "&lt;script>alert(1)&lt;/script> \\[31m\\](javascript:x) \\`\\*\\_\\|"));
    CHECK_FALSE(holds(part(to_docx(document), "word/document.xml"), "<script"));
    CHECK(holds(to_csv(takedown_list(view, 0, sample::end_of_year, Language::zh)), "\"'=HYPERLINK("));
}

TEST_CASE("the ending of a name chooses the form") {
    const TemporaryFolder folder;
    const OfficeDocument document = bulletin_of("2017-11", Language::en);
    const std::vector<std::string_view> endings = {".docx", ".html", ".md"};
    for (std::string_view ending : endings)
        CHECK(write_office_document(document, folder.path() + "/b" + std::string(ending), endings).ok());
    CHECK(read_file(folder.path() + "/b.md").value() == to_markdown(document));
    CHECK(read_file(folder.path() + "/b.docx").value().starts_with("PK"));
    for (const char* name : {"/b.pdf", "/b", "/b.xlsx", "/docx"}) {
        const Status refused = write_office_document(document, folder.path() + name, endings);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.error().fault == Fault::usage);
    }
}

TEST_CASE("a long list is cut, and says so") {
    sample::LedgerStory story;
    story.unit("sifa", "巢湖市司法局", "department");
    story.run(sample::first_scan, {});
    std::vector<std::string> ids;
    for (unsigned i = 0; i < 201; ++i) ids.push_back("0c000000" + std::to_string(1000 + i));
    for (const std::string& id : ids) {
        story.found(id.c_str(), sample::first_scan, "sifa", Kind::mobile_phone, 1, "名单");
        story.happens(id.c_str(), sample::second_scan, EventKind::rectified, Standing::rectified);
        story.happens(id.c_str(), {2017, 11, 27}, EventKind::reopened, Standing::reopened);
    }
    const std::string text = to_markdown(bulletin(story.view, *parse_period("2017-11"), sample::end_of_year, {Language::zh, ""}));
    CHECK(holds(text, "以上为前200条，共201条"));
    CHECK(holds(text, "其中201条先后属于两种情形，只计一次"));
}
