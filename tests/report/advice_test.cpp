#include "report/advice.h"

#include <catch2/catch.hpp>

#include "base/text.h"
#include "report/sample_report.h"

using namespace leakscan;

namespace {

JudgedFinding finding(Kind kind, Channel channel, const std::string& media, const std::string& path = "a", const std::string& title = "",
                      const std::string& published = "") {
    JudgedFinding judged;
    judged.finding.kind = kind;
    judged.finding.location.channel = channel;
    judged.document = &sample::keep({path, "", title, "", "", published, "", media, ""}, {}).facts;
    sample::own(judged).ruling = Ruling::leak;
    return judged;
}

std::string advice_for(const JudgedFinding& judged, Language language = Language::zh) {
    ListLine line;
    line.first = &judged;
    line.findings = {&judged};
    line.ruling = judged.verdict->ruling;
    return advice(line, {2017, 11, 20}, language);
}

std::string visibility_of(const JudgedFinding& judged) {
    ListLine line;
    line.first = &judged;
    line.findings = {&judged};
    return visibility(line, Language::zh);
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every channel and every kind has its words in both languages") {
    for (size_t kind = 0; kind < kind_count; ++kind) {
        CHECK_FALSE(mask_rule(static_cast<Kind>(kind)).zh.empty());
        CHECK_FALSE(mask_rule(static_cast<Kind>(kind)).en.empty());
    }
    for (int channel = 0; channel <= static_cast<int>(Channel::file_name); ++channel) {
        const JudgedFinding judged = finding(Kind::resident_id, static_cast<Channel>(channel), "xlsx");
        CHECK_FALSE(visibility_of(judged).empty());
        CHECK(advice_for(judged).ends_with("。"));
        CHECK(advice_for(judged, Language::en).ends_with("."));
        for (char c : advice_for(judged, Language::en)) CHECK(static_cast<unsigned char>(c) < 0x80);
    }
}

TEST_CASE("the masks are those that bulletins ask for") {
    CHECK(holds(advice_for(finding(Kind::resident_id, Channel::body, "html")), "前2位和后3位"));
    CHECK(holds(advice_for(finding(Kind::mobile_phone, Channel::body, "html")), "前3位和后4位"));
    CHECK(holds(advice_for(finding(Kind::address, Channel::body, "html")), "乡镇（街道）"));
    CHECK(holds(advice_for(finding(Kind::bank_card, Channel::body, "html")), "后4位"));
}

TEST_CASE("what is hidden must be deleted, not hidden better") {
    JudgedFinding judged = finding(Kind::resident_id, Channel::hidden_column, "xlsx");
    judged.finding.location.cell = "C7";
    CHECK(visibility_of(judged) == "隐藏列（C列），打开文件后取消隐藏即可见");
    CHECK(holds(advice_for(judged), "删除隐藏列（不是隐藏）"));
    judged = finding(Kind::resident_id, Channel::hidden_sheet, "xlsx");
    judged.finding.location.sheet = "底册";
    CHECK(visibility_of(judged) == "隐藏工作表（底册），打开文件后取消隐藏即可见");
}

TEST_CASE("a page is corrected in the content system, a file is replaced, an archive packed again") {
    CHECK(holds(advice_for(finding(Kind::resident_id, Channel::body, "html")), "后台修改信息内容"));
    CHECK(holds(advice_for(finding(Kind::resident_id, Channel::body, "docx")), "替换原附件"));
    CHECK(holds(advice_for(finding(Kind::resident_id, Channel::body, "docx", "a.zip!b.docx")), "重新打包"));
    CHECK_FALSE(holds(advice_for(finding(Kind::resident_id, Channel::body, "html", "a.warc!http://x/b.html")), "重新打包"));
    CHECK(holds(visibility_of(finding(Kind::resident_id, Channel::comment, "html")), "源代码注释"));
    CHECK(holds(visibility_of(finding(Kind::resident_id, Channel::comment, "docx")), "批注"));
}

TEST_CASE("an expired notice is to come down, a doubtful value to be checked first, a weak mask to be done again") {
    const auto page = [](const char* title, const char* published) {
        return finding(Kind::resident_id, Channel::body, "html", "a", title, published);
    };
    CHECK_FALSE(holds(advice_for(page("低保对象公示", "2017-06-01")), "撤下"));
    CHECK(advice_for(page("低保对象公示", "2016-06-01")).starts_with("公示期已满的，直接撤下"));
    JudgedFinding judged = page("办事指南", "2016-06-01");
    CHECK_FALSE(holds(advice_for(judged), "撤下"));
    sample::own(judged).ruling = Ruling::review;
    CHECK(advice_for(judged).starts_with("请先核实"));
    sample::own(judged).ruling = Ruling::leak;
    judged.finding.grade = Grade::weak_mask;
    CHECK(advice_for(judged).starts_with("现有遮盖不足"));
}
