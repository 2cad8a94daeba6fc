#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <pugixml.hpp>

#include "made.h"
#include "platform/publish/chromium.h"
#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"
#include "platform/publish/html.h"
#include "platform/publish/pictures.h"
#include "unzip.h"

using publish::tests::a_document;
using publish::tests::has_program;

namespace {

/// The text of each paragraph of this style.
std::vector<std::string> styled(const pugi::xml_document& document, const std::string& style) {
    std::vector<std::string> found;
    for (const auto& at : document.select_nodes(("//w:p[w:pPr/w:pStyle/@w:val='" + style + "']").c_str())) {
        std::string text;
        for (const auto& part : at.node().select_nodes(".//w:t")) text += part.node().child_value();
        found.push_back(text);
    }
    return found;
}

}  // namespace

TEST_CASE("docx: title, headings, captions and lists have Word's own styles, tables a header row") {
    if (!has_program("pandoc", "pandoc")) return;
    const auto docx = publish::to_docx(publish::as_published(a_document()));
    REQUIRE(docx);
    const auto files = publish::tests::unzip(*docx);
    pugi::xml_document document;
    REQUIRE(document.load_string(files.at("word/document.xml").c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    CHECK(styled(document, "Title") == std::vector<std::string>{"Yearly report: A & B"});
    CHECK(styled(document, "Heading1") ==
          std::vector<std::string>{"Contents", "The first part", "The second part", "Where each figure comes from"});
    CHECK(styled(document, "Heading2") == std::vector<std::string>{"Its tables"});
    CHECK(styled(document, "TableCaption") == std::vector<std::string>{"Rutland, 2024-25: all [kinds]*", "Counts"});
    CHECK(document.select_nodes("//w:tbl").size() == 2);
    CHECK(document.select_nodes("//w:tbl/w:tr[1]/w:trPr/w:tblHeader").size() == 2);
    CHECK(document.select_nodes("//w:numPr").size() >= 2);
    CHECK(document.select_nodes("//w:tc//w:jc[@w:val='right']").size() == 10);
    CHECK(document.select_node("//w:bookmarkStart[@w:name='figure-1']"));
    CHECK(document.select_node("//w:hyperlink[@w:anchor='figure-1']"));
    CHECK(files.at("docProps/core.xml").find("<dc:title>Yearly report: A &amp; B</dc:title>") != std::string::npos);
    CHECK(files.at("docProps/core.xml").find("<dc:creator>The A &amp; B Partnership</dc:creator>") !=
          std::string::npos);
    CHECK(files.at("word/styles.xml").find("w:val=\"en-GB\"") != std::string::npos);
}

TEST_CASE("docx: drawings are pictures whose alternatives are their words; without a browser the words stand alone") {
    const bool browser = !publish::chromium().empty() || has_program("chromium", "browser");
    if (!has_program("pandoc", "pandoc") || !browser) return;
    auto document = a_document();
    document.blocks.emplace_back(publish::tests::a_chart());
    document.blocks.emplace_back(publish::tests::a_structure());
    const auto told = publish::as_published(document);
    const auto docx = publish::to_docx(told);
    REQUIRE(docx);
    auto files = publish::tests::unzip(*docx);
    pugi::xml_document made;
    REQUIRE(made.load_string(files.at("word/document.xml").c_str()));
    const auto pictures = made.select_nodes("//w:drawing");
    REQUIRE(pictures.size() == 2);
    const auto words_of = [](const pugi::xpath_node& picture) {
        return std::string{picture.node().select_node(".//wp:docPr").node().attribute("descr").value()};
    };
    CHECK(words_of(pictures[0]) == "Police twelve & health seven.");
    CHECK(words_of(pictures[1]) == "The group reports to the board.");
    const auto media = std::count_if(files.begin(), files.end(), [](const auto& file) {
        return file.first.starts_with("word/media/") && file.second.starts_with("\x89PNG");
    });
    CHECK(media == 2);
    CHECK(made.select_nodes("//w:tbl").size() == 4);
    CHECK(publish::to_docx(told).value() == *docx);
    // A machine without the browser still writes what can be read.
    const auto office = publish::html_for(told, publish::Medium::office);
    const char* known = std::getenv("PATH");
    const std::string path = known == nullptr ? "" : known;
    REQUIRE(setenv("PATH", "/nowhere", 1) == 0);
    const auto words = publish::with_pictures(office);
    setenv("PATH", path.c_str(), 1);
    REQUIRE(words);
    CHECK(words->find("<p>Police twelve &amp; health seven.</p>") != std::string::npos);
    CHECK(words->find("<svg") == std::string::npos);
}

TEST_CASE("docx: the same document gives the same bytes") {
    if (!has_program("pandoc", "pandoc")) return;
    CHECK(publish::to_docx(publish::as_published(a_document())).value() ==
          publish::to_docx(publish::as_published(a_document())).value());
}
