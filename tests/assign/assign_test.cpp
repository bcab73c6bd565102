// One row per kind of evidence and per pair of them that may disagree.
#include "assign/assign.h"

#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/file.h"

using namespace leakscan;

namespace {

UnitRoster roster() {
    const std::string path = "roster-" + std::to_string(::getpid()) + ".toml";
    const Status written = write_file(path, R"(
[[unit]]
id = "office"
name = "巢湖市人民政府办公室"
aliases = ["市政府办"]
claims = ["https://www.example.gov.cn/", "gk/", "column:公示公告"]

[[unit]]
id = "minzheng"
name = "巢湖市民政局"
aliases = ["市民政局", "民政局"]
claims = ["gk/minzheng/", "https://mz.example.gov.cn/", "column:最低生活保障"]

[[unit]]
id = "school"
name = "巢湖市第一中学"
aliases = ["一中", "服务中心"]
claims = ["gk/min"]

[[unit]]
id = "zhegao"
name = "柘皋镇人民政府"
aliases = ["柘皋镇", "服务中心"]
claims = ["https://www.example.gov.cn/zhegao"]
)");
    REQUIRE(written.ok());
    Result<UnitRoster> read = UnitRoster::read(path);
    ::unlink(path.c_str());
    REQUIRE(read.ok());
    return read.take();
}

struct Page {
    std::string path;
    std::string url = {};
    std::string column = {};
    std::string source = {};
    std::string author = {};
    std::string site = {};
};

ScannedDocument document(const Page& page) {
    ScannedDocument document;
    document.origin.file = page.path;
    document.origin.url = page.url;
    document.meta.column_name = page.column;
    document.meta.content_source = page.source;
    document.meta.author = page.author;
    document.meta.site_name = page.site;
    return document;
}

}  // namespace

TEST_CASE("a document goes to the unit with the strongest evidence") {
    struct Row {
        const char* what;
        Page page;
        const char* id;
        const char* by;
    };
    const UnitRoster units = roster();
    const std::string office_page = "https://www.example.gov.cn/";
    const Row rows[] = {
        {"path", {.path = "gk/zwgk/a.html"}, "office", "claim:gk/"},
        {"the longest path", {.path = "gk/minzheng/2017/a.html"}, "minzheng", "claim:gk/minzheng/"},
        {"a prefix ends where a name ends", {.path = "gk/min/a.html"}, "school", "claim:gk/min"},
        {"a member of an archive", {.path = "gk/min!a.html"}, "school", "claim:gk/min"},
        {"nobody", {.path = "other/a.html"}, "unassigned", ""},
        {"URL, whatever the scheme and the case of the host",
         {.path = "a.html", .url = "http://MZ.example.gov.cn/x"},
         "minzheng",
         "claim:https://mz.example.gov.cn/"},
        {"the longest URL", {.path = "a.html", .url = office_page + "zhegao/x"}, "zhegao", "claim:https://www.example.gov.cn/zhegao"},
        {"a URL prefix ends where a name ends",
         {.path = "a.html", .url = office_page + "zhegao2/x"},
         "office",
         "claim:https://www.example.gov.cn/"},
        {"another host", {.path = "a.html", .url = "https://mz.example.gov.cn.evil.example/"}, "unassigned", ""},
        {"a mirror folder", {.path = "mz.example.gov.cn/index.html"}, "minzheng", "claim:https://mz.example.gov.cn/"},
        {"column", {.path = "a.html", .column = "最低生活保障"}, "minzheng", "claim:column:最低生活保障"},
        {"column with the way to it", {.path = "a.html", .column = "首页 > 民政 > 最低生活保障"}, "minzheng", "claim:column:最低生活保障"},
        {"a column of another name", {.path = "a.html", .column = "城市最低生活保障"}, "unassigned", ""},
        {"the longer of path and column", {.path = "gk/a.html", .column = "最低生活保障"}, "minzheng", "claim:column:最低生活保障"},
        {"source beats a shared column", {.path = "a.html", .column = "公示公告", .source = "巢湖市民政局"}, "minzheng", "ContentSource"},
        {"a claim on a path beats the source", {.path = "gk/minzheng/a.html", .source = "柘皋镇"}, "minzheng", "claim:gk/minzheng/"},
        {"a claim on an address beats the source",
         {.path = "a.html", .url = office_page, .source = "市民政局"},
         "office",
         "claim:https://www.example.gov.cn/"},
        {"a longer claim on a column than on a path leaves it to the source",
         {.path = "gk/a.html", .column = "最低生活保障", .source = "柘皋镇"},
         "zhegao",
         "ContentSource"},
        {"a shorter one does not",
         {.path = "gk/minzheng/a.html", .column = "公示公告", .source = "柘皋镇"},
         "minzheng",
         "claim:gk/minzheng/"},
        {"source alone", {.path = "a.html", .source = "市民政局"}, "minzheng", "ContentSource"},
        {"source by alias", {.path = "a.html", .source = " 民政局 "}, "minzheng", "ContentSource"},
        {"source contains a name", {.path = "a.html", .source = "安徽省巢湖市民政局社会救助科"}, "minzheng", "ContentSource"},
        {"the same alias of another place", {.path = "gk/a.html", .source = "合肥市民政局"}, "office", "claim:gk/"},
        {"the longest contained name", {.path = "a.html", .source = "柘皋镇一中"}, "zhegao", "ContentSource"},
        {"an exact name beats a contained one", {.path = "a.html", .source = "一中"}, "school", "ContentSource"},
        {"an alias of two units decides nothing", {.path = "gk/a.html", .source = "服务中心"}, "office", "claim:gk/"},
        {"a foreign source leaves the claim", {.path = "gk/minzheng/a.html", .source = "新华网"}, "minzheng", "claim:gk/minzheng/"},
        {"author", {.path = "a.html", .column = "公示公告", .author = "柘皋镇"}, "zhegao", "Author"},
        {"source before author", {.path = "a.html", .source = "民政局", .author = "柘皋镇"}, "minzheng", "ContentSource"},
        {"the site of one unit", {.path = "a.html", .site = "巢湖市民政局"}, "minzheng", "SiteName"},
        {"a site that only contains the name", {.path = "a.html", .site = "巢湖市民政局网上大厅"}, "unassigned", ""},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const Assignment to = units.assign(document(row.page));
        CHECK(to.id == row.id);
        CHECK(to.by == row.by);
    }
}

TEST_CASE("with several roots claims hold with and without the root's own name") {
    const UnitRoster units = roster();
    CHECK(units.assign(document({.path = "site~2/gk/minzheng/a.html"}), true).id == "minzheng");
    CHECK(units.assign(document({.path = "gk/minzheng/a.html"}), true).id == "minzheng");
    CHECK(units.assign(document({.path = "site/gk/minzheng/a.html"}), false).id == "unassigned");
}

TEST_CASE("without a roster the page names its own unit") {
    const UnitRoster none;
    const Assignment source = none.assign(document({.path = "a.html", .source = "巢湖市民政局", .site = "巢湖市人民政府"}));
    CHECK(source.id == "巢湖市民政局");
    CHECK(source.by == "ContentSource");
    CHECK(none.assign(document({.path = "a.html", .source = "本站", .site = "巢湖市人民政府"})).by == "SiteName");
    CHECK(none.assign(document({.path = "a.html", .source = "本站"})).id == unassigned_id);
}
