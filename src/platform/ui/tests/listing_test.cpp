#include "platform/ui/listing.h"

#include <doctest/doctest.h>

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
