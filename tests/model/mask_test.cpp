#include "model/mask.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("two masks of one number show more together") {
    CHECK(merge_masks("340123********0048", "3401231905********") == "3401231905****0048");
    CHECK(merge_masks("138****8000", "1380013****") == "13800138000");
    CHECK(merge_masks("340123******004", "340123190506150***") == "34012319050615004*");
    CHECK(merge_masks("340123********004842", "G3401231905****0048") == "3401231905****0048");
}

TEST_CASE("contradictions and other lengths make two people") {
    CHECK_FALSE(merge_masks("340123********0048", "34012319050616***3"));
    CHECK_FALSE(merge_masks("138****8000", "340123********0048"));
    CHECK(shared_characters("340123********0048", "3401231905********") == 6);
    CHECK(shared_characters("138****8000", "*******8000") == 4);
}
