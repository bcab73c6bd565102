// Configuration files in TOML: rules, policies, units. The only home of toml++, whose exceptions end here.
// Every error names file and line.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace leakscan {

// One table of a file: the whole file, or a [table], or one of an array of [[tables]]. Cheap to copy.
class Config {
public:
    static Result<Config> read(const std::string& path);
    // `name` stands for the file in error messages.
    static Result<Config> parse(std::string_view text, const std::string& name);

    bool has(std::string_view key) const;
    std::vector<std::string> keys() const;
    // Fault::usage if the table holds a key that is not in the list: a misspelt key must not be ignored.
    Status allow_only(const std::vector<std::string_view>& keys) const;

    // Absent: nullopt. Present with another type: Fault::usage. A TOML date is read as the string "2027-12-31".
    Result<std::optional<std::string>> string(std::string_view key) const;
    Result<std::optional<long>> integer(std::string_view key) const;
    Result<std::optional<double>> number(std::string_view key) const;
    Result<std::optional<bool>> boolean(std::string_view key) const;
    Result<std::vector<std::string>> strings(std::string_view key) const;  // a single string counts as a list of one
    Result<std::vector<long>> integers(std::string_view key) const;
    Result<std::optional<Config>> table(std::string_view key) const;
    Result<std::vector<Config>> tables(std::string_view key) const;
    // The same, and an error when absent.
    Result<std::string> required_string(std::string_view key) const;

    // "patterns/cn/resident-id.toml:12": of this table, or of the key in it.
    std::string where() const;
    Error error(std::string_view key, std::string_view message) const;

private:
    struct Node;
    explicit Config(std::shared_ptr<const Node> node);
    std::shared_ptr<const Node> node_;
};

}  // namespace leakscan
