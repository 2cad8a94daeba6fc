#include <doctest/doctest.h>

#include <algorithm>

#include "made.h"
#include "platform/process/child.h"
#include "platform/publish/chromium.h"
#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"
#include "platform/publish/html.h"
#include "platform/publish/scratch.h"

using publish::tests::a_document;
using publish::tests::has_program;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string said_by(const std::vector<std::string>& arguments) {
    process::Child program({.arguments = arguments, .environment = {"LC_ALL=C.UTF-8"}, .collect = true},
                           "poppler-utils");
    std::string text;
    for (auto piece = program.read(); !piece.empty(); piece = program.read()) text += piece;
    CHECK_MESSAGE(program.wait(), program.complaint());
    return text;
}

bool can_run() {
    const bool browser = !publish::chromium().empty() || has_program("chromium", "browser");
    return browser && has_program("pdfinfo", "poppler");
}

/// Lines that tell of this type of structure: "H1 (block)".
std::ptrdiff_t count(const std::string& structure, const std::string& type) {
    std::ptrdiff_t found = 0;
    for (std::size_t at = 0; (at = structure.find("\n", at)) != std::string::npos; ++at) {
        const auto word = structure.find_first_not_of(' ', at + 1);
        if (word == std::string::npos || structure.compare(word, type.size(), type) != 0) continue;
        const char after = word + type.size() < structure.size() ? structure[word + type.size()] : '\n';
        if (after == ' ' || after == '\n' || after == ':') ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("pdf: tagged, with title, language and bookmarks; headings, tables and captions are in its structure") {
    if (!can_run()) return;
    const auto pdf = publish::to_pdf(publish::as_published(a_document()));
    REQUIRE(pdf);
    const publish::Scratch scratch;
    scratch.put("a.pdf", *pdf);
    const std::string info = said_by({"pdfinfo", scratch.path("a.pdf")});
    CHECK(has(info, "Title:           Yearly report: A & B\n"));
    CHECK(has(info, "Tagged:          yes"));
    CHECK(has(info, "JavaScript:      no"));
    CHECK(has(info, "(A4)"));
    CHECK(has(*pdf, "/Lang (en-GB)"));
    CHECK(has(*pdf, "/Outlines"));
    const std::string structure = said_by({"pdfinfo", "-struct", scratch.path("a.pdf")});
    CHECK(count(structure, "H1") == 1);
    CHECK(count(structure, "H2") == 4);
    CHECK(count(structure, "H3") == 1);
    CHECK(count(structure, "Table") == 2);
    CHECK(count(structure, "Caption") == 2);
    CHECK(count(structure, "TR") == 8);
    CHECK(count(structure, "TH") == 12);
    const std::string text = said_by({"pdftotext", "-layout", scratch.path("a.pdf"), "-"});
    CHECK(has(text, "=cmd|' /C calc'!A0"));
    CHECK(has(text, "Page 1 of "));
}

TEST_CASE("pdf: the page for the printer fetches nothing and cannot break out of its style sheet") {
    auto document = a_document();
    document.title = "</style><script>alert(1)</script>\" } \\";
    const std::string html = publish::html_for(publish::as_published(document), publish::Medium::paper);
    CHECK(has(html, "default-src 'none'"));
    CHECK(!has(html, "</style><script>"));
    CHECK(has(html, "content: \"\\3c /style>\\3c script>alert(1)\\3c /script>\\22  } \\5c \""));
    CHECK(!has(html, "tabindex"));
}

TEST_CASE("formats: each has its word, its type and its file") {
    for (const auto format : publish::all_formats()) {
        CHECK(publish::parse_format(publish::word(format)) == format);
        CHECK(!publish::content_type(format).empty());
    }
    CHECK(!publish::parse_format("doc"));
    const auto csv = publish::write(publish::as_published(a_document()), publish::Format::csv, "stem").value();
    CHECK(std::all_of(csv.begin(), csv.end(), [](const auto& file) { return file.path.starts_with("csv/"); }));
    CHECK(publish::write(publish::as_published(a_document()), publish::Format::xlsx, "stem").value().front().path ==
          "stem.xlsx");
    CHECK(publish::write(publish::as_published(a_document()), publish::Format::json, "stem").value().front().path ==
          "stem.json");
}

TEST_CASE("pdf: a chart is a figure with its words, and its table stands beside it") {
    if (!can_run()) return;
    auto document = a_document();
    document.blocks.emplace_back(publish::tests::a_chart());
    document.blocks.emplace_back(publish::tests::a_structure());
    CHECK(publish::faults_of(document).empty());
    const auto pdf = publish::to_pdf(publish::as_published(document));
    REQUIRE(pdf);
    const publish::Scratch scratch;
    scratch.put("a.pdf", *pdf);
    CHECK(has(said_by({"pdfinfo", scratch.path("a.pdf")}), "Tagged:          yes"));
    const std::string structure = said_by({"pdfinfo", "-struct-text", scratch.path("a.pdf")});
    CAPTURE(structure);
    CHECK(count(structure, "Figure") >= 2);
    CHECK(count(structure, "Table") == 4);
    CHECK(count(structure, "Caption") >= 4);
    // Chromium writes alternatives as UTF-16 or plain text in the file itself.
    const auto in_file = [&](const std::string& words) {
        std::string wide;
        for (const char c : words) wide += std::string{'\0'} + c;
        return has(*pdf, words) || has(*pdf, wide);
    };
    CHECK(in_file("Police twelve"));
    CHECK(in_file("The group reports"));
}

TEST_CASE("publish: every format tells a chart's words and its numbers") {
    publish::Document document = a_document();
    document.blocks.emplace_back(publish::Chart{
        .drawing = publish::Drawing::lines,
        .alternative = "It rose.",
        .unit = {},
        .data = {.caption = "Over time",
                 .columns = {"Period", "Count"},
                 .rows = {{"2024-25",
                           {{publish::tests::told(publish::tests::a_figure("made/c", core::Figure::counted(5)))}}}}}});
    for (const auto medium : {publish::Medium::screen, publish::Medium::paper, publish::Medium::office}) {
        const auto html = publish::html_for(publish::as_published(document), medium);
        CHECK(has(html, "It rose."));
        CHECK(has(html, "Over time"));
        CHECK(has(html, "<svg"));
    }
    CHECK(has(publish::to_json(publish::as_published(document)), "\"alternative\": \"It rose.\""));
    CHECK(publish::to_csv(publish::as_published(document)).size() == 5);
    std::get<publish::Chart>(document.blocks.back()).alternative.clear();
    CHECK(!publish::faults_of(document).empty());
}
