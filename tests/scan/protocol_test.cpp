// Messages there and back, and every way to cut or scramble them.
#include "scan/protocol.h"

#include <catch2/catch.hpp>
#include <random>

using namespace leakscan;

namespace {

Origin some_origin() { return {"gk/list.zip", {"inner/a.xlsx", "b"}, "https://example.gov.cn/"}; }

Finding some_finding() {
    Finding finding;
    finding.rule = "cn.resident-id";
    finding.kind = Kind::health;
    finding.grade = Grade::weak_mask;
    finding.confidence = 0.25;
    finding.masked = "34*************234";
    finding.candidates = 7;
    finding.id = "00ff";
    finding.location = {Channel::hidden_column, 1, "Sheet1", "C7", 2, 3, "身份证号", 4, 5};
    finding.context = "姓名：王*";
    finding.features.owner = Owner::office;
    finding.features.at_door = true;
    finding.mask = {"34*************234", 3, 9, "name"};
    return finding;
}

Result<Answer> decoded(std::string_view message) {
    Answer answer;
    TRY(decode_answer(message, answer));
    return answer;
}

}  // namespace

TEST_CASE("settings and jobs arrive as they were sent") {
    WorkerSettings settings;
    settings.match.pattern_folders = {"/usr/share/leakscan/patterns", "/bytes/\xFF"};
    settings.match.key[31] = 0xAB;
    settings.match.reveal = true;
    settings.match.as_of = {2018, 5, 4};
    settings.match.checked_rules = "0123456789abcdef";
    settings.limits.depth = 9;
    settings.limits.part_bytes = 1;
    settings.readable = {"site", "/data/\xC3\xFB"};
    const Result<WorkerSettings> got = decode_settings(encode(settings));
    REQUIRE(got.ok());
    CHECK(got->match.pattern_folders == settings.match.pattern_folders);
    CHECK(got->match.key == settings.match.key);
    CHECK(got->match.reveal);
    CHECK(got->match.as_of == Date{2018, 5, 4});
    CHECK(got->match.checked_rules == "0123456789abcdef");
    CHECK(got->limits.depth == 9);
    CHECK(got->limits.part_bytes == 1);
    CHECK(got->readable == settings.readable);

    const Job job{"/data/\xC3\xFB", some_origin(), 5, {2, 4}, 3, 1};
    const Result<Job> same = decode_job(encode(job));
    REQUIRE(same.ok());
    CHECK(same->file == job.file);
    CHECK(same->origin.path() == job.origin.path());
    CHECK(same->avoid == job.avoid);
    CHECK(same->stride == 3);
    CHECK(same->share == 1);
    CHECK(same->first_item == 5);
    CHECK(same->wanted.empty());

    Job second = job;
    second.wanted = {{{1, 0, UINT64_MAX, 4}, some_origin()}, {{}, {"z", {"page"}, {}}}};
    const Result<Job> with_wanted = decode_job(encode(second));
    REQUIRE(with_wanted.ok());
    REQUIRE(with_wanted->wanted.size() == 2);
    CHECK(with_wanted->wanted[0].marks == second.wanted[0].marks);
    CHECK(with_wanted->wanted[0].origin.url == some_origin().url);
    CHECK(with_wanted->wanted[1].origin.path() == "z!page");
}

TEST_CASE("answers arrive as they were sent") {
    const Result<Answer> found = decoded(encode_found(3, some_finding()));
    REQUIRE(found.ok());
    CHECK(found->type == AnswerType::found);
    CHECK(found->number == 3);
    CHECK(encode_found(3, found->finding) == encode_found(3, some_finding()));

    ScannedDocument document;
    document.number = 4;
    document.origin = some_origin();
    document.meta.url = "u";
    document.meta.site_name = "s";
    document.ending = Ending::other;
    const Result<Answer> end = decoded(encode_end(document));
    REQUIRE(end.ok());
    CHECK(end->document.number == 4);
    CHECK(end->document.meta.url == "u");
    CHECK(end->document.meta.site_name == "s");
    CHECK(end->document.ending == Ending::other);

    const Result<Answer> skip = decoded(encode_skip(4, {some_origin(), Fault::timeout, "note \xFF"}));
    REQUIRE(skip.ok());
    CHECK(skip->skip.note == "note \uFFFD");
    CHECK(skip->skip.why == Fault::timeout);
    const Result<Answer> ready = decoded(encode_ready({true, false, true, "refused"}));
    REQUIRE(ready.ok());
    CHECK(ready->type == AnswerType::ready);
    CHECK(ready->jail.resource_limits);
    CHECK_FALSE(ready->jail.system_calls);
    CHECK(ready->jail.files);
    CHECK(ready->jail.problem == "refused");
    CHECK(decoded(encode_done({}))->type == AnswerType::done);
    const FileEnd file_end{std::string(64, 'a'), {{1915, 6, 13}, {2031, 5, 5}}};
    CHECK(decoded(encode_done(file_end))->file_end == file_end);
    CHECK_FALSE(decoded(encode_done({"' or 1", {}})).ok());
    CHECK_FALSE(decoded(encode_done({"", {{2031, 2, 30}, {}}})).ok());
    CHECK(decoded(encode_refused("why"))->message == "why");
    CHECK(decoded(encode_begin(1, some_origin()))->origin.path() == "gk/list.zip!inner/a.xlsx!b");
}

TEST_CASE("an answer keeps nothing of the one before it") {
    Answer answer;
    Finding first = some_finding();
    first.candidates = 7;
    first.features.period_end = Date{2026, 1, 2};
    REQUIRE(decode_answer(encode_found(3, first), answer).ok());
    CHECK(encode_found(3, answer.finding) == encode_found(3, first));
    REQUIRE(decode_answer(encode_found(4, Finding{}), answer).ok());
    CHECK(encode_found(4, answer.finding) == encode_found(4, Finding{}));
    ScannedDocument document;
    document.meta.title = "t";
    document.skips.push_back({});
    REQUIRE(decode_answer(encode_end(document), answer).ok());
    REQUIRE(decode_answer(encode_end({}), answer).ok());
    CHECK(encode_end(answer.document) == encode_end({}));
}

TEST_CASE("an answer with a wrong value is refused") {
    Finding finding = some_finding();
    finding.kind = static_cast<Kind>(kind_count);
    CHECK_FALSE(decoded(encode_found(0, finding)).ok());
    finding = some_finding();
    finding.grade = static_cast<Grade>(4);
    CHECK_FALSE(decoded(encode_found(0, finding)).ok());
    for (double confidence : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
        finding = some_finding();
        finding.confidence = confidence;
        CHECK_FALSE(decoded(encode_found(0, finding)).ok());
    }
    CHECK_FALSE(decoded(encode_skip(0, {some_origin(), Fault::usage, ""})).ok());
    CHECK_FALSE(decoded(encode_skip(0, {some_origin(), static_cast<Fault>(11), ""})).ok());
    CHECK_FALSE(decoded(encode_ready({}) + "x").ok());
    CHECK_FALSE(decoded("").ok());
    CHECK_FALSE(decoded("\x07").ok());
}

TEST_CASE("cut and scrambled answers never crash the parent") {
    std::mt19937 random(1);
    const std::string messages[] = {encode_found(3, some_finding()), encode_begin(1, some_origin()),
                                    encode_skip(4, {some_origin(), Fault::io, "n"})};
    for (const std::string& message : messages) {
        for (size_t size = 0; size < message.size(); ++size) CHECK_FALSE(decoded(message.substr(0, size)).ok());
        for (int i = 0; i < 5000; ++i) {
            std::string scrambled = message;
            scrambled[random() % scrambled.size()] = static_cast<char>(random());
            scrambled[random() % scrambled.size()] = static_cast<char>(random());
            static_cast<void>(decoded(scrambled));
        }
    }
}
