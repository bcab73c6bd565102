// System calls and not streams: modes, fsync and the system's words are all wanted here.
#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace leakscan {
namespace {

// Reading into a used buffer beats mapping for small files: mapping costs two calls and page faults each.
constexpr size_t largest_buffered = 4u << 20;

Error io_error(const std::string& path) { return {Fault::io, path + ": " + std::strerror(errno)}; }

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

// Reads until end of file; `size` is only a hint (files below /proc say 0).
Status read_all(int descriptor, const std::string& path, size_t size, FileBuffer& into) {
    into.filled = 0;
    into.grow_to(size + 1);
    for (;;) {
        if (into.filled == into.capacity) into.grow_to(into.capacity * 2);
        const ssize_t got = ::read(descriptor, into.bytes.get() + into.filled, into.capacity - into.filled);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return io_error(path);
        if (got == 0) return {};
        into.filled += static_cast<size_t>(got);
        if (into.filled == size) return {};  // all there was when it was opened
    }
}

Status write_all(int descriptor, const std::string& path, std::string_view content) {
    while (!content.empty()) {
        const ssize_t put = ::write(descriptor, content.data(), content.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return io_error(path);
        content.remove_prefix(static_cast<size_t>(put));
    }
    return {};
}

}  // namespace

bool exists(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0;
}

bool is_directory(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

Result<std::string> read_file(const std::string& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return io_error(path);
    struct stat info {};
    if (::fstat(file.number(), &info) != 0) return io_error(path);
    if (S_ISDIR(info.st_mode)) return Error{Fault::io, path + ": is a directory"};
    FileBuffer buffer;
    TRY(read_all(file.number(), path, static_cast<size_t>(info.st_size), buffer));
    return std::string(buffer.view());
}

Result<FileWriter> FileWriter::create(const std::string& path) {
    std::string beside = path + ".part" + std::to_string(::getpid());
    const int descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) return io_error(beside);
    return FileWriter(path, std::move(beside), descriptor);
}

FileWriter::FileWriter(FileWriter&& other) noexcept
    : path_(std::move(other.path_)), beside_(std::move(other.beside_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

FileWriter::~FileWriter() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(beside_.c_str());
}

Status FileWriter::append(std::string_view piece) { return write_all(descriptor_, beside_, piece); }

Status FileWriter::commit() {
    if (::fsync(descriptor_) != 0) return io_error(beside_);
    if (::rename(beside_.c_str(), path_.c_str()) != 0) return io_error(path_);
    ::close(std::exchange(descriptor_, -1));
    return {};
}

Status write_file(const std::string& path, std::string_view content) {
    FileWriter file = TRY(FileWriter::create(path));
    TRY(file.append(content));
    return file.commit();
}

Result<bool> create_file(const std::string& path, std::string_view content) {
    const std::string beside = path + ".new" + std::to_string(::getpid());
    TRY(write_file(beside, content));
    const bool created = ::link(beside.c_str(), path.c_str()) == 0;
    const int why = errno;
    ::unlink(beside.c_str());
    errno = why;
    if (!created && why != EEXIST) return io_error(path);
    return created;
}

Status make_directory(const std::string& path) {
    for (size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
        const std::string parent = path.substr(0, end);
        if (!parent.empty() && ::mkdir(parent.c_str(), 0700) != 0 && errno != EEXIST) return io_error(parent);
        if (end == std::string::npos) break;
    }
    if (!is_directory(path)) return Error{Fault::io, path + ": not a directory"};
    return {};
}

std::string executable_path() {
    std::array<char, 4096> path{};
    const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
    return size > 0 ? std::string(path.data(), static_cast<size_t>(size)) : std::string();
}

void FileBuffer::grow_to(size_t wanted) {
    if (wanted <= capacity) return;
    std::unique_ptr<char[]> larger = std::make_unique_for_overwrite<char[]>(wanted);
    if (filled > 0) std::memcpy(larger.get(), bytes.get(), filled);
    bytes = std::move(larger);
    capacity = wanted;
}

FileBytes::~FileBytes() { unmap(); }

Result<std::string_view> FileBytes::open(const std::string& path) {
    unmap();
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0) return io_error(path);
    struct stat info {};
    if (::fstat(file.number(), &info) != 0) return io_error(path);
    if (!S_ISREG(info.st_mode)) return Error{Fault::io, path + ": not a regular file"};
    const auto size = static_cast<size_t>(info.st_size);
    if (size <= largest_buffered) {
        TRY(read_all(file.number(), path, size, buffer_));
        return buffer_.view();
    }
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (mapped == MAP_FAILED) return io_error(path);
    mapped_ = mapped;
    mapped_size_ = size;
    return std::string_view(static_cast<const char*>(mapped), size);
}

void FileBytes::unmap() {
    if (mapped_ != nullptr) ::munmap(mapped_, mapped_size_);
    mapped_ = nullptr;
    mapped_size_ = 0;
}

}  // namespace leakscan
