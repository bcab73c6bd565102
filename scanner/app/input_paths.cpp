#include "app/input_paths.h"

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

namespace leakscan {
namespace {

constexpr const char* unit_file_name = "units.toml";

Status append_listed(const std::string& list, const Options& options, std::vector<std::string>& paths) {
    const std::string text = TRY(read_file(list == "-" ? "/dev/stdin" : list));
    for (std::string_view line : split(text, options.null_separated ? '\0' : '\n')) {
        if (!options.null_separated && line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) paths.emplace_back(line);
    }
    return {};
}

}  // namespace

Result<std::vector<std::string>> input_paths(const Options& options) {
    std::vector<std::string> paths = options.arguments;
    for (const std::string& list : options.files_from) TRY(append_listed(list, options, paths));
    if (paths.empty() && options.files_from.empty()) {
        return Error{
            Fault::usage,
            std::string(Phrase{"没有给出要扫描的路径，见 scan --help", "no path to scan was given, see scan --help"}.in(options.language))};
    }
    for (const std::string& path : paths) {
        if (!exists(path))
            return Error{Fault::usage, fill({"{}：没有这个文件或目录", "{}: no such file or folder"}, options.language, {path})};
    }
    return paths;
}

Result<std::string> choose_unit_file(const Options& options, const std::vector<std::string>& paths) {
    if (!options.units.empty()) return options.units;
    std::string found;
    for (const std::string& path : paths) {
        const std::string candidate = path + (path.ends_with('/') ? "" : "/") + unit_file_name;
        if (!is_directory(path) || !exists(candidate)) continue;
        if (!found.empty()) {
            return Error{Fault::usage,
                         fill({"{} 和 {} 都是名册，请用 --units 指定一个", "{} and {} are both unit files: choose one with --units"},
                              options.language, {found, candidate})};
        }
        found = candidate;
    }
    return found;
}

}  // namespace leakscan
