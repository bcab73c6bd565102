// toml++ behind values: a Config shares the parsed file and points into it.
#include "base/config_file.h"

#include <algorithm>
#include <sstream>

#include <toml++/toml.h>

#include "base/file.h"

namespace leakscan {

struct Config::Node {
    std::shared_ptr<const toml::table> file;  // keeps `table` alive
    const toml::table* table = nullptr;
    std::string name;
};

namespace {

std::string place(const std::string& name, const toml::source_region& region) { return name + ":" + std::to_string(region.begin.line); }

std::optional<std::string> as_string(const toml::node& node) {
    if (const auto text = node.value<std::string>(); text && node.is_string()) return text;
    if (node.is_date()) {
        std::ostringstream date;
        date << *node.value<toml::date>();
        return date.str();
    }
    return std::nullopt;
}

}  // namespace

Config::Config(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

Result<Config> Config::read(const std::string& path) { return parse(TRY(read_file(path)), path); }

Result<Config> Config::parse(std::string_view text, const std::string& name) {
    try {
        auto file = std::make_shared<const toml::table>(toml::parse(text, name));
        const toml::table* table = file.get();
        return Config(std::make_shared<const Node>(Node{std::move(file), table, name}));
    } catch (const toml::parse_error& error) {
        return Error{Fault::usage, place(name, error.source()) + ": " + std::string(error.description())};
    }
}

bool Config::has(std::string_view key) const { return node_->table->contains(key); }

std::vector<std::string> Config::keys() const {
    std::vector<std::string> keys;
    for (const auto& [key, value] : *node_->table) keys.emplace_back(key.str());
    return keys;
}

Status Config::allow_only(const std::vector<std::string_view>& allowed) const {
    for (const std::string& key : keys()) {
        if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) return error(key, "unknown key");
    }
    return {};
}

Result<std::optional<std::string>> Config::string(std::string_view key) const {
    const toml::node* node = node_->table->get(key);
    if (node == nullptr) return std::optional<std::string>();
    const auto text = as_string(*node);
    if (!text) return error(key, "must be a string");
    return text;
}

Result<std::optional<long>> Config::integer(std::string_view key) const {
    const toml::node* node = node_->table->get(key);
    if (node == nullptr) return std::optional<long>();
    if (!node->is_integer()) return error(key, "must be a whole number");
    return std::optional<long>(static_cast<long>(*node->value<int64_t>()));
}

Result<std::optional<double>> Config::number(std::string_view key) const {
    const toml::node* node = node_->table->get(key);
    if (node == nullptr) return std::optional<double>();
    if (!node->is_number()) return error(key, "must be a number");
    return std::optional<double>(*node->value<double>());
}

Result<std::optional<bool>> Config::boolean(std::string_view key) const {
    const toml::node* node = node_->table->get(key);
    if (node == nullptr) return std::optional<bool>();
    if (!node->is_boolean()) return error(key, "must be true or false");
    return std::optional<bool>(*node->value<bool>());
}

Result<std::vector<std::string>> Config::strings(std::string_view key) const {
    const toml::node* node = node_->table->get(key);
    std::vector<std::string> texts;
    if (node == nullptr) return texts;
    if (const auto single = as_string(*node)) return std::vector<std::string>{*single};
    if (!node->is_array()) return error(key, "must be a list of strings");
    for (const toml::node& element : *node->as_array()) {
        const auto text = as_string(element);
        if (!text) return error(key, "must be a list of strings");
        texts.push_back(*text);
    }
    return texts;
}

Result<std::vector<long>> Config::integers(std::string_view key) const {
    const toml::node* node = node_->table->get(key);
    std::vector<long> numbers;
    if (node == nullptr) return numbers;
    if (node->is_integer()) return std::vector<long>{static_cast<long>(*node->value<int64_t>())};
    if (!node->is_array()) return error(key, "must be a list of whole numbers");
    for (const toml::node& element : *node->as_array()) {
        if (!element.is_integer()) return error(key, "must be a list of whole numbers");
        numbers.push_back(static_cast<long>(*element.value<int64_t>()));
    }
    return numbers;
}

Result<std::optional<Config>> Config::table(std::string_view key) const {
    const toml::node* node = node_->table->get(key);
    if (node == nullptr) return std::optional<Config>();
    if (!node->is_table()) return error(key, "must be a table");
    return std::optional<Config>(Config(std::make_shared<const Node>(Node{node_->file, node->as_table(), node_->name})));
}

Result<std::vector<Config>> Config::tables(std::string_view key) const {
    const toml::node* node = node_->table->get(key);
    std::vector<Config> tables;
    if (node == nullptr) return tables;
    if (!node->is_array_of_tables()) return error(key, "must be a list of tables, written [[" + std::string(key) + "]]");
    for (const toml::node& element : *node->as_array()) {
        tables.push_back(Config(std::make_shared<const Node>(Node{node_->file, element.as_table(), node_->name})));
    }
    return tables;
}

Result<std::string> Config::required_string(std::string_view key) const {
    const std::optional<std::string> text = TRY(string(key));
    if (!text) return error(key, "is missing");
    return *text;
}

std::string Config::where() const { return place(node_->name, node_->table->source()); }

Error Config::error(std::string_view key, std::string_view message) const {
    const toml::node* node = node_->table->get(key);
    const std::string at = node == nullptr ? where() : place(node_->name, node->source());
    return {Fault::usage, at + ": " + std::string(key) + " " + std::string(message)};
}

}  // namespace leakscan
