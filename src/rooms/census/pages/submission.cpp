#include <algorithm>

#include "core/decimal.h"
#include "platform/house/drafting.h"
#include "rooms/census/code_words.h"
#include "rooms/census/pages/parts.h"

namespace census {
namespace {

/// The masked figures as a table: the whole of each indicator, and one indicator's parts below.
ui::Html masked_table(const std::vector<MaskedFigure>& figures, const std::string& address) {
    ui::Table table{.head = {"Indicator", ui::numeric("Figure")}, .rows = {}, .first_cell_is_header = true};
    for (const auto& one : figures) {
        const auto* card = find_indicator(one.figure.indicator);
        if (card == nullptr || !one.figure.by.empty()) continue;
        table.rows.push_back({ui::link(http::url(address, {{"indicator", one.figure.indicator}}), card->name),
                              ui::numeric(shown(*card, one))});
    }
    return ui::scroll_area("Masked figures", ui::render(table));
}

ui::Html masked_parts(const std::vector<MaskedFigure>& figures, const IndicatorCard& card) {
    ui::Table table{.head = {"Breakdown", "Part", ui::numeric("Figure")},
                    .rows = {},
                    .caption = std::string{card.name},
                    .caption_classes = "govuk-table__caption--m"};
    for (const auto& one : figures)
        if (one.figure.indicator == card.id && !one.figure.by.empty())
            table.rows.push_back(
                {title_of_breakdown(one.figure.by), label_of(one.figure), ui::numeric(shown(card, one))});
    return ui::scroll_area(std::string{card.name}, ui::render(table));
}

ui::Html mask_words() {
    return paragraph(
        "c stands for a number from 1 to 5, or for one from which such a number could be worked out. 0 is "
        "shown as 0.");
}

house::Drafting drafting_of(const Desk& desk, const http::Request& request, const Filing& filing) {
    return {desk.services, request, sealed_address(filing.id) + "/submit", "Commentary on the " + title_of(filing)};
}

http::Response submit_page(const Desk& desk, const http::Request& request, const Opened& opened,
                           const ui::FieldErrors& errors, const std::string& commentary, const ui::Html& notice = {}) {
    const Filing& filing = opened.filing;
    const std::string address = sealed_address(filing.id) + "/submit";
    ui::Html content = ui::heading("Submit to the partnership", title_of(filing)) + return_navigation(filing, "Submit");
    if (!filing.is_in_work()) {
        content += paragraph("This return is " + std::string{word(filing.state)} + ".");
        if (filing.state == FilingState::submitted || filing.state == FilingState::accepted)
            content += paragraph(ui::link(submission_address(filing.id), "See what the partnership sees"));
    } else {
        const auto figures = masked(opened.results.figures);
        const auto hidden = std::count_if(figures.begin(), figures.end(), [](auto& one) { return one.hidden; });
        if (!filing.decision.empty())
            content += ui::render(ui::InsetText{.text = "Sent back by " + filing.decided_by + ": " + filing.decision});
        content += paragraph(
                       "The partnership gets these figures and your commentary, and nothing else. Once it accepts "
                       "them they stand in the scorecard, which everyone can read.") +
                   mask_words() +
                   paragraph(core::grouped(hidden) + " of " + core::grouped(static_cast<std::int64_t>(figures.size())) +
                             " figures are masked.") +
                   notice;
        ui::Form form{.csrf = csrf(desk, request),
                      .fields = {ui::render(ui::Textarea{
                          .name = "commentary",
                          .label = {.text = "Commentary"},
                          .hint = ui::Hint{.text = "What a reader must know: changes of practice or system, known "
                                                   "gaps. Name nobody, and tell of no single child."},
                          .error = ui::error_for(errors, "commentary"),
                          .value = commentary,
                          .rows = 8})},
                      .submit = "Submit",
                      .action = address,
                      .beside_submit = ui::link(sealed_address(filing.id), "Cancel"),
                      .id = "census-submit"};
        drafting_of(desk, request, filing).offer(form);
        content += ui::form(form);
        if (const auto* chosen = find_indicator(request.query.get("indicator")))
            content += masked_parts(figures, *chosen);
        content += subheading("What will be seen") + masked_table(figures, address);
    }
    return shown(desk, request,
                 {.title = "Submit to the partnership",
                  .content = content,
                  .errors = errors,
                  .breadcrumbs = way_to(filing, "Submit"),
                  .section = "/census"});
}

}  // namespace

http::Response show_submit(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    const auto drafting = drafting_of(desk, request, opened->filing);
    return submit_page(desk, request, *opened, {}, drafting.typed("commentary").value_or(opened->filing.commentary),
                       drafting.notice());
}

http::Response do_submit(const Desk& desk, const http::Request& request) {
    const auto opened = open_return(desk, request, Content::results);
    if (!opened) return http::refused(opened.error());
    ui::FieldErrors errors;
    const auto commentary = ui::parse_text(
        request.form.get("commentary"),
        {.field = "commentary", .what = "the commentary", .required = false, .max_length = 5000}, errors);
    const auto drafting = drafting_of(desk, request, opened->filing);
    const auto command = [&](audit::WriteTx& tx) {
        auto submitted = submit(tx, opened->grant, opened->filing.id, masked(opened->results.figures), commentary);
        if (submitted) drafting.drop(tx.store());
        return submitted;
    };
    const auto done = errors.empty() ? write(desk, request, "census.submit", command) : core::Result<void>{};
    if (!done) errors.add("commentary", done.error().for_user);
    if (!errors.empty())
        return submit_page(desk, request, *opened, errors, std::string{request.form.get("commentary")});
    return http::redirect(submission_address(opened->filing.id));
}

namespace {

core::Result<Filing> find_submission(const Desk& desk, const http::Request& request) {
    const std::string id{request.parameters.get("id")};
    std::optional<Filing> filing;
    desk.services.database.read([&](db::ReadTx& tx) { filing = find_filing(tx, id); });
    const bool is_out = filing && (filing->state == FilingState::submitted || filing->state == FilingState::accepted ||
                                   filing->state == FilingState::sent_back);
    if (!is_out || !desk.services.door->sight(request, submission_record(*filing)).sees)
        return tl::unexpected(rights::missing_record());
    return *filing;
}

http::Response submission_page(const Desk& desk, const http::Request& request, const Filing& filing,
                               const ui::FieldErrors& errors, const std::string& reason) {
    std::vector<MaskedFigure> figures;
    std::string area;
    desk.services.database.read([&](db::ReadTx& tx) {
        figures = values_of_filing(tx, filing.id);
        area = name_of_area(tx, filing.area);
    });
    const std::string address = submission_address(filing.id);
    std::vector<ui::SummaryRow> rows{
        {.key = "State", .value = state_tag(filing)},
        {.key = "Submitted", .value = moment(filing.submitted_at) + " by " + filing.submitted_by},
        {.key = "Children in the return", .value = core::grouped(filing.children)},
        {.key = "Rules of", .value = std::to_string(filing.rules_of)},
        {.key = "Findings when submitted",
         .value = core::grouped(filing.errors) + " errors, " + core::grouped(filing.queries) + " queries"},
        {.key = "Fingerprint of the file", .value = filing.file_hash},
        {.key = "File uploaded", .value = moment(filing.uploaded_at)}};
    if (!filing.decided_at.empty())
        rows.push_back({.key = filing.state == FilingState::accepted ? "Accepted" : "Sent back",
                        .value = moment(filing.decided_at) + " by " + filing.decided_by});
    if (!filing.decision.empty()) rows.push_back({.key = "Why", .value = filing.decision});
    if (!filing.destroyed_at.empty())
        rows.push_back({.key = "Records destroyed", .value = moment(filing.destroyed_at)});
    ui::Html content = ui::heading(title_of(filing), area) + ui::render(ui::SummaryList{.rows = rows});
    if (!filing.commentary.empty()) content += subheading("The authority's commentary") + paragraph(filing.commentary);
    const bool may = desk.services.door->decide(request, Accept::text, submission_record(filing)).allowed;
    if (may && filing.state == FilingState::submitted)
        content += subheading("Decide") +
                   paragraph("Accepted figures stand in the scorecard as provisional, which everyone can read.") +
                   button_form(desk, request, address + "/accept", "Accept") +
                   ui::form({.csrf = csrf(desk, request),
                             .fields = {ui::render(ui::Textarea{.name = "reason",
                                                                .label = {.text = "Why it is sent back"},
                                                                .error = ui::error_for(errors, "reason"),
                                                                .value = reason,
                                                                .rows = 3})},
                             .submit = "Send back",
                             .action = address + "/send-back",
                             .submit_classes = "govuk-button--secondary"});
    if (!figures.empty()) {
        content += subheading("Figures") + mask_words();
        if (const auto* chosen = find_indicator(request.query.get("indicator")))
            content += masked_parts(figures, *chosen);
        content += masked_table(figures, address);
    }
    return shown(desk, request,
                 {.title = title_of(filing) + ", " + area,
                  .content = content,
                  .errors = errors,
                  .breadcrumbs = {{.text = "Statutory returns", .href = "/census"}, {.text = title_of(filing)}},
                  .section = "/census"});
}

}  // namespace

http::Response show_submission(const Desk& desk, const http::Request& request) {
    const auto filing = find_submission(desk, request);
    if (!filing) return http::refused(filing.error());
    return submission_page(desk, request, *filing, {}, {});
}

http::Response do_accept(const Desk& desk, const http::Request& request) {
    const auto filing = find_submission(desk, request);
    if (!filing) return http::refused(filing.error());
    const auto grant = desk.services.door->grant<Accept>(request, submission_record(*filing));
    if (!grant) return http::refused(grant.error());
    const auto done =
        write(desk, request, "census.accept", [&](audit::WriteTx& tx) { return accept(tx, *grant, filing->id); });
    if (!done) return http::refused(done.error());
    return http::redirect(submission_address(filing->id));
}

http::Response do_send_back(const Desk& desk, const http::Request& request) {
    const auto filing = find_submission(desk, request);
    if (!filing) return http::refused(filing.error());
    const auto grant = desk.services.door->grant<Accept>(request, submission_record(*filing));
    if (!grant) return http::refused(grant.error());
    ui::FieldErrors errors;
    const auto reason = ui::parse_text(request.form.get("reason"),
                                       {.field = "reason", .what = "why it is sent back", .max_length = 2000}, errors);
    if (!errors.empty())
        return submission_page(desk, request, *filing, errors, std::string{request.form.get("reason")});
    const auto done = write(desk, request, "census.send_back",
                            [&](audit::WriteTx& tx) { return send_back(tx, *grant, filing->id, reason); });
    if (!done) return http::refused(done.error());
    return http::redirect(submission_address(filing->id));
}

}  // namespace census
