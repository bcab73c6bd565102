#include "judge/policy_file.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

using namespace leakscan;

namespace {

const Key key{};

Result<Policy> policy_from(const std::string& text) {
    const std::string path = (std::filesystem::temp_directory_path() / "leakscan-policy-test.toml").string();
    std::ofstream(path) << text;
    return load_policy(path, {}, key);
}

}  // namespace

TEST_CASE("every preset loads under its own name") {
    for (const char* preset : {"gov-2018", "yongan-2023", "moe-2017", "strict"}) {
        CAPTURE(preset);
        const Result<Policy> policy = load_policy(preset, {LEAKSCAN_SOURCE "/patterns"}, key);
        REQUIRE(policy.ok());
        CHECK(policy->name == preset);
        CHECK_FALSE(policy->basis.empty());
    }
    CHECK(load_policy("nowhere", {LEAKSCAN_SOURCE "/patterns"}, key).error().fault == Fault::usage);
}

TEST_CASE("a policy's numbers are kept as digests of both telephone kinds") {
    const Result<Policy> policy = policy_from(
        "name = 'x'\nbasis = 'y'\n[[public_contact]]\nlabels = ['咨询电话']\nnumbers = ['0551-82311227', '+86 138 0013 8000']\n"
        "approved_by = '办公室'\nuntil = 2027-12-31\n");
    REQUIRE(policy.ok());
    REQUIRE(policy->public_contacts.size() == 1);
    const PublicContact& contact = policy->public_contacts.front();
    CHECK(contact.digests.size() == 4);
    CHECK(contact.digests[0] == keyed_hash(key, {"landline_phone", "055182311227"}));
    CHECK(contact.digests[3] == keyed_hash(key, {"mobile_phone", "13800138000"}));
    CHECK(contact.until == Date{2027, 12, 31});
}

TEST_CASE("a wrong policy is refused with file and line") {
    struct Case {
        const char* text;
        const char* place;
    };
    const Case cases[] = {
        {"name = 'x'\nbasis = 'y'\nmasks = 1\n", ":3"},
        {"name = 'x'\nbasis = 'y'\n[mask.resident]\nhidden = 1\n", ":3"},
        {"name = 'x'\nbasis = 'y'\n[mask.resident_id]\nhidden = 99\n", ":4"},
        {"name = 'x'\nbasis = 'y'\n[address]\nallow_down_to = 'door'\n", ":4"},
        {"name = 'x'\nbasis = 'y'\n[kinds]\nleak = ['names']\n", ":4"},
        {"name = 'x'\nbasis = 'y'\n[[public_contact]]\nnumbers = ['abc']\n", ":4"},
        {"basis = 'y'\n", "leakscan-policy-test.toml"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Result<Policy> policy = policy_from(c.text);
        REQUIRE_FALSE(policy.ok());
        CHECK(policy.error().fault == Fault::usage);
        CHECK(policy.error().message.find(c.place) != std::string::npos);
    }
}
