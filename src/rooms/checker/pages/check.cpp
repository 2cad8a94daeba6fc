#include <algorithm>

#include "core/utf8.h"
#include "platform/claims/claims.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/checker/pages/pages.h"

namespace checker {
namespace {

/// What the page takes at most: some four hundred printed pages.
constexpr std::size_t most_bytes = 2'000'000;

ui::Html paragraph(const std::string& text) { return ui::element("p", {{"class", "govuk-body"}}, text); }

std::string token(const house::Services& services, const http::Request& request) {
    return services.door ? services.door->form_token(request) : std::string{};
}

ui::Html form(const house::Services& services, const http::Request& request, const std::string& text,
              const ui::FieldErrors& errors) {
    return ui::form(
        {.csrf = token(services, request),
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
         .has_files = true,
         .working = "Checking the text…"});
}

ui::Html found_in(const std::vector<claims::Finding>& findings, const std::string& what) {
    if (findings.empty())
        return ui::render(
            ui::InsetText{.text = "Nothing found in " + what +
                                  ". The checker looks at numbers, dates, lists, tables and names that the text tells "
                                  "itself; it cannot know whether a figure is true."});
    ui::Html content =
        paragraph(findings.size() == 1 ? "One passage to look at in " + what + "."
                                       : std::to_string(findings.size()) + " passages to look at in " + what + ".");
    for (const auto& finding : findings) {
        const auto card = claims::card_of(finding.check);
        content += ui::element(
            "h3", {{"class", "govuk-heading-s"}},
            "Line " + std::to_string(finding.line) + ": " + std::string{claims::words_for(finding.verdict)});
        content += ui::render(ui::InsetText{.text = finding.passage});
        content += ui::render(ui::SummaryList{.rows = {{.key = "Stated", .value = finding.stated},
                                                       {.key = "Recomputed", .value = finding.recomputed},
                                                       {.key = "Check", .value = std::string{card.title}},
                                                       {.key = "Still right", .value = std::string{card.tolerance}}}});
    }
    return content;
}

http::Response shown(const house::Services& services, const http::Request& request, const ui::Html& findings,
                     const std::string& text, const ui::FieldErrors& errors) {
    ui::Html content = ui::heading("Claim checker");
    content += paragraph(
        "Give it a report, and it computes again what the report tells: totals, shares, changes, averages, counted "
        "lists, dates told twice, names and posts.");
    content += findings;
    content += form(services, request, text, errors);
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
    const auto findings = claims::check_text(text);
    const auto heading = ui::element("h2", {{"class", "govuk-heading-m"}}, "What was found");
    return shown(services, request, heading + found_in(findings, from_file ? file->name : "the text"), typed, {});
}

}  // namespace checker
