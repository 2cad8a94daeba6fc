#include "platform/registers/media.h"

#include <doctest/doctest.h>

#include "platform/registers/kept_files.h"

namespace {

using registers::Media;
using namespace std::string_view_literals;

/// An archive as Office and OpenDocument begin theirs: names stand in it as they are.
std::string archive(const std::vector<std::string>& names) {
    std::string bytes = "PK\x03\x04" + std::string(26, '\x01');
    for (const auto& name : names) bytes += name + std::string(8, '\x02');
    return bytes;
}

const registers::Field paper{.name = "paper",
                             .label = "Paper",
                             .type = registers::Type::file,
                             .media = {Media::pdf, Media::word},
                             .most_bytes = 1000};

}  // namespace

TEST_CASE("registers: what a file is is found by looking into it, whatever its name says") {
    CHECK(registers::media_of("%PDF-1.7 and so on", "invoice.exe") == Media::pdf);
    CHECK(registers::media_of("\x89PNG\r\n\x1A\n....", "a") == Media::png);
    CHECK(registers::media_of("\xFF\xD8\xFF\xE0 ...", "a") == Media::jpeg);
    CHECK(registers::media_of(archive({"[Content_Types].xml", "word/document.xml"}), "a.pdf") == Media::word);
    CHECK(registers::media_of(archive({"[Content_Types].xml", "xl/workbook.xml"}), "a") == Media::excel);
    CHECK(registers::media_of(archive({"[Content_Types].xml", "ppt/presentation.xml"}), "a") == Media::powerpoint);
    CHECK(registers::media_of(archive({"mimetypeapplication/vnd.oasis.opendocument.textPK"}), "a") == Media::open_text);
    CHECK(registers::media_of("One line\nand another", "a.txt") == Media::plain_text);
    CHECK(registers::media_of("code,name\na,b\n", "A.CSV") == Media::csv);
}

TEST_CASE("registers: a file that is none of the kinds, or would run, is none of them") {
    CHECK_FALSE(registers::media_of("", "a.txt"));
    CHECK_FALSE(registers::media_of("MZ\x90\x00\x03"sv, "paper.pdf"));
    CHECK_FALSE(registers::media_of(archive({"some.txt"}), "paper.docx"));
    CHECK_FALSE(registers::media_of(archive({"[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"}), "a"));
    CHECK_FALSE(registers::media_of(archive({"mimetypeapplication/vnd.oasis.opendocument.text-template"}), "a"));
    CHECK_FALSE(registers::media_of("<!DOCTYPE html><script>alert(1)</script>", "paper.txt"));
    CHECK_FALSE(registers::media_of("  <svg onload='x'>", "paper.csv"));
    CHECK_FALSE(registers::media_of("caf\xE9 in Latin 1", "paper.txt"));
}

TEST_CASE("registers: a file's name is made safe and ends as what it is") {
    const auto safe = [](std::string_view name) { return registers::safe_name(name, Media::pdf); };
    CHECK(safe("Thresholds 2025.pdf") == "Thresholds 2025.pdf");
    CHECK(safe("Thresholds.PDF") == "Thresholds.PDF");
    CHECK(safe("C:\\Users\\sam\\Thresholds.pdf") == "Thresholds.pdf");
    CHECK(safe("../../etc/passwd") == "passwd.pdf");
    CHECK(safe("invoice.exe") == "invoice.exe.pdf");
    CHECK(safe("a\r\nb\"c<d>.pdf") == "abcd.pdf");
    CHECK(safe("gpj.\xE2\x80\xAE"
               "fdp.exe") == "gpj.fdp.exe.pdf");
    CHECK(safe("Trothwyon Llŷn – drafft 👩‍👧.pdf") == "Trothwyon Llŷn – drafft 👩👧.pdf");
    CHECK(safe("...") == "file.pdf");
    CHECK(safe("") == "file.pdf");
    CHECK(safe("\xFF\xFE") == "file.pdf");
    CHECK(safe(std::string(10'000, 'x') + ".pdf") == std::string(120, 'x') + ".pdf");
    CHECK(registers::safe_name("me.jpeg", Media::jpeg) == "me.jpeg");
}

TEST_CASE("registers: a file of another kind, too large or empty is refused with what the field takes") {
    CHECK(registers::judge(paper, "a.pdf", "").problem == "Paper is an empty file. Choose another");
    CHECK(registers::judge(paper, "a.pdf", "%PDF-" + std::string(1000, 'x')).problem ==
          "Paper must be smaller than 1 KB");
    CHECK(registers::judge(paper, "a.pdf", "\x89PNG\r\n\x1A\n").problem ==
          "Paper must be a file of another kind: PDF or Word, up to 1 KB");
    const auto good = registers::judge(paper, "a.pdf", "%PDF-1.7");
    CHECK(good.problem.empty());
    CHECK(good.file.hash == "86edbaa24831badfa0a8b04bb410141e2ee4182b6d0014493fe262a7a331c20b");
    CHECK(registers::kept_file(registers::cell_of(good.file))->name == "a.pdf");
    CHECK(registers::in_words(good.file) == "a.pdf (PDF, 8 bytes)");
    for (const char* cell : {"", "a", "a b c d", "a b 12 pdf", "a b 1x pdf name", "not a file's cell at all"}) {
        CAPTURE(cell);
        CHECK_FALSE(registers::kept_file(cell));
    }
}

TEST_CASE("registers: sizes are told in words") {
    CHECK(registers::size_in_words(1) == "1 byte");
    CHECK(registers::size_in_words(999) == "999 bytes");
    CHECK(registers::size_in_words(1000) == "1 KB");
    CHECK(registers::size_in_words(1'549'999) == "1.5 MB");
    CHECK(registers::size_in_words(20'000'000) == "20 MB");
}
