#include "app/exit_code.h"
#include "report/tally.h"

#include <csignal>

#include <catch2/catch.hpp>

using namespace leakscan;

namespace {

Report totals(std::uint64_t leaks, std::uint64_t reviews, std::uint64_t skipped, std::uint64_t partly) {
    Report report;
    Totals& totals = report.totals;
    totals.leaks = leaks;
    totals.reviews = reviews;
    totals.skipped = skipped;
    totals.partly = partly;
    return report;
}

}  // namespace

TEST_CASE("exit codes are those of the contract") {
    struct Row {
        const char* what;
        Report totals;
        FailOn fail_on;
        int signal;
        int code;
    };
    const Row rows[] = {
        {"nothing", totals(0, 0, 0, 0), FailOn::leak, 0, 0},
        {"a leak", totals(1, 0, 0, 0), FailOn::leak, 0, 1},
        {"a leak is new without a ledger", totals(1, 0, 0, 0), FailOn::fresh, 0, 1},
        {"a review only", totals(0, 1, 0, 0), FailOn::leak, 0, 0},
        {"a review asked for", totals(0, 1, 0, 0), FailOn::review, 0, 1},
        {"a leak counts as review too", totals(1, 0, 0, 0), FailOn::review, 0, 1},
        {"never", totals(1, 1, 0, 0), FailOn::none, 0, 0},
        {"skipped", totals(0, 0, 1, 0), FailOn::leak, 0, 3},
        {"read in part", totals(0, 0, 0, 1), FailOn::leak, 0, 3},
        {"1 beats 3", totals(1, 0, 1, 0), FailOn::leak, 0, 1},
        {"never 1, yet not all was read", totals(1, 0, 1, 0), FailOn::none, 0, 3},
        {"interrupted", totals(1, 0, 0, 0), FailOn::leak, SIGINT, 130},
        {"ended", totals(0, 0, 0, 0), FailOn::leak, SIGTERM, 143},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        CHECK(exit_code(ListedReport(row.totals), row.fail_on, row.signal) == row.code);
    }
}
