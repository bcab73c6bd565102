// Files and folders. What we create is private: files 0600, folders 0700.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace leakscan {

bool exists(const std::string& path);
bool is_directory(const std::string& path);
// The whole file. Fault::io with the path and the system's words.
Result<std::string> read_file(const std::string& path);
// A file that is written piece by piece: beside `path`, and renamed over it when all is there and synced. A reader sees the
// old or the new content, never half; without commit() nothing is left.
class FileWriter {
public:
    static Result<FileWriter> create(const std::string& path);
    FileWriter(FileWriter&& other) noexcept;
    ~FileWriter();
    FileWriter& operator=(const FileWriter&) = delete;

    Status append(std::string_view piece);
    Status commit();

private:
    FileWriter(std::string path, std::string beside, int descriptor)
        : path_(std::move(path)), beside_(std::move(beside)), descriptor_(descriptor) {}

    std::string path_;
    std::string beside_;
    int descriptor_ = -1;
};

// The same in one piece.
Status write_file(const std::string& path, std::string_view content);
// Writes `path` only if there is no such file yet; false: there is one.
Result<bool> create_file(const std::string& path, std::string_view content);
// With parents. No error when it is there already.
Status make_directory(const std::string& path);
std::string executable_path();

// Memory for the bytes of a file: not zeroed before it is filled, and used again.
struct FileBuffer {
    std::unique_ptr<char[]> bytes;
    size_t capacity = 0;
    size_t filled = 0;

    std::string_view view() const { return {bytes.get(), filled}; }
    void grow_to(size_t wanted);
};

// The bytes of one file for the length of a visit: small files in a buffer that is used again, large ones mapped.
class FileBytes {
public:
    FileBytes() = default;
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    // The view stays valid until the next open() or the end of this object.
    Result<std::string_view> open(const std::string& path);

private:
    void unmap();

    FileBuffer buffer_;
    void* mapped_ = nullptr;
    size_t mapped_size_ = 0;
};

}  // namespace leakscan
