#include "base/program_identity.h"

#include <elf.h>
#include <link.h>
#include <sys/stat.h>

#include <cstring>
#include <string_view>

#include "base/file.h"

namespace leakscan {
namespace {

constexpr size_t rounded_up(size_t size, size_t alignment) { return (size + alignment - 1) / alignment * alignment; }

// The build id among the notes of one segment; empty if it is not there.
std::string build_id_in(const char* notes, size_t size, size_t alignment) {
    constexpr std::string_view gnu("GNU\0", 4);
    for (size_t at = 0; at + sizeof(ElfW(Nhdr)) <= size;) {
        ElfW(Nhdr) head;
        std::memcpy(&head, notes + at, sizeof head);
        const size_t name = at + sizeof head;
        const size_t description = name + rounded_up(head.n_namesz, alignment);
        const size_t end = description + rounded_up(head.n_descsz, alignment);
        if (end > size || end <= at) return {};
        if (head.n_type == NT_GNU_BUILD_ID && std::string_view(notes + name, head.n_namesz) == gnu)
            return {notes + description, head.n_descsz};
        at = end;
    }
    return {};
}

int count_object(dl_phdr_info*, size_t, void* count) {
    ++*static_cast<size_t*>(count);
    return 0;
}

size_t count_objects() {
    size_t count = 0;
    ::dl_iterate_phdr(count_object, &count);
    return count;
}

// Those before main(). What is loaded later (late_library) reads no document, and is there or not by what else a run does; it comes
// behind them.
const size_t linked_objects = count_objects();

struct Identity {
    std::string text;
    size_t left = linked_objects;
};

int add_object(dl_phdr_info* object, size_t, void* into) {
    auto& identity = *static_cast<Identity*>(into);
    if (identity.left-- == 0) return 1;
    std::string id;
    for (size_t i = 0; i < object->dlpi_phnum && id.empty(); ++i) {
        const ElfW(Phdr)& segment = object->dlpi_phdr[i];
        if (segment.p_type != PT_NOTE) continue;
        id = build_id_in(reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr), segment.p_memsz, segment.p_align < 8 ? 4 : 8);
    }
    const std::string_view name = object->dlpi_name;  // of the program itself it is empty
    if (name.starts_with("linux-vdso")) return 0;     // the kernel's
    if (id.empty()) id = program_stamp(name.empty() ? executable_path() : std::string(name));
    identity.text.append(id).push_back('\n');
    return 0;
}

}  // namespace

std::string program_identity() {
    Identity identity;
    ::dl_iterate_phdr(add_object, &identity);
    return identity.text;
}

std::string program_stamp(const std::string& path) {
    struct stat status {};
    if (path.empty() || ::stat(path.c_str(), &status) != 0) return {};
    return std::to_string(status.st_size) + " " + std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
}

}  // namespace leakscan
