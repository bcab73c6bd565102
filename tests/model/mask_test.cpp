#include "model/mask.h"

#include <catch2/catch.hpp>

using namespace leakscan;

TEST_CASE("two masks of one number show more together") {
    CHECK(merge_masks("340123********0048", "3401231905********") == "3401231905****0048");
    CHECK(merge_masks("138****8000", "1380013****") == "13800138000");
}

TEST_CASE("contradictions and other lengths make two numbers") {
    CHECK_FALSE(merge_masks("340123********0048", "34012319050616***3"));
    CHECK_FALSE(merge_masks("138****8000", "340123********0048"));
    CHECK(shared_characters("340123********0048", "3401231905********") == 6);
    CHECK(shared_characters("138****8000", "*******8000") == 4);
}

TEST_CASE("numbers made of an ID are compared as that ID") {
    CHECK(comparable_mask(Kind::resident_id, "340123******004") == "34012319******004*");
    CHECK(comparable_mask(Kind::disability_card, "340123********004842") == "340123********0048");
    CHECK(comparable_mask(Kind::student_number, "G3401231905****0048") == "3401231905****0048");
    CHECK(comparable_mask(Kind::bank_account, "123456******789") == "123456******789");
    CHECK(comparable_kind(Kind::student_number) == Kind::resident_id);
}
