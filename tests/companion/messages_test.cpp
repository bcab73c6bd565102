#include "companion/messages.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace leakscan;

namespace {

CompanionAnswer page_answer() {
    CompanionAnswer answer;
    answer.type = CompanionAnswerType::page;
    answer.state = Readability::picture;
    answer.page.number = 7;
    answer.page.width = 595;
    answer.page.words.push_back({{1.25, -20, 30, -8}, "姓名", Channel::under_image, 3, true});
    answer.page.rules.push_back({0, 5, 100, 5});
    return answer;
}

}  // namespace

TEST_CASE("a request comes back with the document behind it") {
    CompanionRequest request;
    request.wish = CompanionRequest::Wish::attachments;
    request.first_page = 300;
    request.pictures = true;
    request.memory = 1ull << 40;
    const std::string message = encode(request) + "%PDF-";
    std::string_view rest = message;
    const Result<CompanionRequest> taken = take_request(rest);
    REQUIRE(taken.ok());
    CHECK(taken->wish == CompanionRequest::Wish::attachments);
    CHECK(taken->first_page == 300);
    CHECK(taken->pictures);
    CHECK(taken->memory == 1ull << 40);
    CHECK(rest == "%PDF-");
}

TEST_CASE("answers come back as they were said") {
    const Result<CompanionAnswer> page = decode_companion_answer(encode(page_answer()));
    REQUIRE(page.ok());
    CHECK(page->state == Readability::picture);
    CHECK(page->page.number == 7);
    CHECK(page->page.width == Approx(595));
    REQUIRE(page->page.words.size() == 1);
    const PlacedWord& word = page->page.words.front();
    CHECK(word.text == "姓名");
    CHECK(word.channel == Channel::under_image);
    CHECK(word.turns == 3);
    CHECK(word.space_after);
    CHECK(word.box.left == Approx(1.25));
    CHECK(word.box.top == Approx(-20));
    REQUIRE(page->page.rules.size() == 1);
    CHECK(page->page.rules.front().right == Approx(100));

    CompanionAnswer picture;
    picture.type = CompanionAnswerType::picture;
    picture.number = 3;
    picture.picture = std::string("P5\n1 1\n255\n\0", 12);
    const Result<CompanionAnswer> shown = decode_companion_answer(encode(picture));
    REQUIRE(shown.ok());
    CHECK(shown->number == 3);
    CHECK(shown->picture == picture.picture);

    CompanionAnswer text;
    text.type = CompanionAnswerType::text;
    text.text = {CompanionText::Form::xml, Channel::annotation, 2, "作者", "王小明"};
    const Result<CompanionAnswer> told = decode_companion_answer(encode(text));
    REQUIRE(told.ok());
    CHECK(told->text.form == CompanionText::Form::xml);
    CHECK(told->text.page == 2);
    CHECK(told->text.label == "作者");
    CHECK(told->text.text == "王小明");
}

TEST_CASE("boxes that are no numbers or far away are held within bounds") {
    CompanionAnswer answer = page_answer();
    constexpr double infinite = std::numeric_limits<double>::infinity();
    answer.page.words.front().box = {std::numeric_limits<double>::quiet_NaN(), -infinite, infinite, 1e300};
    const Result<CompanionAnswer> decoded = decode_companion_answer(encode(answer));
    REQUIRE(decoded.ok());
    const Box& box = decoded->page.words.front().box;
    CHECK(box.width() >= 0);
    CHECK(box.height() <= 2.1e7);
}

TEST_CASE("no cut or changed answer is taken for another, and none reads beyond its end") {
    const std::string message = encode(page_answer());
    for (size_t size = 0; size < message.size(); ++size) CHECK_FALSE(decode_companion_answer(message.substr(0, size)).ok());
    CHECK_FALSE(decode_companion_answer(message + '\0').ok());
    for (size_t at = 0; at < message.size(); ++at) {
        for (const char byte : {'\0', '\x7F', '\xFF'}) {
            std::string changed = message;
            changed[at] = byte;
            const Result<CompanionAnswer> decoded = decode_companion_answer(changed);
            if (decoded.ok() && decoded->type == CompanionAnswerType::page) CHECK(decoded->page.words.size() <= message.size());
        }
    }
}
