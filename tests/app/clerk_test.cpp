// What the parent counts and keeps: endings, people, units, allowed findings.
#include "app/clerk.h"

#include <catch2/catch.hpp>

#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

ScannedDocument document(const std::string& path, Ending ending, const std::string& source = "") {
    ScannedDocument document;
    document.origin.file = path;
    document.ending = ending;
    document.meta.content_source = source;
    return document;
}

Finding certain_id(const std::string& person) {
    Finding finding;
    finding.kind = Kind::resident_id;
    finding.grade = Grade::confirmed;
    finding.confidence = 0.99;
    finding.person = person;
    finding.features.owner = Owner::person;
    finding.features.label_supports = true;
    return finding;
}

}  // namespace

TEST_CASE("documents are counted by how their visit ended") {
    const RunSetup setup;
    Clerk clerk(setup, {});
    for (const Ending ending :
         {Ending::read, Ending::read, Ending::partly, Ending::skipped, Ending::container, Ending::picture, Ending::other}) {
        clerk.take(document("a", ending));
    }
    clerk.take_problem({{"gone", {}, {}}, Fault::io, "No such file or directory"});
    const Report report = clerk.finish({"site"}, true);
    CHECK(report.totals.documents == 5);
    CHECK(report.totals.read == 2);
    CHECK(report.totals.partly == 1);
    CHECK(report.totals.skipped == 2);
    CHECK(report.totals.pictures == 1);
    CHECK(report.totals.others == 1);
    CHECK(report.partial);
    CHECK(report.roots == std::vector<std::string>{"site"});
    REQUIRE(report.skips.size() == 1);
    CHECK(report.skips[0].document->path == "gone");
    CHECK(report.skips[0].fault == Fault::io);
}

TEST_CASE("a person found twice is one, whatever the document") {
    const RunSetup setup;
    Clerk clerk(setup, {});
    ScannedDocument first = document("a", Ending::read);
    first.findings = {certain_id("p1"), certain_id("p2"), certain_id("p1")};
    ScannedDocument second = document("b", Ending::read);
    second.findings = {certain_id("p2"), certain_id("")};
    clerk.take(std::move(first));
    clerk.take(std::move(second));
    const Report report = clerk.finish({}, false);
    CHECK(report.totals.leaks == 5);
    CHECK(report.totals.people == 2);
    CHECK(report.findings.size() == 5);
}

TEST_CASE("allowed findings are counted, and kept only on request") {
    Finding hotline;
    hotline.kind = Kind::landline_phone;
    hotline.features.owner = Owner::office;
    hotline.features.service_number = true;
    for (const bool keep : {false, true}) {
        const RunSetup setup;
        Clerk clerk(setup, {.keep_allowed = keep, .path_has_root = false, .unit = {}, .column = {}, .published = {}});
        ScannedDocument page = document("a", Ending::read);
        page.findings = {hotline};
        clerk.take(std::move(page));
        const Report report = clerk.finish({}, false);
        CHECK(report.totals.allowed == 1);
        CHECK(report.findings.size() == (keep ? 1 : 0));
    }
}

TEST_CASE("units stand in the roster's order, unassigned last, and only what was read counts") {
    const TemporaryFolder folder;
    folder.write("units.toml",
                 "[[unit]]\nid = \"da\"\nname = \"澄湖市档案局\"\n[[unit]]\nid = \"mz\"\nname = \"澄湖市民政局\"\nclaims = [\"gk/\"]\n");
    Result<UnitRoster> roster = UnitRoster::read(folder.path() + "/units.toml");
    REQUIRE(roster.ok());
    RunSetup setup;
    setup.roster = roster.take();
    Clerk clerk(setup, {});
    clerk.take(document("old/a", Ending::read));
    clerk.take(document("gk/b", Ending::read));
    clerk.take(document("gk/c", Ending::skipped));
    const Report report = clerk.finish({}, false);
    REQUIRE(report.units.size() == 3);
    CHECK(report.units[0].unit.id == "da");
    CHECK(report.units[0].documents == 0);
    CHECK(report.units[1].unit.id == "mz");
    CHECK(report.units[1].documents == 1);
    CHECK(report.units[2].unit.id == unassigned_id);
}

TEST_CASE("what the command line says of a document fills what the document does not say") {
    const RunSetup setup;
    Clerk clerk(setup, {.keep_allowed = false,
                        .path_has_root = false,
                        .unit = {"mz", "澄湖市民政局", "--unit"},
                        .column = "公示公告",
                        .published = "2017-11-20"});
    ScannedDocument page = document("a", Ending::read, "澄湖市档案局");
    page.meta.published = "2016-01-02";
    page.findings = {certain_id("p")};
    clerk.take(std::move(page));
    const Report report = clerk.finish({}, false);
    REQUIRE(report.findings.size() == 1);
    CHECK(report.findings[0].unit->by == "--unit");
    CHECK(report.findings[0].document->column == "公示公告");
    CHECK(report.findings[0].document->published == "2016-01-02");
}
