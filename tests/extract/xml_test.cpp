#include "extract/xml.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace leakscan;

namespace {

constexpr std::uint64_t plenty = 1 << 20;

struct Heard {
    XmlOutcome outcome;
    std::string events;  // "<a x=1>text</a>"
};

Heard hear(std::string_view xml, std::uint64_t limit = plenty) {
    Heard heard{};
    XmlHandler handler;
    handler.start = [&](std::string_view name, const XmlAttributes& attributes) {
        heard.events.append("<").append(name);
        for (int i = 0; i < attributes.size(); ++i) {
            heard.events.append(" ").append(attributes.name(i)).append("=").append(attributes.value(i));
        }
        heard.events += ">";
    };
    handler.end = [&](std::string_view name) { heard.events.append("</").append(name).append(">"); };
    handler.text = [&](std::string_view text) { heard.events += text; };
    heard.outcome = read_xml(xml, handler, limit);
    return heard;
}

}  // namespace

TEST_CASE("elements and attributes come by their local names, references resolved") {
    const Heard heard = hear(R"(<?xml version="1.0"?><w:a xmlns:w="u" w:x="1&amp;2"><![CDATA[<&]]>&#x5F20;&lt;<b/></w:a>)");
    CHECK(heard.outcome == XmlOutcome::whole);
    CHECK(heard.events == "<a x=1&2><&张<<b></b></a>");
}

TEST_CASE("a declared encoding is ignored: the caller decodes") {
    CHECK(hear("<?xml version=\"1.0\" encoding=\"gb2312\"?><a>朱镕基</a>").events == "<a>朱镕基</a>");
    CHECK(hear("\xEF\xBB\xBF<a>镕</a>").events == "<a>镕</a>");
}

TEST_CASE("errors are stepped over") {
    struct Row {
        const char* xml;
        const char* holds;
    };
    const Row rows[] = {
        {"<a><b>一</a>二", "一"}, {"<a>\xFF张三\x80</a>", "张三"}, {"<a>1\x01\x02</a>", "1"},       {"<a>甲&nbsp;乙</a>", "乙"},
        {"<a>甲 & 乙</a>", "乙"}, {"<a>cut <b>off", "off"},        {"<a>&#0;&#xD800;丙</a>", "丙"}, {"<a x=1 y='2'>丁</a>", "丁"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.xml);
        const Heard heard = hear(row.xml);
        CHECK(heard.outcome == XmlOutcome::recovered);
        CHECK(heard.events.find(row.holds) != std::string::npos);
    }
}

TEST_CASE("a DTD ends the reading before any entity is expanded") {
    const Heard heard = hear("<!DOCTYPE a [<!ENTITY e \"boom\"><!ENTITY f \"&e;&e;\">]><a>&f;</a>");
    CHECK(heard.outcome == XmlOutcome::stopped);
    CHECK(heard.events.empty());
}

TEST_CASE("depth and text are bounded") {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<d>";
    CHECK(hear(deep).outcome == XmlOutcome::stopped);
    CHECK(hear("<a>0123456789</a>", 5).outcome == XmlOutcome::stopped);
}

TEST_CASE("text split over pushes arrives whole") {
    const std::string number(200'000, '7');
    const Heard heard = hear("<a>" + number + "</a>");
    CHECK(heard.outcome == XmlOutcome::whole);
    CHECK(heard.events == "<a>" + number + "</a>");
}

TEST_CASE("the raw scan finds text, attribute values and entity texts") {
    std::vector<std::string> texts;
    scan_xml_text("<!DOCTYPE a [<!ENTITY e \"in entity\">]><a x='v &amp; w'> one &lt; &#x4E8C; &bad; </a> & <b",
                  [&](std::string_view text) { texts.emplace_back(text); });
    CHECK(texts == std::vector<std::string>{"in entity", "]>", "v & w", "one < 二 &bad;", "&"});
    // Half a surrogate pair is no character.
    std::string half;
    scan_xml_text("<a>x&#xDB69;y&#56169;</a>", [&](std::string_view text) { half += text; });
    CHECK(half == "x&#xDB69;y&#56169;");
}
