// Notes are found again by their English words; what nobody translated is quoted, never lost.
#include "report/unread.h"

#include <catch2/catch.hpp>

using namespace leakscan;

namespace {

JudgedSkip skip(const std::string& note) {
    JudgedSkip skip;
    skip.note = note;
    return skip;
}

}  // namespace

TEST_CASE("a note is said in the language of the list") {
    const std::pair<const char*, const char*> cases[] = {
        {"protected by a password", "有密码保护"},
        {"the document is larger than 256 MB (--max-document)", "文档大于256 MB（--max-document）"},
        {"ZIP: member 'word/a.xml' is packed by method 12", "成员'word/a.xml'使用了不支持的压缩方式（12）"},
        {"the reader crashed (signal 11)", "解析程序异常终止（signal 11）"},
        {"the reader crashed (signal 11) between two documents; the rest of the file was not read",
         "解析程序异常终止（signal 11），发生在两个文档之间，文件其余部分未读取"},
        {"damaged, read in part: Truncated tar archive", "文件损坏，只读取了一部分（Truncated tar archive）"},
        {"words of some library", "原文：words of some library"},
        {"", ""},
    };
    for (const auto& [english, chinese] : cases) {
        CHECK(note_text(skip(english), Language::zh) == chinese);
        CHECK(note_text(skip(english), Language::en) == english);
    }
}

TEST_CASE("every fault of a document has its title and its advice in both languages") {
    for (int fault = static_cast<int>(Fault::io); fault <= static_cast<int>(Fault::partly); ++fault) {
        for (const Phrase words : {title(static_cast<Fault>(fault)), advice(static_cast<Fault>(fault))}) {
            CHECK_FALSE(words.zh.empty());
            CHECK_FALSE(words.en.empty());
        }
    }
}
