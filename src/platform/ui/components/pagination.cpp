#include "platform/ui/components/navigation.h"
#include "platform/ui/out.h"

namespace ui {
namespace {

enum class Direction { previous, next };

void write_arrow(Out& out, Direction direction) {
    const bool previous = direction == Direction::previous;
    out << "<svg class=\"govuk-pagination__icon govuk-pagination__icon--"
        << (previous ? Literal{"prev"} : Literal{"next"})
        << "\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" "
           "focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"";
    if (previous)
        out << "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293"
               "-1.414-1.414z";
    else
        out << "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062"
               "-6.7246-6.7266z";
    out << "\"></path></svg>\n";
}

void write_link(Out& out, const PaginationLink& link, Direction direction, bool block) {
    const bool previous = direction == Direction::previous;
    const Literal name = previous ? Literal{"prev"} : Literal{"next"};
    out << "<div class=\"govuk-pagination__" << name << "\"><a class=\"govuk-link govuk-pagination__link\"";
    out.attribute("href", link.href) << " rel=\"" << name << "\"";
    out.attributes(link.attributes) << ">\n";
    if (block || previous) write_arrow(out, direction);
    out << "<span class=\"govuk-pagination__link-title";
    if (block && link.label.empty()) out << " govuk-pagination__link-title--decorated";
    out << "\">\n";
    if (!link.text.empty())
        out << link.text;
    else
        out << (previous ? Literal{"Previous"} : Literal{"Next"})
            << "<span class=\"govuk-visually-hidden\"> page</span>";
    out << "\n</span>\n";
    if (!link.label.empty() && block) {
        out << "<span class=\"govuk-visually-hidden\">:</span>\n<span class=\"govuk-pagination__link-label\">";
        out.text(link.label) << "</span>\n";
    }
    if (!block && !previous) write_arrow(out, direction);
    out << "</a></div>";
}

void write_item(Out& out, const PaginationItem& item) {
    out << "<li class=\"govuk-pagination__item";
    if (item.current) out << " govuk-pagination__item--current";
    if (item.ellipsis) {
        out << " govuk-pagination__item--ellipsis\">&ctdot;</li>";
        return;
    }
    out << "\"><a class=\"govuk-link govuk-pagination__link\"";
    out.attribute("href", item.href)
        .attribute("aria-label", item.aria_label ? *item.aria_label : "Page " + item.number);
    if (item.current) out << " aria-current=\"page\"";
    out.attributes(item.attributes) << ">\n";
    out.text(item.number) << "\n</a></li>";
}

}  // namespace

Html render(const Pagination& pagination) {
    const bool block = pagination.items.empty() && (pagination.next || pagination.previous);
    Out out;
    out << "<nav class=\"govuk-pagination";
    if (block) out << " govuk-pagination--block";
    out.classes(pagination.classes) << "\"";
    out.attribute("aria-label", pagination.landmark_label).attributes(pagination.attributes) << ">";
    if (pagination.previous && !pagination.previous->href.empty())
        write_link(out, *pagination.previous, Direction::previous, block);
    if (!pagination.items.empty()) {
        out << "<ul class=\"govuk-pagination__list\">";
        for (const auto& item : pagination.items) write_item(out, item);
        out << "</ul>";
    }
    if (pagination.next && !pagination.next->href.empty()) write_link(out, *pagination.next, Direction::next, block);
    out << "</nav>";
    return out;
}

}  // namespace ui
