// Every preset, every key of a policy file, and every mistake with its line.
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
    CHECK(policy->knows_numbers());
    CHECK_FALSE(policy_from("name = 'x'\nbasis = 'y'\n[[public_contact]]\nlabels = ['咨询电话']\n")->knows_numbers());
    CHECK(policy_from("name = 'x'\nbasis = 'y'\n[[suppress]]\nnumbers = ['0551-62345678']\nlabel = '电话'\nreason = 'r'\n"
                      "approved_by = 'a'\nuntil = 2027-01-01\n")
              ->knows_numbers());
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
        {"name = 'x'\nbasis = 'y'\n[mask.resident_id]\nfront = -1\n", ":4"},
        {"name = 'x'\nbasis = 'y'\n[address]\nallow_down_to = 'door'\n", ":4"},
        {"name = 'x'\nbasis = 'y'\n[notices]\nexpired = 'gone'\n", ":4: expired must be"},
        {"name = 'x'\nbasis = 'y'\n[kinds]\nleak = ['names']\n", ":4"},
        {"name = 'x'\nbasis = 'y'\n[[public_contact]]\nnumbers = ['abc']\n", ":4"},
        {"basis = 'y'\n", "leakscan-policy-test.toml"},
        {"name = 'x'\nbasis = 'y'\n[[public_contact]]\nnumbers = ['13800138000']\n", ":4: numbers holds a mobile number"},
        {"name = 'x'\nbasis = 'y'\n[[public_contact]]\nlabel = '电话'\n", ":4: label unknown key"},
        {"name = 'x'\nbasis = 'y'\n[[public_contact]]\nlabels = '电话'\nuntil = '2026-02-30'\n", ":5: until not a date"},
        {"name = 'x'\nbasis = 'y'\n[exempt]\ncolumns = ['x']\n", ":4: columns unknown key"},
        {"name = 'x'\nbasis = 'y'\n[[exempt.class]]\nname = 'z'\nbasis = 'y'\nshows = ['ids']\n", ":6: shows names no kind"},
        {"name = 'x'\nbasis = 'y'\n[[exempt.class]]\nname = 'z'\n", "basis is missing"},
        {"name = 'x'\nbasis = 'y'\n[[suppress]]\nids = ['12']\n", ":4: ids must hold ids"},
        {"name = 'x'\nbasis = 'y'\n[[suppress]]\nline = 7\n", ":4: line unknown key"},
        {"name = 'x'\nbasis = 'y'\n[[suppress]]\nnumbers = ['0551-62345678']\nreason = 'r'\napproved_by = 'a'\nuntil = 2027-01-01\n",
         "needs a document, a column or a label"},
        {"name = 'x'\nbasis = 'y'\n[[suppress]]\nnumbers = ['0551-62345678']\nlabel = '电话'\nreason = 'r'\nuntil = 2027-01-01\n",
         ":3: approved_by is missing"},
        {"name = 'x'\nbasis = 'y'\n[[suppress]]\nnumbers = ['0551-62345678']\nlabel = '电话'\nreason = ''\napproved_by = 'a'\n",
         ":6: reason must not be empty"},
        {"name = 'x'\nbasis = 'y'\n[[suppress]]\nnumbers = ['0551-62345678']\nlabel = '电话'\nreason = 'r'\napproved_by = 'a'\n",
         ":3: until is missing"},
        {"name = 'x'\nbasis = 'y'\n[[suppress]]\nnumbers = ['340123190506150048']\nlabel = '电话'\n", ":4: numbers must not hold"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        const Result<Policy> policy = policy_from(c.text);
        REQUIRE_FALSE(policy.ok());
        CHECK(policy.error().fault == Fault::usage);
        CHECK(policy.error().message.find(c.place) != std::string::npos);
    }
}

TEST_CASE("the policy of the contract is read whole") {
    const Result<Policy> policy = load_policy(LEAKSCAN_SOURCE "/tests/judge/contract.toml", {LEAKSCAN_SOURCE "/patterns"}, key);
    if (!policy.ok()) FAIL(policy.error().message);
    CHECK(policy->masks.at(Kind::resident_id).min_candidates == 1000);
    CHECK(policy->masks.at(Kind::mobile_phone).hidden == 4);
    REQUIRE(policy->exempt_classes.size() == 1);
    CHECK(policy->exempt_classes.front().masked.contains(Kind::resident_id));
    CHECK_FALSE(policy->exempt_classes.front().shows.contains(Kind::resident_id));
    REQUIRE(policy->suppressions.size() == 2);
    CHECK(policy->suppressions.back().until == Date{2027, 12, 31});
}

TEST_CASE("a class that no file describes frees names and what is masked") {
    const Result<Policy> policy = policy_from("name = 'x'\nbasis = 'y'\n[exempt]\ncolumn_types = ['光荣榜']\n");
    REQUIRE(policy.ok());
    REQUIRE(policy->exempt_classes.size() == 1);
    CHECK(policy->exempt_classes.front().columns.words() == std::vector<std::string>{"光荣榜"});
    CHECK(policy->exempt_classes.front().shows == std::set<Kind>{Kind::person_name});
}

TEST_CASE("every class that a preset names is described") {
    for (const char* preset : {"gov-2018", "yongan-2023", "moe-2017", "strict"}) {
        const Result<Policy> policy = load_policy(preset, {LEAKSCAN_SOURCE "/patterns"}, key);
        REQUIRE(policy.ok());
        for (const PublicationClass& known : policy->exempt_classes) {
            CAPTURE(preset, known.name);
            CHECK_FALSE(known.basis.empty());
            for (Kind kind : {Kind::resident_id, Kind::bank_card, Kind::health, Kind::mobile_phone})
                CHECK_FALSE(known.shows.contains(kind));
        }
    }
}
