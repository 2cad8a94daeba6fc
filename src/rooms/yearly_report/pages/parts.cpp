#include "rooms/yearly_report/pages/parts.h"

#include "core/date.h"
#include "platform/db/db.h"
#include "platform/ui/layout.h"

namespace yearly_report {

Asked asked(const http::Request& request) {
    return {std::string{request.parameters.get("partnership")}, std::string{request.parameters.get("year")}};
}

std::string address(const Asked& wanted, std::string_view rest) {
    std::string path = "/reports/" + http::encode(wanted.partnership) + "/" + http::encode(wanted.year);
    return rest.empty() ? path : path + "/" + std::string{rest};
}

core::Result<Work> work_at(const house::Services& services, const http::Request& request) {
    const auto wanted = asked(request);
    const auto year = core::ReportingYear::parse(wanted.year);
    std::optional<Work> work;
    if (year) services.database.read([&](db::ReadTx& tx) { work = find_work(tx, wanted.partnership, *year); });
    if (!work || !services.door->sight(request, record_of(*work)).sees)
        return tl::unexpected<core::Refusal>(rights::missing_record());
    return *work;
}

std::string day_of(const std::string& instant) {
    const auto day = core::parse_date(instant.substr(0, 10));
    return day ? core::in_words(*day) : instant;
}

ui::Html heading2(const std::string& text) { return ui::element("h2", {{"class", "govuk-heading-m"}}, text); }

ui::Html paragraph(const ui::Html& text) { return ui::element("p", {{"class", "govuk-body"}}, text); }

ui::Html bullets(const std::vector<ui::Html>& items) {
    ui::Html list;
    for (const auto& item : items) list += ui::element("li", {}, item);
    return ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, list);
}

ui::Html scrolling(const std::string& label, const ui::Table& table) {
    return ui::scroll_area(label, ui::render(table));
}

ui::Html button_form(const house::Services& services, const http::Request& request, const std::string& action,
                     const std::string& doing, const std::string& label, const ui::Html& fields,
                     const std::string& classes) {
    return ui::form({.csrf = services.door->form_token(request),
                     .fields = {ui::element("input", {{"type", "hidden"}, {"name", "do"}, {"value", doing}}), fields},
                     .submit = label,
                     .action = action,
                     .submit_classes = classes});
}

http::Response shown(const house::Services& services, const http::Request& request, ui::Page page) {
    page.section = "/reports";
    return {.body = ui::page(house::shell(services, request), page).str()};
}

core::Result<void> change(const house::Services& services, const http::Request& request, const std::string& kind,
                          const std::function<core::Result<void>(audit::WriteTx&)>& work) {
    return services.door->office().ledger.attempt(services.door->process(request, kind), work);
}

ui::Html changes_part(const std::string& title, const Changes& changes) {
    ui::Html html = heading2(title);
    if (changes.empty()) return html + paragraph("Nothing that readers see.");
    std::vector<ui::Html> sections;
    for (const auto& one : changes.sections) sections.emplace_back(one);
    if (!sections.empty()) html += paragraph("Sections that read otherwise:") + bullets(sections);
    if (changes.figures.empty()) return html + paragraph("No figure differs.");
    ui::Table table{.head = {"Figure", "Before", "Now"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& one : changes.figures)
        table.rows.push_back({one.label, one.before.empty() ? std::string{"not told"} : one.before,
                              one.after.empty() ? std::string{"not told"} : one.after});
    return html + scrolling(title, table);
}

std::vector<ui::Breadcrumb> trail(const Asked& wanted, const std::string& here) {
    std::vector<ui::Breadcrumb> crumbs{{.text = "Yearly reports", .href = "/reports"},
                                       {.text = wanted.year, .href = address(wanted)}};
    if (here.empty())
        crumbs.back().href.clear();
    else
        crumbs.push_back({.text = here, .href = {}});
    return crumbs;
}

}  // namespace yearly_report
