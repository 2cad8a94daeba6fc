#include "platform/ui/listing.h"

#include <doctest/doctest.h>

#include <chrono>

#include "platform/ui/components.h"
#include "platform/ui/layout.h"

namespace {

std::string shape(std::size_t page, std::size_t items) {
    const auto html = ui::pagination({.page = page,
                                      .per_page = 10,
                                      .items = items,
                                      .address = [](std::size_t n) { return "p" + std::to_string(n); }})
                          .str();
    std::string found;
    for (auto at = html.find("__item"); at != std::string::npos; at = html.find("__item", at + 1)) {
        if (html.compare(at, 17, "__item govuk-pagi") != 0 && html[at + 6] != '"') continue;
        const auto end = html.find("</li>", at);
        const auto item = html.substr(at, end - at);
        if (item.find("ellipsis") != std::string::npos) {
            found += ".. ";
            continue;
        }
        const auto link = item.find("href=\"p");
        const auto number = item.substr(link + 7, item.find('"', link + 7) - link - 7);
        found += item.find("aria-current") != std::string::npos ? "[" + number + "] " : number + " ";
    }
    return found;
}

}  // namespace

TEST_CASE("listing: page numbers around the current one, with first and last") {
    CHECK(shape(1, 5).empty());
    CHECK(shape(1, 30) == "[1] 2 3 ");
    CHECK(shape(1, 100) == "[1] 2 .. 10 ");
    CHECK(shape(5, 100) == "1 .. 4 [5] 6 .. 10 ");
    CHECK(shape(4, 100) == "1 2 3 [4] 5 .. 10 ");
    CHECK(shape(7, 100) == "1 .. 6 [7] 8 9 10 ");
    CHECK(shape(10, 100) == "1 .. 9 [10] ");
    CHECK(shape(99, 100) == "1 .. 9 [10] ");
}

TEST_CASE("listing: says what is shown") {
    const auto said = [](std::size_t page, std::size_t items) {
        return ui::showing({.page = page, .per_page = 25, .items = items, .address = {}}, "action", "actions");
    };
    CHECK(said(1, 0) == "No actions");
    CHECK(said(1, 1) == "Showing 1 action");
    CHECK(said(1, 25) == "Showing 25 actions");
    CHECK(said(2, 1312) == "Showing 26 to 50 of 1,312 actions");
    CHECK(said(53, 1312) == "Showing 1,301 to 1,312 of 1,312 actions");
}

TEST_CASE("listing: a sorted column says so to everyone") {
    const auto cell = ui::sort_header("Due", ui::Sorted::descending, "/a?sort=due", "numeric");
    CHECK(cell.attributes.front().value == "descending");
    CHECK(cell.text.str().find("sort in ascending order") != std::string::npos);
    CHECK(cell.text.str().find("aria-hidden=\"true\">▼") != std::string::npos);
}

TEST_CASE("layout: a figure that is not known says so and why") {
    const auto html = ui::render(ui::KeyFigures{.items = {{.label = "A", .value = "", .note = "Not published"}}}).str();
    CHECK(html.find("Not available") != std::string::npos);
    CHECK(html.find("Not published") != std::string::npos);
}

TEST_CASE("listing: a table of 10,000 rows is complete, with markup, right-to-left text and long words as they are") {
    ui::Table table{.head = {"Name", "Note", ui::numeric("Count")}, .rows = {}, .first_cell_is_header = true};
    const std::string arabic = "حماية الأطفال";
    const std::string long_word(500, 'w');
    table.rows.reserve(10'000);
    for (int i = 0; i < 10'000; ++i)
        table.rows.push_back({i % 2 == 0 ? arabic : "<script>alert(1)</script>", i % 3 == 0 ? long_word : "a & b",
                              ui::numeric(std::to_string(i))});
    const auto begin = std::chrono::steady_clock::now();
    const auto html = ui::scroll_area("All", ui::render(table)).str();
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
    MESSAGE("10,000 rows, ", html.size(), " bytes: ", spent.count(), " ms");
    const auto count = [&](std::string_view part) {
        std::size_t found = 0;
        for (auto at = html.find(part); at != std::string::npos; at = html.find(part, at + part.size())) ++found;
        return found;
    };
    CHECK(count("<tr class=\"govuk-table__row\">") == 10'001);
    CHECK(count("<th scope=\"row\"") == 10'000);
    CHECK(count("<script") == 0);
    CHECK(count("&lt;script&gt;") == 5'000);
    CHECK(count(arabic) == 5'000);
    CHECK(count(long_word) == 3'334);
    CHECK(spent.count() < 2000);  // under sanitizers, on a busy machine; some 5 ms in a release
}
