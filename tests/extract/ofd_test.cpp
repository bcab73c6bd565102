// OFD made part by part.
#include <catch2/catch.hpp>

#include "extract/formats.h"
#include "support/make_ofd.h"
#include "support/office.h"

using namespace leakscan;

namespace {

ReadDocument read_ofd(std::string_view bytes) { return read_with(extract_ofd, bytes); }
ReadDocument read_ofd(const OfdParts& parts) { return read_ofd(make_ofd(parts)); }
ReadDocument read_page(std::string_view objects) { return read_ofd(OfdParts{.pages = {std::string(objects)}}); }

const std::string phone = "13800138000";
const std::string id = "340123190506150617";
const std::string white = "<ofd:FillColor Value=\"255 255 255\"/>";

std::string letter(double x, double y, std::string_view text) {
    return "<ofd:TextObject Boundary=\"" + std::to_string(x) + " " + std::to_string(y) +
           " 4 5\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\">" + std::string(text) + "</ofd:TextCode></ofd:TextObject>";
}

std::string in_root(std::string_view name, std::string_view inside) {
    return "<ofd:" + std::string(name) + " xmlns:ofd=\"http://www.ofdspec.org/2016\">" + std::string(inside) +
           "</ofd:" + std::string(name) + ">";
}

}  // namespace

TEST_CASE("letters written one by one, in any order, are a line again") {
    std::string objects;
    for (size_t i = phone.size(); i-- > 0;) objects += letter(38 + 2 * static_cast<double>(i), 20, phone.substr(i, 1));
    for (const auto& [x, text] : {std::pair{30.0, "话"}, {26.0, "电"}, {34.0, "："}}) objects += letter(x, 20, text);
    CHECK(read_page(objects).lines == std::vector<std::string>{"电话：" + phone});
}

TEST_CASE("a matrix scales, moves and turns the writing") {
    const std::string scaled =
        "<ofd:TextObject Boundary=\"20 20 100 5\" CTM=\"0.3528 0 0 0.3528 0 0\" Size=\"12\"><ofd:TextCode X=\"0\" Y=\"11\" DeltaX=\"g 10 "
        "6\">" +
        phone + "</ofd:TextCode></ofd:TextObject>";
    CHECK(read_page(scaled + ofd_text(44, 20, "转1")).lines == std::vector<std::string>{phone + "转1"});
    const std::string turned =
        "<ofd:TextObject Boundary=\"20 20 5 100\" CTM=\"0 1 -1 0 5 0\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 10 2\">" +
        phone + "</ofd:TextCode></ofd:TextObject>";
    CHECK(read_page(turned).lines == std::vector<std::string>{phone});
    const std::string downwards =
        "<ofd:TextObject Boundary=\"20 20 5 100\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaY=\"g 3 "
        "4\">联系电话</ofd:TextCode></ofd:TextObject>";
    CHECK(read_page(downwards).lines == std::vector<std::string>{"联系电话"});
}

TEST_CASE("a framed table has labels, and its template gives the captions") {
    const std::string frame = ofd_rectangle(20, 20, 50, 10, "") + ofd_rectangle(70, 20, 60, 10, "") + ofd_rectangle(20, 30, 50, 10, "") +
                              ofd_rectangle(70, 30, 60, 10, "") + ofd_text(22, 22, "姓名") + ofd_text(72, 22, "身份证号");
    OfdParts parts{.pages = {"<ofd:Template TemplateID=\"7\" ZOrder=\"Background\"/><ofd:Content><ofd:Layer>" + ofd_text(22, 32, "王小明") +
                             ofd_text(72, 32, id) + "</ofd:Layer></ofd:Content>"}};
    parts.common = "<ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>";
    parts.members = {{"Doc_0/Tpls/Tpl_0/Content.xml", ofd_page(frame)}};
    const ReadDocument read = read_ofd(parts);
    INFO(read.all());
    CHECK(read.has("t1 r2 c1 [姓名] 王小明"));
    CHECK(read.has("t1 r2 c2 [身份证号] " + id));
}

TEST_CASE("what nobody sees is named: invisible, white on white, off the page, under an area") {
    CHECK(read_page(ofd_text(20, 20, phone, "Visible=\"false\"")).has("hidden_text " + phone));
    CHECK(read_page(ofd_text(20, 20, phone, "Alpha=\"0\"")).has("hidden_text " + phone));
    CHECK(read_page(ofd_text(20, 20, phone, "", white)).has("hidden_text " + phone));
    CHECK(read_page(ofd_text(300, 20, phone)).has("hidden_text " + phone));
    CHECK(read_page(ofd_rectangle(10, 15, 80, 20, "Fill=\"true\"", "0 0 200") + ofd_text(20, 20, phone, "", white)).has(phone));
    const std::string number = ofd_text(20, 20, "证号：") + ofd_text(32, 20, id);
    CHECK(read_page(number + ofd_rectangle(31, 18, 60, 10, "Fill=\"true\"")).has("under_image [证号] " + id));
    CHECK(read_page(ofd_rectangle(31, 18, 60, 10, "Fill=\"true\"", "200 200 200") + number).has("证号：" + id));
    CHECK(read_page(number + ofd_rectangle(31, 18, 60, 10, "Fill=\"true\" Alpha=\"90\"")).has("证号：" + id));
}

TEST_CASE("letters written twice for boldness are there once") {
    CHECK(read_page(ofd_text(20, 20, phone) + ofd_text(20.1, 20, phone)).lines == std::vector<std::string>{phone});
    CHECK(read_page(ofd_text(20, 20, "illegal 11")).lines == std::vector<std::string>{"illegal 11"});
}

TEST_CASE("a unit of graphics is drawn where it is used, however units refer to each other") {
    OfdParts parts{
        .pages = {"<ofd:CompositeObject ResourceID=\"5\" Boundary=\"20 20 100 10\" CTM=\"1 0 0 1 0 0\"/>" + ofd_text(20, 40, "完")}};
    parts.common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>";
    parts.members = {{"Doc_0/DocumentRes.xml",
                      in_root("Res", "<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"5\"><ofd:Content>" + ofd_text(0, 0, phone) +
                                         "<ofd:CompositeObject ResourceID=\"5\" Boundary=\"0 0 1 1\"/></ofd:Content>"
                                         "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>")}};
    const ReadDocument read = read_ofd(parts);
    INFO(read.all());
    CHECK(read.ok);
    CHECK(read.all().find(phone) != std::string::npos);
}

TEST_CASE("annotations, attachments, tags, extensions, bookmarks and properties are read in their channels") {
    OfdParts parts{.pages = {ofd_text(20, 20, "正文")}};
    parts.info =
        "<ofd:Title>公示</ofd:Title><ofd:Author>测试作者</ofd:Author><ofd:CreationDate>2020-01-01</ofd:CreationDate>"
        "<ofd:CustomDatas><ofd:CustomData Name=\"经办人电话\">" +
        phone + "</ofd:CustomData></ofd:CustomDatas>";
    parts.document =
        "<ofd:Outlines><ofd:OutlineElem Title=\"第一章\"/></ofd:Outlines><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
        "<ofd:Attachments>/Doc_0/Attachs/Attachments.xml</ofd:Attachments><ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>"
        "<ofd:Extensions>Extensions.xml</ofd:Extensions>";
    parts.members = {
        {"Doc_0/Annots/Annotations.xml",
         in_root("Annotations", "<ofd:Page PageID=\"100\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>")},
        {"Doc_0/Annots/Page_0/Annotation.xml",
         in_root("PageAnnot",
                 "<ofd:Annot Type=\"Highlight\" Creator=\"张三\"><ofd:Remark>原号码" + phone +
                     "</ofd:Remark><ofd:Parameters><ofd:Parameter Name=\"手机\">13800138001</ofd:Parameter></ofd:Parameters>"
                     "<ofd:Appearance Boundary=\"0 0 9 9\">" +
                     ofd_text(20, 60, "批注" + id) +
                     "</ofd:Appearance></ofd:Annot><ofd:Annot Visible=\"false\"><ofd:Remark>13800138002</ofd:Remark></ofd:Annot>")},
        {"Doc_0/Attachs/Attachments.xml",
         in_root("Attachments", "<ofd:Attachment Name=\"名单.csv\"><ofd:FileLoc>list.csv</ofd:FileLoc></ofd:Attachment>")},
        {"Doc_0/Attachs/list.csv", "姓名,手机\n王小明,13800138003\n李小红,13800138004\n"},
        {"Doc_0/Tags/CustomTags.xml", in_root("CustomTags", "<ofd:CustomTag><ofd:FileLoc>Tag.xml</ofd:FileLoc></ofd:CustomTag>")},
        {"Doc_0/Tags/Tag.xml", "<表><持证人证号>" + id + "</持证人证号><ofd:ObjectRef PageRef=\"1\">12</ofd:ObjectRef></表>"},
        {"Doc_0/Extensions.xml",
         in_root("Extensions",
                 "<ofd:Extension AppName=\"某软件\"><ofd:Property Name=\"审核人\">13800138005</ofd:Property></ofd:Extension>")},
    };
    const ReadDocument read = read_ofd(parts);
    INFO(read.all());
    CHECK(read.title == "公示");
    CHECK(read.warnings.empty());
    for (const char* line : {"正文", "metadata [标题] 公示", "metadata [作者] 测试作者", "metadata [经办人电话] 13800138000",
                             "metadata 第一章", "annotation [作者] 张三", "annotation 原号码13800138000", "annotation [手机] 13800138001",
                             "annotation 批注340123190506150617", "hidden_text 13800138002", "attachment [附件名] 名单.csv",
                             "metadata [持证人证号] 340123190506150617", "metadata [审核人] 13800138005"}) {
        CAPTURE(line);
        CHECK(read.has(line));
    }
    CHECK(read.all().find("attachment [手机] 13800138003") != std::string::npos);
}

TEST_CASE("pages are counted through all documents; what only earlier states say is older") {
    OfdParts parts{.pages = {ofd_text(20, 20, "第一页"), ofd_text(20, 20, "第二页")}};
    parts.bodies = "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody>";
    const auto document = [](std::string_view place) {
        return in_root("Document", "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"" + std::string(place) + "\"/></ofd:Pages>");
    };
    parts.members = {{"Doc_1/Document.xml", document("P/Content.xml")},
                     {"Doc_1/P/Content.xml", ofd_page(ofd_text(20, 20, "第三页"))},
                     {"Doc_0/Document_1.xml", document("Pages/Old/Content.xml")},
                     {"Doc_0/Pages/Old/Content.xml", ofd_page(ofd_text(20, 20, "第一页") + ofd_text(20, 60, "旧" + phone))},
                     {"Doc_0/Pages/Lost/Content.xml", ofd_page(ofd_text(20, 20, "失" + id))}};
    std::vector<std::string> pages;
    Item item;
    const std::string bytes = make_ofd(parts);
    item.bytes = bytes;
    REQUIRE(extract_ofd(item, {}, [&](const Document& read) {
                for (const Block& block : read.blocks) {
                    pages.push_back(std::string(name(block.where.channel)) + " " + std::to_string(block.where.page) + " " +
                                    std::string(read.text_of(block)));
                }
            }).ok());
    CHECK(pages == std::vector<std::string>{"body 1 第一页", "body 2 第二页", "body 3 第三页", "older_revision 1 旧" + phone,
                                            "older_revision 0 失" + id});
}

TEST_CASE("a list of versions says which one counts") {
    OfdParts parts{.pages = {ofd_text(20, 20, "旧" + phone)}};
    parts.members = {
        {"OFD.xml", in_root("OFD",
                            "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Versions><ofd:Version ID=\"2\" Index=\"2\" "
                            "Current=\"true\" BaseLoc=\"Doc_0/V2.xml\"/></ofd:Versions></ofd:DocBody>")},
        {"Doc_0/V2.xml", in_root("DocVersion", "<ofd:DocRoot>Document_2.xml</ofd:DocRoot>")},
        {"Doc_0/Document_2.xml", in_root("Document", "<ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"New.xml\"/></ofd:Pages>")},
        {"Doc_0/New.xml", ofd_page(ofd_text(20, 20, "新"))},
    };
    CHECK(read_ofd(parts).lines == std::vector<std::string>{"新", "older_revision 旧" + phone});
}

TEST_CASE("other namespaces, careless paths and broken parts cost little") {
    OfdParts parts{.pages = {ofd_text(20, 20, "好" + phone), "", "<<broken & " + ofd_text(20, 20, "碎" + phone)}};
    parts.members = {
        {"OFD.xml", "<x:OFD xmlns:x=\"urn:other\"><x:DocBody><x:DocRoot>\\Doc_0\\Document.xml</x:DocRoot></x:DocBody></x:OFD>"},
        {"Doc_0/Pages/Page_1/Content.xml", "<Page><Content><Layer>" + ofd_text(20, 20, "残" + phone) + "<TextObject Bound"}};
    parts.document = "<ofd:Attachments>Nowhere.xml</ofd:Attachments>";
    const ReadDocument read = read_ofd(parts);
    INFO(read.all());
    CHECK(read.has("好" + phone));
    CHECK(read.has("残" + phone));
    CHECK(read.has("碎" + phone));
    CHECK(read.warnings == std::vector<std::string>{"part Doc_0/Nowhere.xml is missing", "part Doc_0/Pages/Page_1/Content.xml is damaged",
                                                    "part Doc_0/Pages/Page_2/Content.xml is no acceptable XML and was read as raw text"});
}

TEST_CASE("a document of pictures is a picture, and one without its root is malformed") {
    const std::string picture = "<ofd:ImageObject ResourceID=\"3\" Boundary=\"0 0 210 297\" CTM=\"210 0 0 297 0 0\"/>";
    const ReadDocument scan = read_page(picture);
    CHECK_FALSE(scan.ok);
    CHECK(scan.fault == Fault::image_only);
    const ReadDocument mixed = read_ofd(OfdParts{.pages = {ofd_text(20, 20, phone), picture}});
    CHECK(mixed.ok);
    CHECK(mixed.warnings == std::vector<std::string>{"pages that are pictures without text (--ocr reads them): 2"});
    CHECK(read_ofd(make_zip({{"Doc_0/Document.xml", "<a/>"}})).fault == Fault::malformed);
    CHECK(read_ofd(make_zip({{"OFD.xml", in_root("OFD", "")}})).fault == Fault::malformed);
    CHECK(read_ofd(make_zip({{"OFD.xml", in_root("OFD", "<ofd:DocBody><ofd:DocRoot>Doc_0/No.xml</ofd:DocRoot></ofd:DocBody>")}})).ok ==
          false);
}

TEST_CASE("letters under the picture of a page are what a machine read there") {
    OfdParts parts{.pages = {ofd_text(20, 20, "身份证号" + id) + ofd_text(20, 30, "一二三四五六七八九十") +
                             "<ofd:ImageObject ResourceID=\"3\" Boundary=\"0 0 210 297\" CTM=\"210 0 0 297 0 0\"/>"}};
    parts.common = "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>";
    parts.members = {
        {"Doc_0/DocumentRes.xml",
         "<ofd:Res xmlns:ofd=\"urn:a\" BaseLoc=\"Res\"><ofd:MultiMedia ID=\"3\" Type=\"Image\"><ofd:MediaFile>a.jpg</ofd:MediaFile>"
         "</ofd:MultiMedia></ofd:Res>"},
        {"Doc_0/Res/a.jpg", "\xFF\xD8\xFF\xE0"}};
    CHECK(read_ofd(parts).has("ocr 身份证号" + id));
}
