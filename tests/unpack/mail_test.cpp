// Mails as programs write them (Python's email package, browsers) and as they should not.
#include <catch2/catch.hpp>

#include "support/documents_of.h"
#include "support/temporary_folder.h"
#include "unpack/mail_text.h"

using namespace leakscan;

namespace {

const std::string mixed_head =
    "From: a@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b=1\"\r\n\r\nfor old readers\r\n";

std::string part(const std::string& head, const std::string& body) { return "--b=1\r\n" + head + "\r\n\r\n" + body + "\r\n"; }

}  // namespace

TEST_CASE("fields are said in words") {
    const std::pair<const char*, const char*> cases[] = {
        {"plain", "plain"},
        {"=?UTF-8?B?5L2O5L+d5ZCN5Y2V?=", "低保名单"},
        {"=?gb2312?B?tc2xow==?= =?GB2312?b?w/u1pQ==?= x", "低保名单 x"},
        {"=?gb2312?B?tc2x?= =?gb2312?B?o8P7taU=?=", "低保名单"},  // a character cut in two
        {"=?gbk?Q?=B5=CD_=B1=A3?=", "低 保"},
        {"Re: =?utf-8*zh?Q?=E4=BD=8E?= (1)", "Re: 低 (1)"},
        {"\xB5\xCD\xB1\xA3", "低保"},
        {"低保", "低保"},
        {"=?utf-8?X?abc?= =?utf-8?B?abc", "=?utf-8?X?abc?= =?utf-8?B?abc"},
        {"=?", "=?"},
    };
    for (const auto& [raw, text] : cases) CHECK(decode_field(raw) == text);
    CHECK(decode_parameter("attachment; filename=\"a b.txt\"; size=3", "filename") == "a b.txt");
    CHECK(decode_parameter("attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.xls", "filename") == "名单.xls");
    CHECK(decode_parameter("attachment; filename*0*=gb2312'zh'%C3%FB; filename*1*=%B5%A5; filename*2=\".xls\"", "filename") == "名单.xls");
    CHECK(decode_parameter("attachment; filename=\"=?gbk?B?w/u1pQ==?=.xls\"", "filename") == "名单.xls");
    CHECK(decode_parameter("attachment; filename=\xC3\xFB\xB5\xA5.xls", "filename") == "名单.xls");
    CHECK(decode_parameter("attachment; FILENAME = a\\b.txt", "filename") == "a\\b.txt");
    CHECK(decode_parameter("attachment; filename", "filename").empty());
}

TEST_CASE("the head of a mail is text, without its marks") {
    const Lines lines = documents_of(
        "Received: from x\n\tby y\nMessage-ID: <13800138000@x>\nDKIM-Signature: b=123\nSubject: =?gbk?B?tc2xow==?=\nX-Originating-IP: "
        "1\n\nbody\n");
    CHECK(lines ==
          Lines{"m (metadata, text/plain, utf-8): [Received] from x by y\n[Subject] 低保\n[X-Originating-IP] 1\n", "m (body, , ): body\n"});
}

TEST_CASE("bodies stand under the mail's name, attached files under their own") {
    const Lines lines = documents_of(
        mixed_head + part("Content-Type: text/plain; charset=gbk\r\nContent-Transfer-Encoding: quoted-printable", "=B5=CD=\r\n=B1=A3") +
        part("Content-Type: application/octet-stream\r\nContent-Disposition: attachment;\r\n filename*=gbk''%C3%FB.txt\r\n"
             "Content-Transfer-Encoding: Base64",
             "MSAy\r\nIDM=") +
        part("Content-Type: image/png", "P") + part("", "no type") + "--b=1--\r\nfor old readers");
    REQUIRE(lines.size() == 5);
    CHECK(lines[0] == "m (metadata, text/plain, utf-8): [From] a@example.org\n[Subject] s\n");
    CHECK(lines[1] == "m (body, text/plain, gbk): \xB5\xCD\xB1\xA3");
    CHECK(lines[2] == "m!名.txt (attachment, application/octet-stream, ): 1 2 3");
    CHECK(lines[3] == "m!unnamed (body, image/png, ): P");
    CHECK(lines[4] == "m (body, , ): \r\nno type");
}

TEST_CASE("messages and archives within a mail are opened") {
    const std::string inner = "From: b@example.org\r\nSubject: inner\r\nDate: today\r\n\r\ninner body";
    const Lines lines = documents_of(mixed_head + part("Content-Type: message/rfc822", inner) + "--b=1--\r\n");
    REQUIRE(lines.size() == 3);
    CHECK(lines[1] == "m!message.eml (metadata, text/plain, utf-8): [From] b@example.org\n[Subject] inner\n[Date] today\n");
    CHECK(lines[2] == "m!message.eml (body, , ): inner body");
}

TEST_CASE("parts of an MHT page have their addresses") {
    const Lines lines = documents_of(
        "From: <Saved by Blink>\r\nSubject: s\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; "
        "boundary=b=1\r\n\r\n" +
        part("Content-Type: text/html\r\nContent-Location: http://site.example/a.html", "A") +
        part("Content-Type: text/html\r\nContent-Location: http://site.example/frame.html", "F") +
        part("Content-Type: text/css\r\nContent-Location: file:///C:/x/y.css", "C") + "--b=1--\r\n");
    REQUIRE(lines.size() == 4);
    CHECK(lines[1] == "m (body, text/html, ) at http://site.example/a.html: A");
    CHECK(lines[2] == "m!http://site.example/frame.html (body, text/html, ) at http://site.example/frame.html: F");
    CHECK(lines[3] == "m!file:///C:/x/y.css (body, text/css, ): C");
}

TEST_CASE("odd mails lose nothing") {
    const std::string cut = "m skip: the mail breaks off before the end that it announces";
    const Lines open_end = documents_of(mixed_head + part("Content-Type: text/plain", "A"));
    REQUIRE(open_end.size() == 3);
    CHECK(open_end[1] == "m (body, text/plain, ): A\r\n");
    CHECK(open_end[2] == cut);
    CHECK(documents_of(mixed_head + "13800138000")[1] == "m (body, multipart/mixed, ): for old readers\r\n13800138000");
    // One boundary begins like another.
    const Lines nested = documents_of(
        mixed_head + part("Content-Type: multipart/alternative; boundary=\"b=12\"", "--b=12\r\n\r\nX\r\n--b=12\r\n\r\nY\r\n--b=12--") +
        part("", "Z") + "--b=1--");
    REQUIRE(nested.size() == 4);
    CHECK(nested[1] == "m (body, , ): X");
    CHECK(nested[3] == "m (body, , ): \r\nZ");
    CHECK(documents_of("From user@x Mon\nFrom: a\nSubject: b\nTo: c\n\nbody").back() == "m (body, , ): body");
    CHECK(documents_of("From: a\nSubject: b\nTo: c\n").size() == 1);
    std::string deep = "MIME-Version: 1.0\n";
    for (int i = 0; i < 2000; ++i) deep += "Content-Type: multipart/mixed; boundary=x\n\n--x\n";
    CHECK(documents_of(deep + "Content-Type: text/plain\n\n13800138000").back() == cut);
}

TEST_CASE("text is not taken for a mail") {
    for (const char* text : {"Subject: a letter\nby somebody\n\nReceived: yesterday", "From: a\nSubject: b\n\nDate: c", "a:b\nc", ":\n",
                             "http://x\n", "姓名: 张三\nFrom: a\nTo: b\nSubject: c\n"}) {
        CHECK(visit("t", text).size() == 1);
    }
}

TEST_CASE("mails of Python's email package") {
    const TemporaryFolder folder;
    REQUIRE(folder.run(R"(python3 -c "
import email.message, email.policy
m = email.message.EmailMessage()
m['From'] = '\u738b\u5c0f\u660e <a@example.org>'
m['Subject'] = '\u4f4e\u4fdd\u540d\u5355\uff0c\u8bf7\u6838\u5bf9\uff0c' * 12
m.set_content('\u6b63\u6587\n', charset='gb18030', cte='base64')
m.add_alternative('<p>\u6b63\u6587</p>\n', subtype='html', charset='utf-8', cte='quoted-printable')
m.add_attachment(b'1,2\n', maintype='text', subtype='csv', filename='\u540d\u5355' * 20 + '.csv')
inner = email.message.EmailMessage()
inner['From'] = 'b@example.org'
inner['Subject'] = 'inner'
inner['To'] = 'c@example.org'
inner.set_content('inner body')
m.add_attachment(inner)
open('m', 'wb').write(m.as_bytes(policy=email.policy.SMTP))
")"));
    const Lines lines = documents_of(folder.read("m"));
    std::string subject, file;
    for (int i = 0; i < 12; ++i) subject += "低保名单，请核对，";
    for (int i = 0; i < 20; ++i) file += "名单";
    REQUIRE(lines.size() == 6);
    CHECK(lines[0] == "m (metadata, text/plain, utf-8): [From] 王小明 <a@example.org>\n[Subject] " + subject + "\n");
    CHECK(lines[1] == "m (body, text/plain, gb18030): \xD5\xFD\xCE\xC4\n");
    CHECK(lines[2] == "m (body, text/html, utf-8): <p>正文</p>\r\n");
    CHECK(lines[3] == "m!" + file + ".csv (attachment, text/csv, ): 1,2\n");
    CHECK(lines[4].starts_with("m!message.eml (metadata"));
    CHECK(lines[5].find("inner body") != std::string::npos);
}
