// CTest `patterns` runs the first case alone: the product's own rules hold.
#include "match/check_rules.h"

#include <catch2/catch.hpp>

#include "support/matching.h"

using namespace leakscan;

TEST_CASE("every rule of the product proves its examples", "[patterns]") {
    const Result<std::vector<RuleProblem>> problems = check_rules(test_settings());
    if (!problems.ok()) FAIL(problems.error().message);
    for (const RuleProblem& problem : *problems) {
        FAIL_CHECK(problem.where << " (" << problem.variant << "): " << problem.en);
    }
}
