#include "rooms/yearly_report/sections.h"

#include <algorithm>

namespace yearly_report {

using packs::Need;
using packs::Type;

const packs::File sections_file{
    .name = "report_sections.csv",
    .table = "yearly_report_sections",
    .columns = {{.name = "partnership", .type = Type::reference, .refers_to = "partnerships.csv"},
                {.name = "year", .most_characters = 7},
                {.name = "slug", .most_characters = 80},
                {.name = "order", .type = Type::whole, .most_characters = 4},
                {.name = "title", .most_characters = 200},
                {.name = "part_of", .need = Need::optional, .most_characters = 80},
                {.name = "kind", .type = Type::choice, .choices = {"prose", "computed", "cover", "child"}},
                {.name = "requirements", .need = Need::optional, .most_characters = 200},
                {.name = "lead", .need = Need::optional, .most_characters = 80},
                {.name = "document", .type = Type::reference, .need = Need::optional, .refers_to = "documents.csv"},
                {.name = "section", .need = Need::optional, .most_characters = 500}},
    .key = {"partnership", "year", "slug"},
    .need = Need::optional};

namespace {

void place(const std::vector<Section>& all, const std::string& parent, int level, std::vector<Section>& placed) {
    for (const auto& section : all) {
        if (section.part_of != parent || level > deepest_section) continue;
        placed.push_back(section);
        placed.back().level = level;
        place(all, section.slug, level + 1, placed);
    }
}

}  // namespace

std::vector<Section> laid_out(std::vector<Section> sections) {
    std::stable_sort(sections.begin(), sections.end(),
                     [](const Section& a, const Section& b) { return a.order < b.order; });
    std::vector<Section> placed;
    place(sections, "", 2, placed);
    for (auto& section : sections) {
        const bool there =
            std::any_of(placed.begin(), placed.end(), [&](const Section& other) { return other.slug == section.slug; });
        if (!there) placed.push_back(std::move(section));
    }
    return placed;
}

std::vector<std::string> codes_in(const std::string& cell) {
    std::vector<std::string> codes;
    std::size_t at = 0;
    while (at <= cell.size()) {
        const auto end = std::min(cell.find(';', at), cell.size());
        if (end > at) codes.push_back(cell.substr(at, end - at));
        at = end + 1;
    }
    return codes;
}

}  // namespace yearly_report
