#include "platform/registers/pages/links.h"

#include <algorithm>

#include "platform/registers/list.h"
#include "platform/registers/value.h"

namespace registers {
namespace {

constexpr std::size_t most_links = 10;

}  // namespace

ui::Html links_to(const Call& call, Reader& reader, const Record& record) {
    ui::Html sections;
    for (const auto* other : call.context.entities) {
        for (std::size_t i = 0; i < other->fields.size(); ++i) {
            const auto& field = other->fields[i];
            const bool by_key = field.by_key == &call.entity && can_filter(field);
            if (field.refers_to != &call.entity && !by_key) continue;
            const auto held = by_key ? cell(call.entity, record.cells, call.entity.key[0]) : record.id;
            ListQuery query{.words = {}, .conditions = {{.field = i, .value = held}}, .columns = {}};
            const auto page = reader.list(*other, query);
            if (page.rows.empty()) continue;
            ui::Html items;
            for (std::size_t row = 0; row < std::min(page.rows.size(), most_links); ++row)
                items += ui::element("li", {}, link(address_of(*other, page.rows[row].id), page.rows[row].title));
            sections += ui::element("h2", {{"class", "govuk-heading-m"}},
                                    capital(other->many) + " (" + in_sentence(field.label) + ")");
            sections += ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, items);
            if (page.rows.size() > most_links)
                sections += paragraph(link(http::url(address_of(*other), {{field.name, held}}),
                                           "All " + other->many + " of " + record.title));
        }
    }
    return sections;
}

}  // namespace registers
