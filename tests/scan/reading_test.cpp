// What was read of a file is told again exactly as it was, in the order of the walk, whoever reads the files between; and not at all when
// it is damaged, of another file, or came about by an accident.
#include "scan/reading.h"

#include <catch2/catch.hpp>
#include <map>

#include "base/keyed_hash.h"
#include "scan/file_run.h"
#include "support/make_zip.h"
#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

// Everything that is said of a document, as a worker says it.
std::string told(const ScannedDocument& document) {
    std::string frames;
    append_document(frames, document);
    return frames;
}

// Runs that share a memory.
struct Memory {
    TemporaryFolder folder;
    std::vector<InputFile> files;
    std::map<std::string, std::pair<std::string, std::string>> known;  // path -> content, frames
    std::vector<std::string> lines;
    std::vector<std::string> read;  // paths
    PoolProgress progress;
    std::string damaged;  // a path whose memory is lost when it is asked for

    void add(const std::string& name, const std::string& content) {
        files.push_back({folder.write(name, content), {name, {}, {}}, content.size()});
    }
    void run(unsigned jobs) {
        PoolSettings settings;
        settings.worker_program = LEAKSCAN_TEST_WORKER;
        settings.jobs = jobs;
        settings.digest = true;
        size_t at = 0;
        std::string file;
        std::string frames;
        lines.clear();
        read.clear();
        PoolCallbacks callbacks;
        callbacks.next = [&]() -> std::optional<InputFile> { return at < files.size() ? std::optional(files[at++]) : std::nullopt; };
        callbacks.release = [&](const ScannedDocument& document) { lines.push_back(told(document)); };
        callbacks.progress = [&](const PoolProgress& now) { progress = now; };
        callbacks.is_known = [&](const InputFile& input) {
            const auto place = known.find(input.origin.file);
            return place != known.end() && place->second.first == sha256_hex(folder.read(input.origin.file));
        };
        callbacks.recall = [&](const InputFile& input) -> std::optional<std::deque<ScannedDocument>> {
            if (input.origin.file == damaged) return std::nullopt;
            Result<std::deque<ScannedDocument>> documents = read_documents(known.at(input.origin.file).second, input.origin);
            REQUIRE(documents.ok());
            file = input.origin.file;
            return documents.take();
        };
        callbacks.listen = [&](const ScannedDocument& document) {
            if (document.origin.file != file) frames.clear();
            file = document.origin.file;
            frames += told(document);
        };
        callbacks.finished = [&](const InputFile& input, const FileEnd& end) {
            CHECK(end.content == sha256_hex(folder.read(input.origin.file)));
            known[input.origin.file] = {end.content, frames};
            read.push_back(input.origin.file);
        };
        REQUIRE(run_pool(settings, callbacks).ok());
    }
};

}  // namespace

TEST_CASE("what is known is told again in its place, and only what has changed is read") {
    const unsigned jobs = GENERATE(0u, 1u, 3u);
    Memory memory;
    for (int i = 0; i < 40; ++i) memory.add("page" + std::to_string(i), "ID" + std::to_string(1000 + i) + " and ID7\n");
    memory.add("list.zip", make_zip({{"a.txt", "ID1"}, {"b/内.txt", "PICTURE"}, {"c.txt", "HALF\nID5"}}));
    memory.add("secret", "ENCRYPTED");
    memory.run(jobs);
    const std::vector<std::string> first = memory.lines;
    CHECK(memory.read.size() == 42);

    memory.run(jobs);
    CHECK(memory.lines == first);
    CHECK(memory.read.empty());
    CHECK(memory.progress.files == 42);

    memory.folder.write("page7", "ID2 now\n");
    memory.damaged = "page9";
    memory.run(jobs);
    CHECK(memory.read == std::vector<std::string>{"page7", "page9"});
    const std::vector<std::string> partly_known = memory.lines;
    memory.known.clear();
    memory.run(jobs);
    CHECK(memory.lines == partly_known);
    CHECK(memory.lines != first);
}

TEST_CASE("what ended in an accident is read again each time") {
    Memory memory;
    memory.add("a", "ID1");
    memory.add("throws", "LEAKSCAN-MISBEHAVE throw\n");
    memory.add("crashes", "LEAKSCAN-MISBEHAVE crash\n");
    memory.add("list.zip", make_zip({{"a.txt", "ID1"}, {"crash", "LEAKSCAN-MISBEHAVE crash\n"}, {"b.txt", "ID2"}}));
    memory.add("b", "ID2");
    memory.run(2);
    CHECK(memory.read == std::vector<std::string>{"a", "b"});
}

TEST_CASE("an archive that several workers share is known only when all of them read the same bytes to the end") {
    const std::string content(64, 'a');
    FileRun file({"/site/huge.zip", {"huge.zip", {}, ""}, 1u << 30}, 3, true);
    for (std::uint32_t share = 0; share < 3; ++share) CHECK(file.job_of(share).digest);
    file.finish(0, {content, {{1915, 6, 13}, {2200, 12, 31}}});
    file.finish(1, {content, {{1800, 1, 1}, {2031, 5, 5}}});
    SECTION("all is well") {
        file.finish(2, {content, {}});
        CHECK(file.end() == FileEnd{content, {{1915, 6, 13}, {2031, 5, 5}}});
    }
    SECTION("one met an accident") {
        file.finish(2, {});
        CHECK(file.end().content.empty());
    }
    SECTION("it was changed meanwhile") {
        file.finish(2, {std::string(64, 'b'), {}});
        CHECK(file.end().content.empty());
    }
}

TEST_CASE("a reading that was not made so is not believed") {
    ScannedDocument document;
    document.number = 3;
    document.origin = {"gk/list.zip", {"a.txt"}, ""};
    document.ending = Ending::partly;
    document.findings.emplace_back().masked = "34*************234";
    document.skips.push_back({document.origin, Fault::partly, "one sheet"});
    document.revisits.count = 2;
    const std::string reading = told(document);
    const auto again = read_documents(reading, document.origin);
    REQUIRE(again.ok());
    REQUIRE(again->size() == 1);
    CHECK(told(again->front()) == reading);

    CHECK_FALSE(read_documents(reading, {"gk/other.zip", {}, ""}).ok());
    CHECK_FALSE(read_documents(reading + reading, document.origin).ok());  // its number comes twice
    for (size_t size = 1; size < reading.size(); ++size) {
        INFO(size);
        CHECK_FALSE(read_documents(std::string_view(reading).substr(0, size), document.origin).ok());
    }
    for (size_t at = 0; at < reading.size(); ++at) {
        std::string scrambled = reading;
        scrambled[at] = static_cast<char>(scrambled[at] ^ 0x80);
        const auto read = read_documents(scrambled, document.origin);  // may be another document, but one that a worker could have sent
        if (read.ok()) CHECK(told(read->front()) != reading);
    }
}

TEST_CASE("the context of readings changes with everything that decides, and with nothing else") {
    PoolSettings settings;
    const std::string context = context_of_readings(settings, "rules", "pdf 1");
    CHECK(context == context_of_readings(settings, "rules", "pdf 1"));
    settings.jobs = 7;
    settings.readable = {"site"};
    settings.match.as_of = {2018, 5, 4};
    settings.match.pattern_folders = {"elsewhere"};
    CHECK(context == context_of_readings(settings, "rules", "pdf 1"));
    CHECK(context != context_of_readings(settings, "other rules", "pdf 1"));
    CHECK(context != context_of_readings(settings, "rules", "pdf 2"));
    PoolSettings other = settings;
    other.limits.depth += 1;
    CHECK(context != context_of_readings(other, "rules", "pdf 1"));
    other = settings;
    other.match.key[0] = 1;
    CHECK(context != context_of_readings(other, "rules", "pdf 1"));
}
