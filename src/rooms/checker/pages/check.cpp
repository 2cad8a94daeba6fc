#include <algorithm>

#include "core/utf8.h"
#include "platform/claims/report.h"
#include "platform/db/db.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/checker/pages/pages.h"
#include "rooms/yearly_report/yearly_report.h"

namespace checker {
namespace {

/// What the page takes at most: some four hundred printed pages.
constexpr std::size_t most_bytes = 2'000'000;

/// In the order in which people should look at them.
std::vector<std::pair<claims::Verdict, std::string_view>> verdict_order() {
    return {{claims::Verdict::wrong, "the text's own numbers say otherwise"},
            {claims::Verdict::loosely_rounded, "near, and not what rounding gives"},
            {claims::Verdict::different_base, "right only over another base than the one told"},
            {claims::Verdict::cannot_be_checked,
             "two things do not go together, and the text does not tell which is "
             "wrong"}};
}

std::string title_of(claims::Verdict verdict) {
    std::string title{claims::words_for(verdict)};
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

ui::Html paragraph(const std::string& text) { return ui::element("p", {{"class", "govuk-body"}}, text); }

std::string token(const house::Services& services, const http::Request& request) {
    return services.door ? services.door->form_token(request) : std::string{};
}

ui::Html button(const std::string& doing, const std::string& label) {
    return ui::render(ui::Button{.text = label, .name = "do", .value = doing, .classes = "govuk-button--secondary"});
}

ui::Html form(const house::Services& services, const http::Request& request, const std::string& text, bool checked,
              const ui::FieldErrors& errors) {
    return ui::element(
        "div", {{"class", "govuk-!-display-none-print"}},
        ui::form({.csrf = token(services, request),
                  .fields = {ui::render(ui::Textarea{
                                 .name = "text",
                                 .label = {.text = "Text to check"},
                                 .hint = "Paste a section or a whole report: plain text or Markdown. Nothing is kept.",
                                 .error = ui::error_for(errors, "text"),
                                 .value = text,
                                 .rows = 14,
                                 .spellcheck = false}),
                             ui::render(ui::FileUpload{.name = "file",
                                                       .label = {.text = "Or a file"},
                                                       .hint = "Ending in .md or .txt, up to 2 MB.",
                                                       .error = ui::error_for(errors, "file")})},
                  .submit = "Check the text",
                  .action = "/checker",
                  .beside_submit = checked ? button("csv", "Download the findings as CSV") +
                                                 button("json", "Download the findings as JSON")
                                           : ui::Html{},
                  .has_files = true}));
}

ui::Html help() {
    std::vector<ui::Html> verdicts;
    for (const auto& [verdict, means] : verdict_order())
        verdicts.push_back(ui::element("strong", {}, title_of(verdict)) + ui::Html{": " + std::string{means}});
    ui::Html list;
    for (const auto& one : verdicts) list += ui::element("li", {}, one);
    return ui::render(ui::Details{
        .summary = "What the checker looks at, and what its verdicts mean",
        .content = paragraph("It computes again what the text tells itself: totals against their parts, shares, "
                             "differences, averages, rises and falls, counts of lists, dates and figures told twice, "
                             "names and posts. It cannot know whether a figure that stands alone is true.") +
                   ui::element("ul", {{"class", "govuk-list govuk-list--bullet"}}, list) +
                   paragraph("A Word file or PDF is saved as plain text first. When a passage is right all the same, "
                             "say so: a finding of a report in the making has a link for it, and the register of "
                             "explanations keeps it.")});
}

ui::Html finding_part(const claims::Finding& finding) {
    const auto card = claims::card_of(finding.check);
    std::vector<ui::SummaryRow> rows{{.key = "Stated", .value = finding.stated},
                                     {.key = "Recomputed", .value = finding.recomputed},
                                     {.key = "Check", .value = std::string{card.title}},
                                     {.key = "Still right", .value = std::string{card.tolerance}}};
    if (!finding.explanation.empty())
        rows.push_back({.key = "Explained", .value = finding.explanation + " (" + finding.explained_by + ")"});
    return ui::element("h4", {{"class", "govuk-heading-s"}}, "Line " + std::to_string(finding.line)) +
           ui::render(ui::InsetText{.text = finding.passage}) + ui::render(ui::SummaryList{.rows = rows});
}

/// By verdict, the gravest first; those that somebody has explained come last.
ui::Html found_in(const std::vector<claims::Finding>& findings, const std::string& what) {
    if (findings.empty())
        return ui::render(
            ui::InsetText{.text = "Nothing found in " + what +
                                  ". The checker looks at numbers, dates, lists, tables and names that the text tells "
                                  "itself; it cannot know whether a figure is true."});
    ui::Html content =
        paragraph(findings.size() == 1 ? "One passage to look at in " + what + "."
                                       : std::to_string(findings.size()) + " passages to look at in " + what + ".");
    const auto group = [&](const std::string& title, auto belongs) {
        ui::Html part;
        std::size_t count = 0;
        for (const auto& finding : findings)
            if (belongs(finding)) {
                part += finding_part(finding);
                ++count;
            }
        if (count > 0)
            content +=
                ui::element("h3", {{"class", "govuk-heading-m"}}, title + " (" + std::to_string(count) + ")") + part;
    };
    for (const auto& entry : verdict_order())
        group(title_of(entry.first), [&](const claims::Finding& finding) {
            return finding.explanation.empty() && finding.verdict == entry.first;
        });
    group("Explained", [](const claims::Finding& finding) { return !finding.explanation.empty(); });
    return content;
}

http::Response shown(const house::Services& services, const http::Request& request, const ui::Html& findings,
                     const std::string& text, const ui::FieldErrors& errors) {
    ui::Html content = ui::heading("Claim checker");
    content += paragraph(
        "Give it a report, and it computes again what the report tells: totals, shares, changes, averages, counted "
        "lists, dates told twice, names and posts.");
    content += help() + findings;
    content += form(services, request, text, !findings.empty(), errors);
    return {.body = ui::page(house::shell(services, request), {.title = "Claim checker",
                                                               .content = content,
                                                               .errors = errors,
                                                               .section = "/checker",
                                                               .is_section_front = true,
                                                               .width = ui::Width::two_thirds})
                        .str()};
}

bool is_text_file(const std::string& name) {
    const auto ends = [&](std::string_view ending) {
        return name.size() > ending.size() &&
               std::equal(ending.rbegin(), ending.rend(), name.rbegin(),
                          [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b | 0x20 : b); });
    };
    return ends(".md") || ends(".txt") || ends(".markdown");
}

}  // namespace

http::Response show_check(const house::Services& services, const http::Request& request) {
    return shown(services, request, {}, {}, {});
}

http::Response do_check(const house::Services& services, const http::Request& request) {
    const std::string typed{request.form.get("text")};
    ui::FieldErrors errors;
    const auto file = std::find_if(request.files.begin(), request.files.end(),
                                   [](const http::File& one) { return one.field == "file" && !one.name.empty(); });
    const bool from_file = file != request.files.end();
    const auto& text = from_file ? file->bytes : typed;
    const std::string field = from_file ? "file" : "text";
    if (from_file && !is_text_file(file->name))
        errors.add("file", "The file must end in .md or .txt: save a Word file as plain text first");
    else if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        errors.add(field, from_file ? "The file is empty: choose another" : "Paste a text or choose a file");
    else if (text.size() > most_bytes)
        errors.add(field, "The text must be 2 MB or less: check it in parts");
    else if (core::first_invalid_utf8(text) != std::string_view::npos)
        errors.add(field, "The text is not UTF-8: save it as UTF-8 plain text");
    if (!errors.empty()) return shown(services, request, {}, typed, errors);
    claims::Report report{
        .document = from_file ? file->name : "text", .findings = claims::check_text(text), .idle = {}};
    services.database.read(
        [&](db::ReadTx& tx) { claims::explain(report.findings, yearly_report::explanations_of(tx), report.document); });
    const std::string doing{request.form.get("do")};
    if (doing == "csv") return http::download("text/csv; charset=utf-8", "findings.csv", claims::to_csv(report));
    if (doing == "json") return http::download("application/json", "findings.json", claims::to_json(report) + "\n");
    const auto heading = ui::element("h2", {{"class", "govuk-heading-l"}}, "What was found");
    // What a file held stands in the field now, so that the findings can be taken along.
    return shown(services, request, heading + found_in(report.findings, from_file ? file->name : "the text"), text, {});
}

}  // namespace checker
