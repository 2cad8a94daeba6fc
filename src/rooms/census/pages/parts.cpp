#include "rooms/census/pages/parts.h"

#include "core/london.h"
#include "platform/ui/moj.h"
#include "rooms/partnership/partnership.h"

namespace census {

core::Result<Opened> open_return(const Desk& desk, const http::Request& request, Content content) {
    const auto& door = *desk.services.door;
    const std::string id{request.parameters.get("id")};
    std::optional<Filing> filing;
    desk.services.database.read([&](db::ReadTx& tx) { filing = find_filing(tx, id); });
    if (!filing) return tl::unexpected(rights::missing_record());
    auto grant = door.grant<Work>(request, sealed_record(*filing));
    if (!grant) return tl::unexpected(grant.error());
    Opened opened{.filing = *filing, .grant = std::move(*grant)};
    if (!filing->is_open()) return opened;
    const bool has_results =
        content == Content::results && filing->state != FilingState::waiting && filing->state != FilingState::unusable;
    const auto keys = [&](db::ReadTx& tx) {
        opened.owner = desk.safe->owner_key(tx, filing->organisation);
        opened.file = desk.safe->file_key(tx, *filing);
        if (has_results) opened.marks = marks_of(tx, *filing);
    };
    if (!has_results) {
        desk.services.database.read(keys);
        return opened;
    }
    door.office().ledger.read_sealed(door.process(request, "census.read", std::string{request.pattern}),
                                     {.kind = "census_returns", .id = id}, keys);
    opened.results = desk.safe->read_results(*filing, opened.file);
    return opened;
}

http::Response shown(const Desk& desk, const http::Request& request, const ui::Page& page) {
    return {.body = ui::page(house::shell(desk.services, request), page).str()};
}

ui::Html paragraph(const ui::Html& text) { return ui::element("p", {{"class", "govuk-body"}}, text); }
ui::Html subheading(std::string_view text) { return ui::element("h2", {{"class", "govuk-heading-m"}}, text); }

std::string csrf(const Desk& desk, const http::Request& request) { return desk.services.door->form_token(request); }

ui::Html button_form(const Desk& desk, const http::Request& request, const std::string& action,
                     const std::string& label, const std::string& classes) {
    return ui::form(
        {.csrf = csrf(desk, request), .fields = {}, .submit = label, .action = action, .submit_classes = classes});
}

core::Result<void> write(const Desk& desk, const http::Request& request, const std::string& kind,
                         const std::function<core::Result<void>(audit::WriteTx&)>& work) {
    const auto& door = *desk.services.door;
    return door.office().ledger.attempt(door.process(request, kind), work);
}

std::string name_of_area(db::ReadTx& tx, const std::string& code) {
    const auto area = partnership::find_area(tx, code);
    return area ? area->name : code;
}

std::string title_of(const Filing& filing) {
    if (filing.year == 0) return "Return " + filing.file_name;
    return (filing.collection == cin_collection       ? "Children in need census "
            : filing.collection == ssda903_collection ? "Children looked after (SSDA903) "
                                                      : filing.collection + " ") +
           std::to_string(filing.year);
}

ui::Html state_tag(const Filing& filing) {
    if (!filing.destroyed_at.empty() && filing.state != FilingState::accepted)
        return ui::render(ui::Tag{.text = "Destroyed", .classes = "govuk-tag--grey"});
    const char* classes = "govuk-tag--blue";
    if (filing.state == FilingState::accepted) classes = "govuk-tag--green";
    if (filing.state == FilingState::sent_back || filing.state == FilingState::unusable) classes = "govuk-tag--red";
    if (filing.state == FilingState::withdrawn) classes = "govuk-tag--grey";
    if (filing.state == FilingState::submitted) classes = "govuk-tag--purple";
    return ui::render(ui::Tag{.text = title(filing.state), .classes = classes});
}

std::string moment(const std::string& iso) {
    const auto at = core::parse_instant(iso);
    return at ? core::in_words(*at) : iso;
}

std::vector<ui::Breadcrumb> way_to(const Filing& filing, const std::string& here) {
    std::vector<ui::Breadcrumb> way{{.text = "Statutory returns", .href = "/census"}};
    if (here.empty()) {
        way.push_back({.text = title_of(filing)});
        return way;
    }
    way.push_back({.text = title_of(filing), .href = sealed_address(filing.id)});
    way.push_back({.text = here});
    return way;
}

ui::Html return_navigation(const Filing& filing, std::string_view here) {
    const std::pair<const char*, const char*> pages[]{{"Overview", ""},
                                                      {"Findings", "/findings"},
                                                      {"Indicators", "/indicators"},
                                                      {"Beside last year", "/beside"},
                                                      {"Submit", "/submit"}};
    ui::SubNavigation navigation{.items = {}, .label = "This return"};
    for (const auto& [label, tail] : pages)
        navigation.items.push_back({.text = label, .href = sealed_address(filing.id) + tail, .active = here == label});
    return ui::render(navigation);
}

std::string shown(const IndicatorCard& card, const KeptFigure& figure) {
    if (card.unit == Unit::count || figure.by == "part") return core::Figure::counted(figure.numerator).shown();
    if (figure.denominator == 0) return "none of 0";
    return core::Figure::of(figure.numerator, figure.denominator, core::Unit::percentage, 1).shown() + " (" +
           std::to_string(figure.numerator) + " of " + std::to_string(figure.denominator) + ")";
}

std::string shown(const IndicatorCard& card, const MaskedFigure& figure) {
    return figure.hidden ? "c" : shown(card, figure.figure);
}

std::vector<Acting> acting_for(const Desk& desk, const http::Request& request) {
    const auto& door = *desk.services.door;
    const auto& at = door.visit(request);
    std::vector<Acting> all;
    for (const auto* appointment : at.standing.held(at.today)) {
        if (appointment->organisation.empty()) continue;
        const rights::Record record{.address = {},
                                    .classification = rights::Classification::organisation,
                                    .footprints = {appointment->footprint},
                                    .organisation = appointment->organisation};
        if (door.decide(request, Work::text, record).allowed)
            all.push_back({appointment->organisation, appointment->footprint});
    }
    return all;
}

}  // namespace census
