// An empty ledger in every database there is, so that a test of ledgers runs over all of them:
//
//     EmptyLedger ledger(GENERATE("sqlite", "postgresql"));
//     auto database = open_database(ledger.url());
#pragma once

#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace leakscan {

class EmptyLedger {
public:
    explicit EmptyLedger(const std::string& scheme);

    const std::string& url() const { return url_; }
    const TemporaryFolder& folder() const { return folder_; }

private:
    TemporaryFolder folder_;
    std::string url_;
};

// A real server on this machine (tests/support/postgres_server.py), started when it is asked for first and stopped when the program ends.
struct PostgresAddresses {
    std::string socket;
    std::string with_password;     // over TCP; the password is "p@ss wört", encoded
    std::string without_password;  // the same, to be refused
};
const PostgresAddresses& postgres_server();
// An address of the server for another of its databases.
std::string in_database(std::string address, const std::string& database);

}  // namespace leakscan
