#include <algorithm>

#include "platform/claims/claims.h"
#include "platform/db/db.h"
#include "platform/house/drafting.h"
#include "platform/packs/load.h"
#include "platform/publish/cells.h"
#include "platform/publish/disclose.h"
#include "platform/ui/layout.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/archive.h"
#include "rooms/yearly_report/making/tokens.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/pages/report.h"

// Writing one section: its prose in Markdown, figures found by search, the section as it will read, and what the claim
// checker finds in it.
namespace yearly_report {
namespace {

constexpr std::size_t most_found = 25;

/// A figure to put into the prose.
struct Offer {
    std::string label, shown, token;
};

bool has_all_words(std::string text, const std::string& words) {
    const auto lower = [](std::string& one) {
        std::transform(one.begin(), one.end(), one.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    };
    lower(text);
    std::string word;
    for (char c : words + " ") {
        if (c != ' ') {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            continue;
        }
        if (text.find(word) == std::string::npos) return false;
        word.clear();
    }
    return true;
}

std::string quoted(const std::string& value) {
    return value.find(' ') == std::string::npos ? value : "\"" + value + "\"";
}

/// The token of a figure of the scorecard: its id is scorecard/INDICATOR/VERSION/AREA/PERIOD/BREAKDOWN/DOCUMENT.
std::string token_of(const figures::Figure& figure) {
    const auto first = figure.id.find('/');
    const auto second = figure.id.find('/', first + 1);
    return "{{figure indicator=" + figure.id.substr(first + 1, second - first - 1) + " area=" + figure.area +
           " period=" + quoted(figure.period) +
           (figure.breakdown.empty() ? "" : " breakdown=\"" + figure.breakdown + "\"") + "}}";
}

std::vector<Offer> search(const house::Services& services, const Work& work, const std::string& words) {
    std::vector<Offer> found;
    if (words.empty()) return found;
    services.database.read([&](db::ReadTx& tx) {
        const auto partnership = partnership::find_partnership(tx, work.partnership);
        if (!partnership) return;
        std::vector<std::string> areas;
        for (const auto& area : partnership::footprint(tx, *partnership)) areas.push_back(area.code);
        for (const auto& figure : scorecard::figures_of(tx, areas, work.year))
            if (has_all_words(figure.label, words) && found.size() < most_found)
                found.push_back({figure.label, figures::shown(figure), token_of(figure)});
    });
    return found;
}

/// The section as it reads with this prose.
struct Reading {
    publish::Document document;
    core::Faults faults;
    std::vector<claims::Finding> findings;
    std::string title, markdown;
    bool known = false;
};

/// What the claim checker reads: the words alone.
std::string plain(const publish::Document& document) {
    std::string text;
    for (const auto& block : document.blocks) {
        if (const auto* paragraph = std::get_if<publish::Paragraph>(&block))
            text += publish::cell_of(paragraph->content).text + "\n\n";
        if (const auto* list = std::get_if<publish::List>(&block))
            for (const auto& item : list->items) text += "- " + publish::cell_of(item).text + "\n";
    }
    return text;
}

Reading read(const house::Services& services, const Work& work, const std::string& slug,
             const std::optional<std::string>& typed) {
    Reading reading;
    services.database.read([&](db::ReadTx& tx) {
        const auto report = write(tx, work.partnership, work.year, Drafts::used);
        if (!report) return;
        for (const auto& part : report->parts)
            if (part.section.slug == slug) {
                reading.known = true;
                reading.title = part.section.title;
                reading.document = part_of(*report, part);
            }
        const auto written = drafts_of(tx, work.partnership, work.year);
        const auto draft = written.find(slug);
        reading.markdown =
            draft != written.end()
                ? draft->second
                : packs::narrative(tx, work.partnership + "/" + work.year.code() + "/" + slug + ".md").value_or("");
        if (typed) reading.markdown = *typed;
        scorecard::Tracer tracer{tx};
        Tokens tokens{tx, tracer, work.partnership, work.year};
        reading.document.blocks = publish::read_narrative(
            reading.markdown, slug + ".md", [&](const publish::Token& token) { return tokens.resolve(token); },
            reading.faults);
    });
    for (auto& block : reading.document.blocks)
        if (auto* heading = std::get_if<publish::Heading>(&block)) heading->level = std::max(3, heading->level + 1);
    reading.findings = claims::check_text(plain(reading.document), publish::figures_in(reading.document));
    return reading;
}

ui::Html offers_part(const http::Request& request, const house::Services& services, const Work& work) {
    const std::string words{request.query.get("find")};
    ui::Html html =
        ui::element("h2", {{"class", "govuk-heading-m"}}, "Find a figure") +
        ui::element("form", {{"method", "get"}},
                    ui::render(ui::Input{.name = "find",
                                         .label = {.text = "Words of the figure's name"},
                                         .hint = "For example, referrals Rutland. Save your text before you search.",
                                         .value = words,
                                         .classes = "govuk-input--width-20"}) +
                        ui::render(ui::Button{.text = "Find", .classes = "govuk-button--secondary"}));
    if (words.empty()) return html;
    const auto found = search(services, work, words);
    if (found.empty()) return html + paragraph("No figure of the year has all of these words.");
    ui::Table table{.head = {"Figure", "Value", "Put this into the text"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& one : found) table.rows.push_back({one.label, one.shown, ui::element("code", {}, one.token)});
    return html + scrolling("Figures found", table);
}

ui::Html claims_part(const Reading& reading) {
    ui::Html html = ui::element("h2", {{"class", "govuk-heading-m"}}, "What the claim checker finds");
    if (reading.findings.empty()) return html + paragraph("Nothing to put right.");
    std::vector<ui::Html> items;
    for (const auto& one : reading.findings)
        items.emplace_back(one.passage + ": " + std::string{claims::words_for(one.verdict)} +
                           ". Stated: " + one.stated + ". Recomputed: " + one.recomputed + ".");
    return html + bullets(items);
}

std::string editor(const http::Request& request) {
    return address(asked(request), "work/sections/" + std::string{request.parameters.get("slug")});
}

house::Drafting drafting_of(const house::Services& services, const http::Request& request, const std::string& title) {
    return {services, request, editor(request), "Yearly report " + asked(request).year + ": " + title};
}

http::Response page_of(const house::Services& services, const http::Request& request, const Work& work,
                       const Reading& reading, const ui::FieldErrors& errors, const ui::Html& notice = {}) {
    const auto wanted = asked(request);
    std::vector<ui::Html> faults;
    for (const auto& fault : reading.faults) faults.emplace_back(core::sentence(fault));
    ui::Html content = ui::heading(reading.title, "Yearly report " + wanted.year);
    if (!faults.empty())
        content +=
            ui::render(ui::WarningText{.text = "Parts of the text stand for nothing in the record, or are typed."}) +
            bullets(faults);
    ui::Form form{.csrf = services.door->form_token(request),
                  .fields = {ui::render(
                      ui::Textarea{.name = "markdown",
                                   .label = {.text = "Text of the section"},
                                   .hint = "Markdown. A number is not typed: put the token of its figure in its place.",
                                   .error = ui::error_for(errors, "markdown"),
                                   .value = reading.markdown,
                                   .rows = 18})},
                  .submit = "Save and read",
                  .action = editor(request),
                  .id = "section"};
    drafting_of(services, request, reading.title).offer(form);
    content += notice + ui::form(form);
    content += offers_part(request, services, work) + claims_part(reading);
    content += ui::element("h2", {{"class", "govuk-heading-m"}}, "As it will read") +
               publish::blocks_to_html(publish::as_published(reading.document), publish::FigureLinks::to_pages);
    auto crumbs = trail(wanted, reading.title);
    crumbs.insert(crumbs.end() - 1, {.text = "In the making", .href = address(wanted, "work")});
    return shown(services, request,
                 {.title = reading.title, .content = content, .errors = errors, .breadcrumbs = crumbs});
}

}  // namespace

http::Response show_draft(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    const auto drafting = drafting_of(services, request, {});
    const auto reading = read(services, *work, std::string{request.parameters.get("slug")}, drafting.typed("markdown"));
    if (!reading.known) return http::error(404, "The report has no such section.");
    return page_of(services, request, *work, reading, {}, drafting.notice());
}

http::Response save_draft_page(const house::Services& services, const http::Request& request) {
    const auto work = work_at(services, request);
    if (!work) return http::refused(work.error());
    const std::string slug{request.parameters.get("slug")};
    ui::FieldErrors errors;
    const auto text =
        ui::parse_text(request.form.get("markdown"),
                       {.field = "markdown", .what = "the text of the section", .max_length = 60000}, errors);
    const auto reading = read(services, *work, slug, std::string{request.form.get("markdown")});
    if (!reading.known) return http::error(404, "The report has no such section.");
    if (!errors.empty()) return page_of(services, request, *work, reading, errors);
    const auto grant = services.door->grant<DraftIt>(request, record_of(*work));
    if (!grant) return http::refused(grant.error());
    const auto done = change(services, request, "yearly_report.draft",
                             [&](audit::WriteTx& tx) { return save_draft(tx, *grant, *work, slug, text); });
    if (done) {
        drafting_of(services, request, {}).drop();
        return http::redirect(editor(request));
    }
    errors.add("markdown", done.error().for_user);
    auto response = page_of(services, request, *work, reading, errors);
    response.status = http::status_of(done.error().reason);
    return response;
}

}  // namespace yearly_report
