// The frames of office documents around the parts that a test is about.
#include "support/office.h"

#include <algorithm>

#include "base/file.h"
#include "support/temporary_folder.h"

namespace leakscan {
namespace {

std::string column_letters(std::uint32_t column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

std::string place_of(const Document& document, const Locus& where) {
    if (where.sheet > 0) {
        const std::string cell = where.row > 0 ? column_letters(where.column) + std::to_string(where.row) : "";
        return document.sheets[where.sheet - 1] + "!" + cell + " ";
    }
    if (where.table == 0) return {};
    return "t" + std::to_string(where.table) + " r" + std::to_string(where.row) + " c" + std::to_string(where.column) + " ";
}

std::string line_of(const Document& document, const Block& block) {
    std::string line = place_of(document, block.where);
    if (block.where.channel != Channel::body) line.append(name(block.where.channel)).append(" ");
    if (block.label != 0) line += "[" + document.label_of(block) + "] ";
    return line.append(document.text_of(block));
}

constexpr std::string_view word_namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"urn:wps\" xmlns:wp=\"urn:wp\" xmlns:v=\"urn:v\"";

std::string relationship(std::string_view id, std::string_view type, std::string_view target) {
    return "<Relationship Id=\"" + std::string(id) + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
           std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

std::string relationships(std::string_view list) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + std::string(list) +
           "</Relationships>";
}

// "{ns}" in a part stands for the namespaces of Word.
ZipMember with_namespaces(ZipMember member) {
    const size_t at = member.content.find("{ns}");
    if (at != std::string::npos) member.content.replace(at, 4, word_namespaces);
    return member;
}

}  // namespace

std::string ReadDocument::all() const {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

bool ReadDocument::has(std::string_view line) const { return std::find(lines.begin(), lines.end(), line) != lines.end(); }

ReadDocument read_with(Reader reader, std::string_view bytes, const Limits& limits) {
    ReadDocument read;
    Item item;
    item.bytes = bytes;
    const Result<Extracted> extracted = reader(item, limits, [&](const Document& document) {
        ++read.parts;
        for (const Block& block : document.blocks) read.lines.push_back(line_of(document, block));
    });
    read.ok = extracted.ok();
    if (!read.ok) {
        read.fault = extracted.error().fault;
        return read;
    }
    read.title = extracted->meta.title;
    for (const Error& warning : extracted->warnings) read.warnings.push_back(warning.message);
    return read;
}

std::string make_docx(std::string_view body, const std::vector<ZipMember>& more) {
    std::vector<ZipMember> members = {
        {"_rels/.rels", relationships(relationship("rId1", "officeDocument", "word/document.xml"))},
        {"word/document.xml", "<w:document" + std::string(word_namespaces) + "><w:body>" + std::string(body) + "</w:body></w:document>"},
    };
    std::string list;
    for (const ZipMember& member : more) {
        for (const std::string_view type : {"styles", "comments", "footnotes", "header", "footer"}) {
            if (member.name.starts_with("word/" + std::string(type)))
                list += relationship("r" + std::string(type), type, member.name.substr(5));
        }
        members.push_back(with_namespaces(member));
    }
    members.push_back(
        {"word/_rels/document.xml.rels",
         relationships(list + "<Relationship Id=\"mail\" Type=\"x/hyperlink\" Target=\"mailto:a@example.com\" TargetMode=\"External\"/>")});
    return make_zip(members);
}

std::string make_xlsx(std::string_view sheet, const std::vector<std::string>& strings, const std::vector<ZipMember>& more) {
    std::string shared = "<sst>";
    for (const std::string& text : strings) shared += "<si>" + text + "</si>";
    std::vector<ZipMember> members = {
        {"_rels/.rels", relationships(relationship("rId1", "officeDocument", "xl/workbook.xml"))},
        {"xl/workbook.xml", "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", relationships(relationship("rId1", "worksheet", "worksheets/sheet1.xml"))},
        {"xl/worksheets/sheet1.xml", "<worksheet xmlns:r=\"urn:r\">" + std::string(sheet) + "</worksheet>"},
        {"xl/sharedStrings.xml", shared + "</sst>"},
    };
    for (const ZipMember& member : more) {
        std::erase_if(members, [&](const ZipMember& usual) { return usual.name == member.name; });
        members.push_back(member);
    }
    return make_zip(members);
}

std::string produced_sample(const std::string& name) {
    static const TemporaryFolder folder;
    static const bool produced = folder.run("/usr/bin/python3 " LEAKSCAN_SOURCE "/tests/support/office_samples.py .");
    return produced && exists(folder.path() + "/" + name) ? folder.read(name) : std::string();
}

}  // namespace leakscan
