#include "support/temporary_folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace leakscan {

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "leakscan-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data()) != nullptr ? pattern : "";
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, std::string_view content) const {
    const std::filesystem::path file = std::filesystem::path(path_) / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
}

std::string TemporaryFolder::read(const std::string& name) const {
    std::ostringstream content;
    content << std::ifstream(std::filesystem::path(path_) / name, std::ios::binary).rdbuf();
    return content.str();
}

bool TemporaryFolder::run(const std::string& command) const {
    return std::system(("cd '" + path_ + "' && { " + command + "; } >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace leakscan
