// leakscan text: what the matcher sees of a file, one block a line. Prints raw text by its nature; runs in this process.
#include "app/commands.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/file_text.h"
#include "app/run_setup.h"
#include "report/printable.h"

namespace leakscan {
namespace {

void add_part(std::string& place, std::string_view word, std::uint32_t number) {
    if (number != 0) place += " " + std::string(word) + " " + std::to_string(number);
}

// "hidden_column Sheet1 row 7 column 3", "body line 12".
std::string place_of(const Document& document, const Block& block) {
    const Locus& where = block.where;
    std::string place(name(where.channel));
    add_part(place, "page", where.page);
    if (where.sheet != 0) place += " " + document.sheets[where.sheet - 1];
    add_part(place, "table", where.table);
    add_part(place, "row", where.row);
    add_part(place, "column", where.column);
    add_part(place, "line", document.position_of(block.begin).line);
    return place;
}

void print_part(const Document& document) {
    std::string lines;
    for (const Block& block : document.blocks) {
        lines += printable(place_of(document, block)) + "\t" + printable(document.label_of(block)) + "\t" +
                 printable(document.text_of(block)) + "\n";
    }
    print(lines);
}

}  // namespace

Result<int> text_command(const Options& options) {
    TRY(check_picture_reader(options));
    bool all_read = true;
    TextReader reader;
    reader.document = [](const Origin& origin) {
        if (!origin.inner.empty()) print("== " + printable(origin.path()) + "\n");
    };
    reader.part = print_part;
    reader.not_read = [&](const Origin& origin, const Error& error) {
        all_read = false;
        say(options, printable(origin.path()) + ": " + printable(error.message));
    };
    TRY(read_file_text(options.arguments.front(), options.limits, reader));
    return all_read ? 0 : exit_not_all_read;
}

}  // namespace leakscan
