#include "report/people.h"

#include <catch2/catch.hpp>

using namespace leakscan;

namespace {

Report report_of(const std::vector<std::pair<std::string, std::string>>& people_and_ids) {
    Report report;
    for (const auto& [person, id] : people_and_ids) {
        report.findings.emplace_back();
        report.findings.back().finding.person = person;
        report.findings.back().finding.id = id;
    }
    return report;
}

}  // namespace

TEST_CASE("people are numbered as they appear, and a finding of nobody known is somebody") {
    CHECK(number_people({}).empty());
    const Report report = report_of({{"a", "1"}, {"a", "2"}, {"b", "3"}, {"a", "4"}, {"", "5"}, {"", "6"}, {"", "5"}});
    CHECK(number_people(report) == std::vector<std::uint32_t>{1, 1, 2, 1, 3, 4, 3});
}

TEST_CASE("different people are counted in each group for itself") {
    PeopleCount people;
    people.begin_group();
    CHECK(people.count() == 0);
    for (const std::uint32_t person : {7u, 1u, 7u, 1000u, 1u}) people.add(person);
    CHECK(people.count() == 3);
    people.begin_group();
    CHECK(people.count() == 0);
    for (const std::uint32_t person : {1u, 0u, 1u}) people.add(person);
    CHECK(people.count() == 2);
}
