#include "platform/ui/listing.h"

#include <algorithm>

#include "core/check.h"
#include "platform/ui/charts/scale.h"
#include "platform/ui/out.h"

namespace ui {

Html pagination(const Pages& pages) {
    core::check(pages.page >= 1 && pages.per_page >= 1, "pages count from 1 and hold something");
    const auto last = pages.count();
    if (last <= 1) return {};
    const auto current = std::min(pages.page, last);
    Pagination links;
    if (current > 1) links.previous = PaginationLink{.href = pages.address(current - 1)};
    if (current < last) links.next = PaginationLink{.href = pages.address(current + 1)};
    for (std::size_t n = 1; n <= last; ++n) {
        const bool near = n + 1 >= current && n <= current + 1;
        // A gap of one page takes as much room as its number.
        const bool fills_gap = (n == 2 && current == 4) || (n + 1 == last && current + 3 == last);
        if (n == 1 || n == last || near || fills_gap)
            links.items.push_back({.number = std::to_string(n), .href = pages.address(n), .current = n == current});
        else if (!links.items.back().ellipsis)
            links.items.push_back({.number = {}, .href = {}, .ellipsis = true});
    }
    return render(links);
}

std::string showing(const Pages& pages, std::string_view one, std::string_view many) {
    const auto number = [](std::size_t n) { return format_number(static_cast<double>(n)); };
    const std::string noun{pages.items == 1 ? one : many};
    if (pages.items == 0) return "No " + noun;
    if (pages.count() == 1) return "Showing " + number(pages.items) + " " + noun;
    const auto first = std::min(pages.first(), pages.items - 1);
    const auto last = std::min(first + pages.per_page, pages.items);
    return "Showing " + number(first + 1) + " to " + number(last) + " of " + number(pages.items) + " " + noun;
}

Cell sort_header(std::string_view text, Sorted sorted, std::string_view href, std::string format) {
    Out out;
    out << "<a class=\"cairn-sort\"";
    out.attribute("href", href) << ">";
    out.text(text) << "<span class=\"cairn-sort__direction\" aria-hidden=\"true\">"
                   << (sorted == Sorted::ascending    ? Literal{"▲"}
                       : sorted == Sorted::descending ? Literal{"▼"}
                                                      : Literal{"↕"})
                   << "</span><span class=\"govuk-visually-hidden\">"
                   << (sorted == Sorted::ascending ? Literal{", sort in descending order"}
                                                   : Literal{", sort in ascending order"})
                   << "</span></a>";
    const char* state = sorted == Sorted::ascending    ? "ascending"
                        : sorted == Sorted::descending ? "descending"
                                                       : "none";
    return {.text = std::move(out), .format = std::move(format), .attributes = {{.name = "aria-sort", .value = state}}};
}

}  // namespace ui
