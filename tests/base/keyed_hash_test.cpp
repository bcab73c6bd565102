#include "base/keyed_hash.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "base/file.h"

using namespace leakscan;

TEST_CASE("a keyed hash depends on the key and on where the parts end") {
    const Key one{1}, two{2};
    const std::string hash = keyed_hash(one, {"resident_id", "x"});
    CHECK(hash.size() == 32);
    CHECK(hash == keyed_hash(one, {"resident_id", "x"}));
    CHECK(hash != keyed_hash(two, {"resident_id", "x"}));
    CHECK(keyed_hash(one, {"ab", "c"}) != keyed_hash(one, {"a", "bc"}));
}

TEST_CASE("sha256 is the standard's") { CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); }

TEST_CASE("the key file is made once, private, and read again") {
    const std::string folder = "/tmp/leakscan-key-test-" + std::to_string(::getpid());
    REQUIRE(make_directory(folder).ok());
    const std::string path = folder + "/identity.key";
    const Result<Key> made = load_or_create_key(path);
    REQUIRE(made.ok());
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
    const Result<Key> read = load_or_create_key(path);
    REQUIRE(read.ok());
    CHECK(*read == *made);
    REQUIRE(::chmod(path.c_str(), 0640) == 0);
    const Result<Key> open_to_others = load_or_create_key(path);
    REQUIRE_FALSE(open_to_others.ok());
    CHECK(open_to_others.error().fault == Fault::usage);
    CHECK(open_to_others.error().message.find("0640") != std::string::npos);
    REQUIRE(write_file(path, "not a key").ok());
    CHECK(load_or_create_key(path).error().fault == Fault::usage);
    ::unlink(path.c_str());
    ::rmdir(folder.c_str());
}
