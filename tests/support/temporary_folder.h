// A folder for the length of a test, and the real tools that fill it.
#pragma once

#include <string>
#include <string_view>

namespace leakscan {

class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }
    // Writes a file below the folder, with parents; returns its path.
    std::string write(const std::string& name, std::string_view content) const;
    std::string read(const std::string& name) const;
    // Runs a shell command in the folder; false if it fails.
    bool run(const std::string& command) const;

private:
    std::string path_;
};

}  // namespace leakscan
