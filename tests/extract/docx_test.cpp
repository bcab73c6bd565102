// Documents made part by part, and those of python-docx and LibreOffice.
#include <catch2/catch.hpp>

#include "base/text.h"
#include "extract/formats.h"
#include "support/make_picture.h"
#include "support/office.h"

using namespace leakscan;

namespace {

ReadDocument read_docx(std::string_view bytes, const Limits& limits = {}) { return read_with(extract_docx, bytes, limits); }
ReadDocument read_body(std::string_view body, const std::vector<ZipMember>& more = {}) { return read_docx(make_docx(body, more)); }

std::string run(std::string_view text, std::string_view properties = {}) {
    return "<w:r><w:rPr>" + std::string(properties) + "</w:rPr><w:t>" + std::string(text) + "</w:t></w:r>";
}
std::string paragraph(std::string_view inside) { return "<w:p>" + std::string(inside) + "</w:p>"; }
std::string cell(std::string_view text, std::string_view properties = {}) {
    return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + paragraph(run(text)) + "</w:tc>";
}

}  // namespace

TEST_CASE("a document of python-docx is read with its unseen places") {
    const std::string bytes = produced_sample("python-docx.docx");
    REQUIRE_FALSE(bytes.empty());
    const ReadDocument read = read_docx(bytes);
    REQUIRE(read.ok);
    INFO(read.all());
    CHECK(read.title == "公示");
    CHECK(read.warnings.empty());
    for (const char* line : {
             "metadata [作者] 测试作者",
             "联系电话：13800138000\t转 ",
             "身份证号：",
             "hidden_text [身份证号] 340123199003070011",
             "手机 13800138002",
             "tracked_deletion [手机] 13800138001",
             "t1 r2 c3 [身份证号] 340123199003070011",
             "t1 r3 c5 [家庭住址] 长丰县岗集镇测试村2号",
             "t2 r1 c2 [手机号] 13800138003",
             "header_footer 页眉 13800138004",
             "header_footer 页脚 13800138005",
         }) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

TEST_CASE("LibreOffice's document reads as LibreOffice exports it") {
    const std::string bytes = produced_sample("libreoffice.docx");
    REQUIRE_FALSE(bytes.empty());  // LibreOffice is not installed: ./dev deps
    const ReadDocument read = read_docx(bytes);
    REQUIRE(read.ok);
    INFO(read.all());
    const std::string text = produced_sample("libreoffice.txt");
    for (const std::string_view line : split(text, '\n')) {
        CAPTURE(line);
        const std::string_view words = trim(line);
        CHECK((words.empty() || read.all().find(words) != std::string::npos));
    }
    CHECK(read.has("t1 r2 c3 [身份证号] 340123199003070011"));
}

TEST_CASE("runs of a paragraph are joined, whatever stands between them") {
    CHECK(
        read_body(paragraph(run("1380") + "<w:proofErr/><w:bookmarkStart/>" + run("013", "<w:b/>") + "<w:ins>" + run("8000") + "</w:ins>"))
            .has("13800138000"));
    CHECK(read_body(
              paragraph(
                  "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:sym w:char=\"F0FC\"/></w:r>"))
              .has("a\tb c-d"));
    CHECK(read_body(paragraph("<w:hyperlink r:id=\"mail\">" + run("链接") + "</w:hyperlink>")).has("attribute mailto:a@example.com"));
    CHECK(read_body("<w:sdt><w:sdtContent>" + paragraph(run("控件")) + "</w:sdtContent></w:sdt>").has("控件"));
}

TEST_CASE("tables keep rows, columns and spans") {
    const ReadDocument read = read_body(
        "<w:tbl><w:tr>" + cell("姓名", "<w:vMerge w:val=\"restart\"/>") + cell("联系方式", "<w:gridSpan w:val=\"2\"/>") + cell("备注") +
        "</w:tr><w:tr>" + "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" + cell("一") + cell("二") + "<w:tc><w:p>" + run("外") +
        "</w:p><w:tbl><w:tr>" + cell("内") + "</w:tr></w:tbl><w:p>" + run("后") + "</w:p></w:tc></w:tr></w:tbl>");
    INFO(read.all());
    CHECK(read.has("t1 r1 c4 备注"));
    CHECK(read.has("t2 r1 c1 内"));
    CHECK(read.has("t1 r2 c4 [备注] 外 后"));
}

TEST_CASE("hidden text is told from what only looks like it") {
    const ZipMember styles{
        "word/styles.xml",
        "<w:styles{ns}><w:style w:styleId=\"a\"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/>"
        "</w:style><w:style w:styleId=\"c\"><w:basedOn w:val=\"c\"/></w:style></w:styles>"};
    struct Row {
        std::string body;
        const char* line;
    };
    const std::string white = "<w:color w:val=\"FFFFFF\"/>";
    const Row rows[] = {
        {paragraph(run("藏", "<w:vanish/>")), "hidden_text 藏"},
        {paragraph(run("现", "<w:vanish w:val=\"0\"/>")), "现"},
        {paragraph(run("藏", "<w:rStyle w:val=\"b\"/>")), "hidden_text 藏"},
        {paragraph(run("现", "<w:rStyle w:val=\"b\"/><w:vanish w:val=\"false\"/>")), "现"},
        {paragraph("<w:pPr><w:pStyle w:val=\"a\"/></w:pPr>" + run("藏")), "hidden_text 藏"},
        {paragraph(run("现", "<w:rStyle w:val=\"c\"/>")), "现"},
        {paragraph(run("藏", white)), "hidden_text 藏"},
        {paragraph(run("藏", "<w:sz w:val=\"2\"/>")), "hidden_text 藏"},
        {paragraph(run("现", white + "<w:shd w:val=\"clear\" w:fill=\"FF0000\"/>")), "现"},
        {paragraph("<w:pPr><w:shd w:val=\"clear\" w:fill=\"4472C4\"/></w:pPr>" + run("现", white)), "现"},
        {"<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill=\"000080\"/></w:tcPr>" + paragraph(run("现", white)) + "</w:tc></w:tr></w:tbl>",
         "t1 r1 c1 现"},
        {paragraph(run("现", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")), "现"},
        {paragraph("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>" + run("现")), "现"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.body);
        CHECK(read_body(row.body, {styles}).has(row.line));
    }
}

TEST_CASE("a number cut by the border of hidden or deleted text is completed") {
    CHECK(read_body(paragraph(run("138") + run("0013", "<w:vanish/>") + run("8000"))).has("hidden_text 13800138000"));
    const ReadDocument changed = read_body(
        paragraph(run("电话：1380013") + "<w:del><w:r><w:delText>8000</w:delText></w:r></w:del><w:ins>" + run("8001") + "</w:ins>"));
    CHECK(changed.has("电话：13800138001"));
    CHECK(changed.has("tracked_deletion [电话] 13800138000"));
    CHECK(read_body(paragraph("<w:moveFrom>" + run("移走") + "</w:moveFrom>")).has("tracked_deletion 移走"));
}

TEST_CASE("text boxes are read once") {
    const std::string box = "<w:txbxContent>" + paragraph(run("框")) + "</w:txbxContent>";
    const ReadDocument read = read_body(paragraph(run("前") + "<w:r><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" +
                                                  box + "</mc:Fallback></mc:AlternateContent></w:r>" + run("后")));
    CHECK(read.lines == std::vector<std::string>{"框", "前后"});
    CHECK(read_body(paragraph("<w:r><w:pict>" + box + "</w:pict></w:r>")).has("框"));
}

TEST_CASE("notes, comments, fields and alternative texts have their channels") {
    const ReadDocument read = read_body(
        paragraph("<w:r><w:instrText>HYPERLINK \"tel:13800138001\"</w:instrText></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>") +
            paragraph("<w:r><w:drawing><wp:docPr id=\"1\" descr=\"证件照\" title=\"甲\"/></w:drawing></w:r>"),
        {{"word/comments.xml", "<w:comments{ns}><w:comment>" + paragraph(run("批注")) + "</w:comment></w:comments>"},
         {"word/footnotes.xml", "<w:footnotes{ns}><w:footnote>" + paragraph(run("脚注")) + "</w:footnote></w:footnotes>"}});
    INFO(read.all());
    for (const char* line : {"comment 批注", "脚注", "attribute HYPERLINK \"tel:13800138001\" PAGE ", "attribute 证件照", "attribute 甲"}) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
}

TEST_CASE("a document's settings, people, custom XML and building blocks are read, and what is shown from other files") {
    const auto link = [](std::string_view type, std::string_view target, std::string_view mode = "") {
        return "<Relationship Id=\"" + std::string(type) + "\" Type=\"x/" + std::string(type) + "\" Target=\"" + std::string(target) +
               "\" " + std::string(mode) + "/>";
    };
    const std::string outside = "TargetMode=\"External\"";
    const ReadDocument read = read_docx(make_zip(
        {{"word/document.xml", "<w:document xmlns:w=\"urn:w\"><w:body>" + paragraph(run("正文")) + "</w:body></w:document>"},
         {"word/_rels/document.xml.rels", "<Relationships>" + link("settings", "settings.xml") + link("people", "people.xml") +
                                              link("glossaryDocument", "glossary/document.xml") + link("aFChunk", "chunk.htm") +
                                              link("image", "file:///C:/Users/张三/图.jpg", outside) + "</Relationships>"},
         {"word/settings.xml",
          "<w:settings xmlns:w=\"urn:w\"><w:docVars><w:docVar w:name=\"电话\" w:val=\"13800138000\"/></w:docVars>"
          "<w:mailMerge><w:connectString w:val=\"Data Source=D:\\名单.xlsx\"/><w:query w:val=\"SELECT * FROM "
          "`名单$`\"/></w:mailMerge></w:settings>"},
         {"word/_rels/settings.xml.rels", "<Relationships>" + link("mailMergeSource", "file:///D:/名单.xlsx", outside) +
                                              link("recipientData", "recipientData.xml") + "</Relationships>"},
         {"word/recipientData.xml",
          "<w:recipients xmlns:w=\"urn:w\"><w:recipientData><w:uniqueTag w:val=\"13800138001\"/></w:recipientData></w:recipients>"},
         {"word/people.xml",
          "<w15:people xmlns:w15=\"urn:w15\"><w15:person w15:author=\"测试甲\"><w15:presenceInfo "
          "w15:userId=\"a@example.com\"/></w15:person></w15:people>"},
         {"word/glossary/document.xml",
          "<w:glossaryDocument xmlns:w=\"urn:w\">" + paragraph(run("模板13800138002")) + "</w:glossaryDocument>"},
         {"word/chunk.htm", "<html><body><p>插入13800138003</p></body></html>"},
         {"customXml/item1.xml", "<form><phone>13800138004</phone></form>"},
         {"customXml/itemProps1.xml", "<ds:datastoreItem xmlns:ds=\"urn:d\">不读</ds:datastoreItem>"}}));
    CHECK(read.warnings.empty());
    CHECK(read.lines ==
          std::vector<std::string>{"正文", "hidden_text 模板13800138002", "插入13800138003",
                                   "metadata [image] file:///C:/Users/张三/图.jpg", "metadata [电话] 13800138000",
                                   "metadata [邮件合并] Data Source=D:\\名单.xlsx", "metadata [邮件合并] SELECT * FROM `名单$`",
                                   "metadata [mailMergeSource] file:///D:/名单.xlsx", "metadata [邮件合并] 13800138001",
                                   "metadata [批注者] 测试甲", "metadata [批注者] a@example.com", "metadata [phone] 13800138004"});
}

TEST_CASE("controls, watermarks, hidden rows and boxes, readings and authors of changes") {
    const auto lines = [](std::string_view body) { return read_body(body).lines; };
    using Lines = std::vector<std::string>;
    CHECK(lines("<w:sdt><w:sdtPr><w:alias w:val=\"经办人\"/><w:dropDownList><w:listItem w:displayText=\"测试甲13800138000\" "
                "w:value=\"1\"/></w:dropDownList></w:sdtPr>"
                "<w:sdtContent>" +
                paragraph(run("请选择")) + "</w:sdtContent></w:sdt>") ==
          Lines{"attribute 经办人", "attribute 测试甲13800138000", "请选择"});
    CHECK(lines(paragraph("<w:r><w:fldChar><w:ffData><w:textInput><w:default w:val=\"13800138000\"/></w:textInput><w:statusText "
                          "w:val=\"1\"/></w:ffData></w:fldChar></w:r>")) == Lines{"attribute 13800138000"});
    CHECK(lines(paragraph("<w:r><w:pict><v:shape alt=\"水印\"><v:textpath string=\"内部资料13800138000\"/></v:shape></w:pict></w:r>")) ==
          Lines{"内部资料13800138000", "attribute 水印"});
    CHECK(lines("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + paragraph(run("13800138000")) + "</w:tc></w:tr><w:tr><w:tc>" +
                paragraph(run("见")) + "</w:tc></w:tr></w:tbl>") == Lines{"t1 r1 c1 hidden_text 13800138000", "t1 r2 c1 见"});
    CHECK(lines(paragraph("<w:r><w:drawing><wp:docPr hidden=\"1\"/><w:txbxContent>" + paragraph(run("藏")) +
                          "</w:txbxContent></w:drawing></w:r>")) == Lines{"hidden_text 藏"});
    CHECK(lines(paragraph("<w:r><w:ruby><w:rt>" + run("zhang") + "</w:rt><w:rubyBase>" + run("张") + "</w:rubyBase></w:ruby></w:r>" +
                          run("三"))) == Lines{"张三"});
    CHECK(lines(paragraph("<w:ins w:author=\"测试甲\">" + run("一") + "</w:ins><w:ins w:author=\"测试甲\">" + run("二") + "</w:ins>")) ==
          Lines{"metadata [修订作者] 测试甲", "一二"});
}

TEST_CASE("damaged documents give what is left, with warnings") {
    CHECK(read_docx("PK").fault == Fault::malformed);
    CHECK_FALSE(read_docx(make_zip({{"a", "b"}})).ok);
    const ReadDocument cut =
        read_docx(make_zip({{"word/document.xml", "<w:document><w:body><w:p><w:r><w:t>完好</w:t></w:r></w:p><w:p><w:r><w:t>断"}}));
    CHECK(cut.has("完好"));
    CHECK(cut.warnings.size() == 1);
    const std::string whole = make_docx(paragraph(run("文")));
    for (size_t i = 0; i < whole.size(); ++i) (void)read_docx(whole.substr(0, i));
}

TEST_CASE("hostile structure does no harm") {
    for (const char* body :
         {"</w:p>", "<w:tc><w:p/></w:tc>", "<w:tr/>", "<w:tbl><w:tc><w:tc><w:p/></w:tc></w:tc></w:tbl>", "<w:r><w:t>无段</w:t></w:r>",
          "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4294967295\"/></w:tcPr></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
          "<w:txbxContent><w:tbl><w:p/></w:tbl></w:txbxContent>", "<mc:Fallback><w:p/></mc:Fallback>"}) {
        CAPTURE(body);
        CHECK(read_body(body).ok);
    }
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<w:tbl><w:tr><w:tc>";
    const ReadDocument read = read_body(deep + paragraph(run("深")));
    CHECK(read.ok);
    CHECK_FALSE(read.warnings.empty());
}

TEST_CASE("of the pictures in a document is read what is written about them") {
    ExifMaker exif(false);
    exif.text(0x013B, "张三13800138000");
    const ReadDocument read =
        read_body(paragraph(run("见图")), {{"word/media/image1.jpeg", make_jpeg({{0xE1, std::string("Exif\0\0", 6) + exif.tiff()}})},
                                           {"word/media/image2.wdp", "II\xBC\1 of a kind nobody knows"}});
    CHECK(read.warnings.empty());
    CHECK(read.has("metadata [作者] 张三13800138000"));
}
