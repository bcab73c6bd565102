#include "app/progress_bar.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("the line shows share, documents, findings, speed and time left") {
    const PoolProgress progress{.files = 10, .documents = 12, .bytes = 25'000'000, .findings = 3};
    CHECK(progress_line(progress, 100'000'000, 5.0, 120, Language::en) ==
          "[#####---------------] 25% 12 documents, 3 findings, 5.0 MB/s, 0:15 left");
    CHECK(progress_line(progress, 100'000'000, 5.0, 120, Language::zh) ==
          "[#####---------------] 25% 已读 12 份，发现 3 处，5.0 MB/s，剩余 0:15");
}

TEST_CASE("the first moments promise nothing") {
    CHECK(progress_line({.files = 0, .documents = 1, .bytes = 1, .findings = 0}, 100, 0.1, 120, Language::en) ==
          "[--------------------] 1% 1 documents, 0 findings");
}

TEST_CASE("odd totals do no harm") {
    CHECK(progress_line({}, 0, 9, 120, Language::en) == "[--------------------] 0% 0 documents, 0 findings");
    CHECK(progress_line({.files = 1, .documents = 1, .bytes = 300, .findings = 0}, 100, 0.1, 120, Language::en) ==
          "[####################] 100% 1 documents, 0 findings");
}

TEST_CASE("the line never wraps: Han characters count twice") {
    CHECK(progress_line({}, 0, 9, 26, Language::zh) == "[--------------------] 0% ");
    CHECK(progress_line({}, 0, 9, 29, Language::zh) == "[--------------------] 0% 已");
    CHECK(progress_line({}, 0, 9, 10, Language::en) == "[---------");
}
