#include <doctest/doctest.h>

#include <algorithm>

#include "platform/house/card.h"
#include "platform/ui/page.h"
#include "record/record.h"
#include "rooms/checker/pages/pages.h"
#include "support/stores.h"

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Page {
    support::TestStore store{db::Engine::sqlite};
    ui::Shell shell;
    house::Services services{store.database(), core::system_clock(), shell, {}};

    Page() { support::migrate(store.database()); }

    std::string post(const std::string& text, std::vector<http::File> files = {}, const std::string& doing = {}) {
        http::Request request{.method = http::Method::post, .path = "/checker"};
        request.form.add("text", text);
        request.form.add("do", doing);
        request.files = std::move(files);
        return checker::do_check(services, request).body;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Page, "checker: the page asks for a text or a file") {
    const auto body = checker::show_check(services, {.path = "/checker"}).body;
    CHECK(has(body, "Text to check"));
    CHECK(has(body, "multipart/form-data"));
}

TEST_CASE_FIXTURE(Page, "checker: a slip is told with its line, what comes out and why, and the text stays") {
    const auto body = post("Quiet.\n\nOf the 48 visits, 12 (30%) were <b>unannounced</b>.");
    CHECK(has(body, "Wrong (1)"));
    CHECK(has(body, "Line 3"));
    CHECK(has(body, "12 of 48 is 25.0%"));
    CHECK(has(body, "a half of the last digit printed"));
    CHECK(has(body, "&lt;b&gt;unannounced"));
}

TEST_CASE_FIXTURE(Page, "checker: findings stand by verdict and can be taken along as CSV and JSON") {
    const std::string text =
        "Of the 48 visits, 12 (30%) were late.\n\nIn 2024, 288 of the 1,609 forms (20%) came back.\n";
    const auto body = post(text);
    CHECK(body.find("Wrong (") < body.find("Download the findings as CSV"));
    const auto csv = post(text, {}, "csv");
    CHECK(csv.starts_with("line,place,verdict,check,passage,stated,recomputed,explanation,explained_by\n"));
    CHECK(has(csv, "12 of 48 is 25.0%"));
    CHECK(has(post(text, {}, "json"), "\"verdict\": \"wrong\""));
    // What a file held is in the field afterwards, for the downloads.
    CHECK(has(post("", {{.field = "file", .name = "r.md", .content_type = "", .bytes = text}}), "48 visits, 12 (30%)"));
}

TEST_CASE_FIXTURE(Page, "checker: a sound text is told as such") {
    CHECK(has(post("Of the 48 visits, 12 (25%) were good."), "Nothing found"));
}

TEST_CASE_FIXTURE(Page, "checker: what cannot be checked is refused with its remedy") {
    CHECK(has(post("  "), "Paste a text or choose a file"));
    CHECK(has(post("", {{.field = "file", .name = "r.docx", .content_type = "", .bytes = "PK"}}),
              "must end in .md or .txt"));
    CHECK(has(post("", {{.field = "file", .name = "r.md", .content_type = "", .bytes = "\xFF\xFE"}}), "is not UTF-8"));
    CHECK(has(post("", {{.field = "file", .name = "r.txt", .content_type = "", .bytes = std::string(2'000'001, 'a')}}),
              "2 MB or less"));
    CHECK(has(post("", {{.field = "file", .name = "r.MD", .content_type = "", .bytes = "On 31 June 2024."}}),
              "there is no such day"));
}
