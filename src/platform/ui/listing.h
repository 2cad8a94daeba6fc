#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "platform/ui/components/navigation.h"
#include "platform/ui/components/table.h"

// Long lists: pages, and columns that the server sorts.
namespace ui {

/// Which part of a list is shown. Pages count from 1.
struct Pages {
    std::size_t page;
    std::size_t per_page;
    std::size_t items;
    std::function<std::string(std::size_t)> address;  ///< of page n

    std::size_t count() const { return items == 0 ? 1 : (items + per_page - 1) / per_page; }
    std::size_t first() const { return (page - 1) * per_page; }  ///< index of the first item shown
};
/// Page numbers with previous and next; nothing when one page holds everything.
Html pagination(const Pages& pages);
/// "Showing 51 to 100 of 312 actions". `one` and `many` are the noun.
std::string showing(const Pages& pages, std::string_view one, std::string_view many);

enum class Sorted { no, ascending, descending };
/// A column's head with the link that sorts by it. `format`: "numeric" as in Cell.
Cell sort_header(std::string_view text, Sorted sorted, std::string_view href, std::string format = {});

}  // namespace ui
