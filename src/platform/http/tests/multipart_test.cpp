#include <doctest/doctest.h>

#include <string>

#include "platform/http/multipart.h"

using namespace std::string_literals;

namespace {

const std::string form_of_a_browser =
    "------WebKitFormBoundaryAb1\r\n"
    "Content-Disposition: form-data; name=\"title\"\r\n\r\n"
    "Ynys M\xC3\xB4n\r\n"
    "------WebKitFormBoundaryAb1\r\n"
    "Content-Disposition: form-data; name=\"upload\"; filename=\"C:\\\\fake\\census %22a%22.xml\"\r\n"
    "Content-Type: text/xml\r\n\r\n"
    "<x>\0\xFF\r\n--not a boundary\r\n</x>\r\n"s
    "------WebKitFormBoundaryAb1\r\n"
    "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n"
    "Content-Type: application/octet-stream\r\n\r\n"
    "\r\n"
    "------WebKitFormBoundaryAb1--\r\n";

std::string one_part(const std::string& header, const std::string& content) {
    return "--B\r\n" + header + "\r\n\r\n" + content + "\r\n--B--\r\n";
}

}  // namespace

TEST_CASE("http: a form with files gives its fields and the files that were chosen") {
    const auto form = http::parse_multipart(form_of_a_browser, "----WebKitFormBoundaryAb1");
    REQUIRE(form);
    CHECK(form->fields.get("title") == "Ynys M\xC3\xB4n");
    REQUIRE(form->files.size() == 1);
    CHECK(form->files[0].field == "upload");
    CHECK(form->files[0].name == "census \"a\".xml");
    CHECK(form->files[0].content_type == "text/xml");
    CHECK(form->files[0].bytes == "<x>\0\xFF\r\n--not a boundary\r\n</x>"s);
}

TEST_CASE("http: an empty value, a part without a blank line after its header, and an empty form") {
    const auto empty = http::parse_multipart(one_part("Content-Disposition: form-data; name=a", ""), "B");
    REQUIRE(empty);
    CHECK(empty->fields.find("a") == "");
    CHECK(http::parse_multipart("--B--\r\n", "B")->fields.pairs().empty());
    // Some clients leave out the line end of an empty body.
    CHECK(http::parse_multipart("--B\r\nContent-Disposition: form-data; name=a\r\n\r\n--B--\r\n", "B"));
}

TEST_CASE("http: a form that was cut short anywhere is refused") {
    for (std::size_t length = 0; length + 4 < form_of_a_browser.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(
            http::parse_multipart(std::string_view(form_of_a_browser).substr(0, length), "----WebKitFormBoundaryAb1"));
    }
}

TEST_CASE("http: parts that are not form data are refused") {
    for (const char* header :
         {"X: y", "Content-Disposition: attachment; name=a", "Content-Disposition: form-data", "no colon",
          "Content-Disposition: form-data; name=\"a", "Content-Disposition: form-data; name=a; name=b",
          "Content-Disposition: form-data; name=\"a\"x", "Content-Disposition: form-data; name=\"\xFF\"",
          "Content-Disposition: form-data; name=a; filename=\"\xC0\xAF\"",
          "Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b"}) {
        CAPTURE(header);
        CHECK_FALSE(http::parse_multipart(one_part(header, "x"), "B"));
    }
    CHECK_FALSE(http::parse_multipart(one_part("Content-Disposition: form-data; name=a", "\xFF"), "B"));
}

TEST_CASE("http: a form with files has its limits") {
    const http::MultipartLimits limits{.fields = {.count = 1, .name_bytes = 4, .value_bytes = 4}, .files = 1};
    const auto parts = [](int number, const std::string& header, const std::string& content) {
        std::string body;
        for (int i = 0; i < number; ++i) body += "--B\r\n" + header + "\r\n\r\n" + content + "\r\n";
        return body + "--B--\r\n";
    };
    const std::string field = "Content-Disposition: form-data; name=a";
    const std::string file = "Content-Disposition: form-data; name=a; filename=f";
    CHECK(http::parse_multipart(parts(1, field, "1234"), "B", limits));
    CHECK_FALSE(http::parse_multipart(parts(2, field, "1"), "B", limits));
    CHECK_FALSE(http::parse_multipart(parts(1, field, "12345"), "B", limits));
    CHECK(http::parse_multipart(parts(1, file, "a file may be longer"), "B", limits));
    CHECK_FALSE(http::parse_multipart(parts(2, file, "1"), "B", limits));
    CHECK_FALSE(http::parse_multipart(parts(1, field + "bcde", "1"), "B", limits));
    CHECK_FALSE(http::parse_multipart(parts(1, field + "\r\nX: " + std::string(5000, 'x'), "1"), "B", limits));
}

TEST_CASE("http: the boundary is read from the content type") {
    CHECK(http::boundary_of("multipart/form-data; boundary=abc") == "abc");
    CHECK(http::boundary_of("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"") == "a b");
    CHECK_FALSE(http::boundary_of("multipart/form-data"));
    CHECK_FALSE(http::boundary_of("multipart/form-data; boundary="));
    CHECK_FALSE(http::boundary_of("multipart/form-data; boundary=\"a\r\n\""));
    CHECK_FALSE(http::boundary_of("multipart/form-data; boundary=" + std::string(71, 'a')));
    CHECK_FALSE(http::boundary_of("text/plain; boundary=abc"));
}
