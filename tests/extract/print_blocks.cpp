// Prints what extraction makes of one file, a block a line: channel, table:row:column, line:column, label, text. The oracle
// comparison (html_oracles.py) reads it; useful to look at, too.
#include <iostream>

#include "base/file.h"
#include "extract/extract.h"

using namespace leakscan;

namespace {

void print(const Document& document) {
    for (const Block& block : document.blocks) {
        const Document::Position position = document.position_of(block.begin);
        std::cout << name(block.where.channel) << '\t' << block.where.table << ':' << block.where.row << ':' << block.where.column << '\t'
                  << position.line << ':' << position.column << '\t' << document.label_of(block) << '\t' << document.text_of(block) << '\n';
    }
}

}  // namespace

int main(int argument_count, char** arguments) {
    if (argument_count != 2) return 2;
    Result<std::string> bytes = read_file(arguments[1]);
    if (!bytes) return 2;
    Item item;
    item.bytes = *bytes;
    const Result<Extracted> extracted = extract(item, {}, print);
    if (!extracted) {
        std::cout << "error\t" << name(extracted.error().fault) << '\t' << extracted.error().message << '\n';
        return 1;
    }
    const PageMeta& meta = extracted->meta;
    std::cerr << extracted->media << "\ntitle " << meta.title << "\npublished " << meta.published << "\nsource " << meta.content_source
              << "\nreference " << meta.reference << '\n';
}
