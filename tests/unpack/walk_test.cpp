#include "unpack/walk.h"

#include <catch2/catch.hpp>

#include "support/temporary_folder.h"

using namespace leakscan;

namespace {

std::vector<std::string> paths_of(const WalkSettings& settings) {
    const Result<Walk> walked = walk(settings);
    REQUIRE(walked.ok());
    std::vector<std::string> paths;
    for (const WalkedFile& file : walked->files) paths.push_back(file.origin.file);
    return paths;
}

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("one folder gives paths relative to it, in byte order of names") {
    const TemporaryFolder folder;
    for (const char* name : {"b.txt", "B.txt", "a/z.txt", "a/.hidden", "c/d/e.txt", "名单.txt"}) folder.write(name, "12345");
    const Result<Walk> walked = walk({{folder.path() + "/"}, {}, {}, {}});
    REQUIRE(walked.ok());
    CHECK(walked->root_names == Paths{folder.path().substr(folder.path().rfind('/') + 1)});
    CHECK(paths_of({{folder.path()}, {}, {}, {}}) == Paths{"B.txt", "a/.hidden", "a/z.txt", "b.txt", "c/d/e.txt", "名单.txt"});
    CHECK(walked->files[0].file == folder.path() + "/B.txt");
    CHECK(walked->files[0].bytes == 5);
}

TEST_CASE("a file as root has its name, several roots are prefixed with theirs") {
    const TemporaryFolder folder;
    const std::string file = folder.write("x/site/a.txt", "A");
    folder.write("y/site/b.txt", "B");
    CHECK(paths_of({{file}, {}, {}, {}}) == Paths{"a.txt"});
    const WalkSettings several{{folder.path() + "/x/site", folder.path() + "/y/site/", file}, {}, {}, {}};
    CHECK(paths_of(several) == Paths{"site/a.txt", "site~2/b.txt", "a.txt"});
    CHECK(walk(several)->root_names == Paths{"site", "site~2", "a.txt"});
    const WalkSettings twice{{file, file}, {}, {}, {}};
    CHECK(paths_of(twice) == Paths{"a.txt", "a.txt~2"});
    CHECK(walk({{folder.path() + "/x/site/."}, {}, {}, {}})->root_names == Paths{"site"});
}

TEST_CASE("pipes and left out files are passed over, links inside the tree give nothing twice") {
    const TemporaryFolder folder;
    folder.write("in/a.txt", "A");
    const std::string units = folder.write("in/units.toml", "");
    REQUIRE(folder.run("cd in && ln -s a.txt again.txt && ln -s . loop && mkfifo pipe && ln -s nothing dangling && ln -s in ../root"));
    CHECK(paths_of({{folder.path() + "/in"}, {}, {}, {units}}) == Paths{"a.txt"});
    CHECK(paths_of({{folder.path() + "/root"}, {}, {}, {folder.path() + "/in/../in/units.toml"}}) == Paths{"a.txt"});
    CHECK(walk({{folder.path() + "/root"}, {}, {}, {}})->problems.empty());
}

TEST_CASE("a link that leads out of the tree is told and not followed") {
    const TemporaryFolder folder;
    folder.write("in/a.txt", "A");
    folder.write("in-other/b.txt", "B");
    REQUIRE(folder.run("cd in && ln -s ../in-other/b.txt link && ln -s .. up"));
    const std::string in = folder.path() + "/in", other = folder.path() + "/in-other";
    const auto links_told = [](const WalkSettings& settings) {
        const Result<Walk> walked = walk(settings);
        REQUIRE(walked.ok());
        Paths paths;
        for (const Skip& problem : walked->problems) paths.push_back(problem.origin.file + " " + std::string(name(problem.why)));
        return paths;
    };
    CHECK(paths_of({{in}, {}, {}, {}}) == Paths{"a.txt"});
    CHECK(links_told({{in}, {}, {}, {}}) == Paths{"link io", "up io"});
    CHECK(links_told({{in}, {}, {"link"}, {}}) == Paths{"up io"});
    CHECK(links_told({{in, other}, {}, {}, {}}) == Paths{"in/up io"});
    CHECK(links_told({{in, other + "/b.txt"}, {}, {}, {}}) == Paths{"in/up io"});
}

TEST_CASE("globs choose by logical path") {
    const TemporaryFolder folder;
    for (const char* name : {"gk/a.html", "gk/b.css", "old/c.html", "d.html"}) folder.write(name, "");
    CHECK(paths_of({{folder.path()}, {"*.html"}, {}, {}}) == Paths{"d.html", "gk/a.html", "old/c.html"});
    CHECK(paths_of({{folder.path()}, {"gk/**"}, {"*.css"}, {}}) == Paths{"gk/a.html"});
    CHECK(paths_of({{folder.path()}, {}, {"old"}, {}}) == Paths{"d.html", "gk/a.html", "gk/b.css"});
}

TEST_CASE("a missing root is an error, names in GBK are shown decoded") {
    const TemporaryFolder folder;
    CHECK_FALSE(walk({{folder.path() + "/none"}, {}, {}, {}}).ok());
    folder.write("\xC3\xFB\xB5\xA5.txt", "");
    CHECK(paths_of({{folder.path()}, {}, {}, {}}) == Paths{"名单.txt"});
}
