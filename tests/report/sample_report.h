// A run for the tests of all report formats: five units and what nobody claims, generated people, masked values only.
#pragma once

#include <cstdio>
#include <deque>
#include <string>

#include "model/report.h"

namespace leakscan::sample {

inline std::string number_text(const char* form, unsigned number) {
    char text[64];
    std::snprintf(text, sizeof text, form, number);
    return text;
}

inline constexpr Phrase id_reason = {"身份证号完整公开", "the ID number is published in full"};
inline constexpr Phrase phone_reason = {"个人手机号公开", "a private person's mobile number"};
inline constexpr Phrase other_reason = {"个人信息完整公开", "personal data published in full"};
inline constexpr Phrase office_reason = {"可能是办公电话，请核实", "possibly an office line, please check"};
inline const char* const law = "政府信息公开条例第十五条";

// Findings and skips of a report point to their documents; those of the tests live until the end.
inline const JudgedDocument& keep(DocumentFacts facts, Assignment unit) {
    static std::deque<JudgedDocument> documents;
    return documents.emplace_back(JudgedDocument{std::move(facts), std::move(unit)});
}

// A verdict of its own, to be changed.
inline Verdict& own(JudgedFinding& judged) {
    static std::deque<Verdict> verdicts;
    Verdict& verdict = verdicts.emplace_back(judged.verdict == nullptr ? Verdict{} : *judged.verdict);
    judged.verdict = &verdict;
    return verdict;
}

inline JudgedSkip skip(DocumentFacts facts, Assignment unit, Fault fault, std::string note) {
    const JudgedDocument& document = keep(std::move(facts), std::move(unit));
    return {&document.facts, &document.unit, fault, std::move(note)};
}

inline JudgedFinding finding(Kind kind, std::string masked, unsigned person, DocumentFacts document, Assignment unit) {
    JudgedFinding judged;
    judged.finding.rule = kind == Kind::resident_id ? "cn.resident-id" : "cn." + std::string(name(kind));
    judged.finding.kind = kind;
    judged.finding.grade = Grade::confirmed;
    judged.finding.confidence = 0.99;
    judged.finding.masked = std::move(masked);
    judged.finding.id = number_text("%032x", 1000 + person * 32 + static_cast<unsigned>(kind));
    judged.finding.person = number_text("%032x", person);
    judged.finding.context = "姓名：王*　证件：" + judged.finding.masked;
    const JudgedDocument& kept = keep(std::move(document), std::move(unit));
    judged.document = &kept.facts;
    judged.unit = &kept.unit;
    const Phrase reason = kind == Kind::resident_id ? id_reason : kind == Kind::mobile_phone ? phone_reason : other_reason;
    own(judged) = {Ruling::leak, Severity::high, {reason, {}, {}}, law};
    return judged;
}

inline Report report() {
    Report report;
    report.tool = "leakscan 0.1.0";
    report.rules = "5f2b6c0d9e1a";
    report.policy = "gov-2018";
    report.roots = {"site"};
    report.as_of = {2017, 11, 20};
    const auto unit = [](const char* id, const char* name, const char* kind, std::uint64_t documents) {
        return UnitTally{{id, name, kind, {}, {}, "0551-6230**18"}, documents};
    };
    report.units = {unit("minzheng", "巢湖市民政局", "department", 12),    unit("huailin", "槐林镇人民政府", "township", 5),
                    unit("sifa", "巢湖市司法局", "department", 8),         unit("jiaoyu", "巢湖市教育局", "department", 3),
                    unit("zhongmiao", "中庙街道办事处", "subdistrict", 0), unit("unassigned", "", "", 2)};
    const Assignment minzheng{"minzheng", "巢湖市民政局", "ContentSource"};
    const Assignment huailin{"huailin", "槐林镇人民政府", "claim:gk/huailin/"};

    // A roster: two columns, twelve people, in an archive; the ID column is hidden.
    const DocumentFacts roster{"gk/2016/list.zip!名单/低保.xlsx",
                               "",
                               "2016年第三季度城乡低保对象公示",
                               "巢湖市政府信息公开网",
                               "社会救助",
                               "2016-09-30",
                               "003110926/201609-00216",
                               "xlsx",
                               std::string(64, 'a')};
    for (unsigned person = 1; person <= 12; ++person) {
        JudgedFinding id = finding(Kind::resident_id, number_text("34*************%03u", person), person, roster, minzheng);
        id.finding.location = {Channel::hidden_column, 0, "名单", "C" + std::to_string(person + 1), 0, person + 1, "身份证号", 0, 0};
        report.findings.push_back(id);
        JudgedFinding phone = finding(Kind::mobile_phone, number_text("139****%04u", person), person, roster, minzheng);
        phone.finding.location = {Channel::body, 0, "名单", "D" + std::to_string(person + 1), 0, person + 1, "联系电话", 0, 0};
        sample::own(phone).severity = Severity::medium;
        report.findings.push_back(phone);
    }
    // A page, its print version with the same address, and one weak mask.
    DocumentFacts page{"gk/minzheng/001.html",
                       "http://mz.example.gov.cn/gk/001.html",
                       "关于临时救助对象的公示 <第二批>",
                       "巢湖市民政局",
                       "临时救助",
                       "2017-11-02",
                       "",
                       "html",
                       std::string(64, 'b')};
    for (const char* path : {"gk/minzheng/001.html", "gk/minzheng/print/001.html"}) {
        page.path = path;
        JudgedFinding id = finding(Kind::resident_id, "34*************612", 60, page, minzheng);
        id.finding.location = {Channel::body, 0, "", "", 2, 3, "身份证号码", 88, 12};
        report.findings.push_back(id);
        page.sha256 = std::string(64, 'c');
    }
    page.path = "gk/minzheng/002.html";
    page.url = "http://mz.example.gov.cn/gk/002.html";
    page.title = "";
    JudgedFinding weak = finding(Kind::resident_id, "342601****0512****", 61, page, minzheng);
    weak.finding.grade = Grade::weak_mask;
    weak.finding.candidates = 32;
    weak.finding.location.line = 41;
    weak.finding.location.column = 7;
    sample::own(weak).severity = Severity::medium;
    report.findings.push_back(weak);
    // Text that wants to be a formula and markup at once, in a comment of the page source.
    DocumentFacts hostile{
        "gk/huailin/a&b.html", "javascript:alert(1)", "=HYPERLINK(\"http://x\",\"<b>\")\x1b[31m", "", "+公示公告", "", "", "html",
        std::string(64, 'd')};
    JudgedFinding bank = finding(Kind::bank_account, "***************0188", 70, hostile, huailin);
    bank.finding.location = {Channel::comment, 0, "", "", 0, 0, "", 120, 3};
    report.findings.push_back(bank);
    JudgedFinding office = finding(Kind::landline_phone, "0551*****27", 71, hostile, huailin);
    office.finding.location = {Channel::body, 0, "", "", 0, 0, "联系电话", 14, 22};
    office.finding.confidence = 0.5;
    own(office) = {Ruling::review, Severity::low, {office_reason, {}, {}}, ""};
    report.findings.push_back(office);
    // Nobody's page.
    JudgedFinding home = finding(Kind::address, "安徽省巢湖市槐林镇***", 80,
                                 {"misc/x.docx", "", "抚恤名单", "", "", "", "", "docx", std::string(64, 'e')}, {"unassigned", "", ""});
    home.finding.location = {Channel::body, 0, "", "", 1, 4, "家庭住址", 0, 0};
    report.findings.push_back(home);

    report.skips = {skip({"gk/jiaoyu/a.rar", "", "", "", "", "", "", "rar", ""}, {"jiaoyu", "巢湖市教育局", "claim:gk/jiaoyu/"},
                         Fault::encrypted, "protected by a password"),
                    skip({"gk/huailin/scan.pdf", "", "扫描件", "", "", "", "", "pdf", ""}, huailin, Fault::image_only, "")};
    report.waivers = {{"巢湖市政务公开办", {2018, 6, 30}, "便民服务点电话", false, 2}, {"办公室", {2017, 6, 30}, "值班手机", true, 0}};
    report.totals = {30, 28, 0, 2, 4, 1, 28, 1, 7, 17, 2};
    return report;
}

}  // namespace leakscan::sample
