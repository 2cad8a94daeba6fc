#include "core/csv.h"
#include "platform/publish/disclose.h"
#include "platform/publish/formats.h"
#include "rooms/finance/blocks.h"
#include "rooms/finance/pages/asked.h"
#include "rooms/finance/pages/pages.h"

namespace finance {
namespace {

publish::Document document_of(const Shown& shown) {
    publish::Document document;
    document.title = "Finance " + shown.year.code() + ": " + shown.account.name;
    document.publisher = shown.account.name;
    document.period = shown.year.code();
    document.about = "Written by Cairn from the partnership's record. Every figure leads to the records behind it.";
    document.blocks.emplace_back(publish::Heading{1, document.title});
    for (auto& block : blocks_of(shown.account, shown.statements, shown.agreements, 2))
        document.blocks.push_back(std::move(block));
    return document;
}

http::Response nothing() { return http::error(404, "The record tells no money of this partnership in this year."); }

std::string name_of(const Shown& shown) { return "finance-" + shown.account.partnership + "-" + shown.year.code(); }

}  // namespace

http::Response export_csv(const house::Services& services, const http::Request& request) {
    const auto shown = shown_for(services, request);
    if (!shown) return nothing();
    std::string csv = core::csv_line({"figure", "label", "value", "unit", "year", "partnership", "computed",
                                      "definition", "document", "section", "passage", "note"});
    for (const auto& figure : figures_in(shown->statements)) {
        const auto& origin = figure.origins.front();
        csv += core::csv_line({figure.id, figure.label, figure.value ? figure.value->value().plain() : "",
                               std::string{core::word(figure.unit)}, figure.period, figure.area, figure.computed,
                               figure.definition.description, origin.document, origin.section, origin.passage,
                               origin.note});
    }
    return http::download("text/csv; charset=utf-8", name_of(*shown) + ".csv", std::move(csv));
}

http::Response export_xlsx(const house::Services& services, const http::Request& request) {
    const auto shown = shown_for(services, request);
    if (!shown) return nothing();
    return http::download(std::string{publish::content_type(publish::Format::xlsx)}, name_of(*shown) + ".xlsx",
                          publish::to_xlsx(publish::as_published(document_of(*shown))));
}

}  // namespace finance
