#include "track/empty_ledger.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <stdexcept>

#include "track/database.h"

namespace leakscan {
namespace {

// The program ends with its standard input: however this one ends, no server is left behind.
class Server {
public:
    Server() {
        std::array<int, 2> words{};
        std::array<int, 2> end{};
        if (::pipe2(words.data(), O_CLOEXEC) != 0 || ::pipe2(end.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(end[0], STDIN_FILENO);
            ::dup2(words[1], STDOUT_FILENO);
            ::execlp("python3", "python3", "-B", LEAKSCAN_SOURCE "/tests/support/postgres_server.py", nullptr);
            ::_exit(127);
        }
        ::close(words[1]);
        ::close(end[0]);
        end_ = end[1];
        FILE* lines = ::fdopen(words[0], "r");
        addresses_ = {line(lines), line(lines), line(lines)};
        std::fclose(lines);
        if (addresses_.without_password.empty()) throw std::runtime_error("no PostgreSQL server: ./dev deps");
    }
    ~Server() {
        ::close(end_);
        ::waitpid(child_, nullptr, 0);
    }
    const PostgresAddresses& addresses() const { return addresses_; }

private:
    static std::string line(FILE* from) {
        std::string text;
        for (int c = 0; (c = std::fgetc(from)) != EOF && c != '\n';) text.push_back(static_cast<char>(c));
        return text;
    }
    pid_t child_ = -1;
    int end_ = -1;
    PostgresAddresses addresses_;
};

}  // namespace

const PostgresAddresses& postgres_server() {
    static const Server server;
    return server.addresses();
}

std::string in_database(std::string address, const std::string& database) {
    return address.replace(address.rfind('/') + 1, std::string::npos, database);
}

EmptyLedger::EmptyLedger(const std::string& scheme) : url_("sqlite:" + folder_.path() + "/ledger.db") {
    if (scheme == "sqlite") return;
    static int number = 0;
    const std::string name = "ledger" + std::to_string(++number);
    const auto server = open_database(postgres_server().socket);
    if (!server.ok()) throw std::runtime_error(server.error().message);
    if (const Status made = (*server)->execute("create database " + name); !made.ok()) throw std::runtime_error(made.error().message);
    url_ = in_database(postgres_server().socket, name);
}

}  // namespace leakscan
