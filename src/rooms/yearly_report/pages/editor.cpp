#include "rooms/yearly_report/pages/editor.h"

#include <algorithm>

#include "core/london.h"
#include "core/utf8.h"
#include "platform/db/db.h"
#include "platform/packs/load.h"
#include "platform/publish/disclose.h"
#include "platform/registers/entity.h"
#include "platform/ui/layout.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/explanations.h"
#include "rooms/yearly_report/making/computed.h"
#include "rooms/yearly_report/making/open_findings.h"
#include "rooms/yearly_report/making/tokens.h"
#include "rooms/yearly_report/making/told_text.h"
#include "rooms/yearly_report/store.h"

namespace yearly_report {
namespace {

constexpr std::size_t most_found = 25;
constexpr std::size_t most_versions = 20;

/// A figure to put into the prose.
struct Offer {
    std::string label, shown, token;
};

bool has_all_words(const std::string& text, const std::string& words) {
    const auto lower = core::lowered(text);
    std::string word;
    for (const char c : core::lowered(words) + " ") {
        if (c != ' ') {
            word += c;
            continue;
        }
        if (lower.find(word) == std::string::npos) return false;
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

std::vector<Offer> search(const house::Services& services, const Work& work, const std::string& words, Sight sight) {
    std::vector<Offer> found;
    services.database.read([&](db::ReadTx& tx) {
        const auto partnership = partnership::find_partnership(tx, work.partnership);
        if (!partnership) return;
        const auto masks = public_masks(tx, *partnership);
        for (const auto& figure : known_to(tx, *partnership, work.year)) {
            if (!has_all_words(figure.label, words) || found.size() >= most_found) continue;
            const bool withheld = figure.value && disclosure::is_withheld(figure, masks);
            std::string shown = withheld && sight == Sight::as_published ? std::string{} : figures::shown(figure);
            if (withheld) shown += (shown.empty() ? "" : ", ") + std::string{"withheld when it is published"};
            found.push_back({figure.label, std::move(shown), token_of(figure)});
        }
    });
    return found;
}

/// A token in a sentence as everyone may read it.
core::Result<publish::Resolved> as_published(core::Result<publish::Resolved> told, const disclosure::Masks& masks) {
    auto* inside = told ? std::get_if<publish::Inline>(&*told) : nullptr;
    const auto* figure = inside == nullptr ? nullptr : std::get_if<publish::FigureText>(inside);
    if (figure == nullptr || !figure->figure.value || !disclosure::is_withheld(figure->figure, masks)) return told;
    *inside = publish::Text{"(" + masks.profile.symbol + ")"};
    return told;
}

/// The prose with what its tokens tell to this person, checked against the figures that they may see.
std::vector<claims::Finding> findings_of(db::ReadTx& tx, const Work& work, const partnership::Partnership& partnership,
                                         const Reading& reading, Tokens& tokens, Sight sight) {
    const bool all = sight == Sight::as_recorded;
    const auto text = told_text(reading.markdown, [&](const publish::Token& token) {
        return all ? tokens.resolve(token) : as_published(tokens.resolve(token), reading.masks);
    });
    auto known = known_to(tx, partnership, work.year);
    if (!all) std::erase_if(known, [&](const auto& figure) { return disclosure::is_withheld(figure, reading.masks); });
    return findings_in(tx, work, text, known);
}

/// At most so many bytes, and no half character.
std::string shortened(const std::string& text, std::size_t most) {
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

ui::Html finding_part(const Work& work, const Reading& reading, const claims::Finding& one, bool may_explain) {
    const auto line = std::to_string(one.line);
    const std::string verdict =
        one.explanation.empty() ? std::string{claims::words_for(one.verdict)} : std::string{"explained"};
    ui::Html html =
        ui::element("h3", {{"class", "govuk-heading-s"}},
                    ui::element("a", {{"class", "govuk-link"}, {"href", "#markdown"}, {"data-cairn-line", line}},
                                "Line " + line) +
                        ui::Html{": " + verdict}) +
        ui::element("blockquote", {{"class", "cairn-passage"}}, one.passage) +
        paragraph(ui::Html{"Stated: " + one.stated + ". Recomputed: " + one.recomputed + "."});
    if (!one.explanation.empty())
        html += paragraph(ui::Html{"Explained by " + one.explained_by + ": " + one.explanation});
    else if (may_explain)
        html += paragraph(explain_link(work, one, reading.title));
    return ui::element("li", {}, html);
}

std::string first_words(const std::string& text) {
    auto words = shortened(text, 80);
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words.size() < text.size() ? words + "…" : words;
}

}  // namespace

ui::Html explain_link(const Work& work, const claims::Finding& finding, const std::string& section) {
    return ui::link(http::url(registers::address_of(claim_explanations) + "/new",
                              {{"document", work.partnership + " " + work.year.code()},
                               {"section", section},
                               {"passage", shortened(finding.passage, 390)},
                               {"check_code", std::string{finding.check}},
                               {"stated", shortened(finding.stated, 290)},
                               {"recomputed", shortened(finding.recomputed, 490)}}),
                    "Say why it is right");
}

Sight sight_of(const house::Services& services, const http::Request& request) {
    const bool all = services.door != nullptr && services.door->may(request, "scorecard.read_small");
    return all ? Sight::as_recorded : Sight::as_published;
}

Reading read_section(const house::Services& services, const Work& work, const std::string& slug,
                     const std::optional<std::string>& typed, Sight sight) {
    Reading reading{
        .slug = slug, .title = {}, .markdown = {}, .document = {}, .masks = {}, .faults = {}, .findings = {}};
    services.database.read([&](db::ReadTx& tx) {
        const auto outline = outline_of(tx, work.partnership, work.year);
        const auto section =
            std::find_if(outline.begin(), outline.end(), [&](const Section& one) { return one.slug == slug; });
        const auto partnership = partnership::find_partnership(tx, work.partnership);
        if (section == outline.end() || !partnership) return;
        reading.known = true;
        reading.title = section->title;
        const auto written = drafts_of(tx, work.partnership, work.year);
        const auto draft = written.find(slug);
        const std::string file = work.partnership + "/" + work.year.code() + "/" + slug + ".md";
        reading.markdown = typed                    ? *typed
                           : draft != written.end() ? draft->second
                                                    : packs::narrative(tx, file).value_or("");
        scorecard::Tracer tracer{tx};
        Tokens tokens{tx, tracer, work.partnership, work.year};
        reading.document.blocks = publish::read_narrative(
            reading.markdown, slug + ".md", [&](const publish::Token& token) { return tokens.resolve(token); },
            reading.faults);
        if (section->kind == SectionKind::computed)
            for (auto& block : compute(slug, {tx, tracer, work.partnership, work.year, section->level}))
                reading.document.blocks.push_back(std::move(block));
        reading.masks = public_masks(tx, *partnership);
        reading.findings = findings_of(tx, work, *partnership, reading, tokens, sight);
        for (auto& fault : publish::words_beside_withheld(reading.document, reading.masks))
            reading.faults.push_back(std::move(fault));
    });
    for (auto& block : reading.document.blocks)
        if (auto* heading = std::get_if<publish::Heading>(&block)) heading->level = std::max(3, heading->level + 1);
    return reading;
}

ui::Html findings_part(const Work& work, const Reading& reading, bool may_explain) {
    ui::Html html;
    if (!reading.faults.empty()) {
        std::vector<ui::Html> faults;
        for (const auto& fault : reading.faults) faults.emplace_back(core::sentence(fault));
        html += ui::element("h3", {{"class", "govuk-heading-s"}}, "Typed, or standing for nothing in the record") +
                bullets(faults);
    }
    if (reading.findings.empty()) return html + paragraph("The checker finds nothing to put right in what is told.");
    ui::Html items;
    for (const auto& one : reading.findings) items += finding_part(work, reading, one, may_explain);
    return html + ui::element("ol", {{"class", "govuk-list cairn-findings"}}, items);
}

ui::Html preview_part(const Reading& reading, Sight sight) {
    std::vector<ui::Html> items;
    for (const auto& figure : publish::figures_in(reading.document))
        if (figure.value && disclosure::is_withheld(figure, reading.masks))
            items.emplace_back(sight == Sight::as_recorded ? figure.label + ": " + figures::shown(figure)
                                                           : figure.label);
    ui::Html note;
    if (!items.empty())
        note = ui::render(ui::Details{
            .summary = items.size() == 1 ? "One number is withheld in this section"
                                         : std::to_string(items.size()) + " numbers are withheld in this section",
            .content =
                paragraph("\"" + reading.masks.profile.symbol + "\" stands for each, by the rule " +
                          reading.masks.profile.name + ". " +
                          (sight == Sight::as_recorded ? "Their values are for you alone: they are not published."
                                                       : "You see the section as everyone will.")) +
                bullets(items)});
    return note +
           publish::blocks_to_html(publish::disclose(reading.document, reading.masks, publish::Notes::where_withheld),
                                   publish::FigureLinks::to_pages);
}

ui::Html offers_part(const house::Services& services, const Work& work, const std::string& words, Sight sight) {
    if (words.find_first_not_of(' ') == std::string::npos) return {};
    const auto found = search(services, work, words, sight);
    if (found.empty())
        return paragraph("No figure of this year or the year before has all of these words in its name: \"" + words +
                         "\".");
    ui::Table table{.head = {"Figure", "Value", "Token for the text"}, .rows = {}, .first_cell_is_header = true};
    for (const auto& one : found)
        table.rows.push_back(
            {one.label, one.shown,
             ui::element("code", {}, one.token) +
                 ui::element(
                     "button",
                     {{"type", "button"},
                      {"class", "govuk-button govuk-button--secondary cairn-insert"},
                      {"data-cairn-insert", one.token},
                      {"hidden", ""}},
                     ui::Html{"Insert"} + ui::element("span", {{"class", "govuk-visually-hidden"}}, " " + one.label))});
    return scrolling("Figures found", table);
}

ui::Html answers_part(const house::Services& services, const Work& work, const std::string& section) {
    std::vector<registers::Record> all;
    services.database.read([&](db::ReadTx& tx) { all = records_of(tx, contributions, work.id); });
    ui::Html items;
    for (const auto& one : all) {
        if (field_of(contributions, one, "section") != section) continue;
        const auto& answer = field_of(contributions, one, "answer");
        ui::Html item = ui::element("h3", {{"class", "govuk-heading-s"}},
                                    ui::link(registers::address_of(contributions) + "/" + one.id, one.title));
        item += paragraph("Asked: " + field_of(contributions, one, "prompt"));
        if (answer.empty())
            item += paragraph("Not answered yet.");
        else
            item += ui::element("blockquote", {{"class", "cairn-passage"}}, answer) +
                    // Scripts put it in at the cursor; without them the page comes back with it at the end.
                    ui::element("button",
                                {{"type", "submit"},
                                 {"form", "section"},
                                 {"name", "do"},
                                 {"value", "put:" + one.id},
                                 {"class", "govuk-button govuk-button--secondary cairn-insert"},
                                 {"data-cairn-insert", answer}},
                                "Put into the text");
        items += ui::element("li", {}, item);
    }
    if (items.empty()) return {};
    return ui::element("h2", {{"class", "govuk-heading-m"}}, "What agencies answered for this section") +
           ui::element("ul", {{"class", "govuk-list"}, {"id", "answers"}}, items);
}

std::optional<std::string> with_answer(const house::Services& services, const Work& work, const std::string& section,
                                       const std::string& contribution, std::string text) {
    std::optional<std::string> answer;
    services.database.read([&](db::ReadTx& tx) {
        for (const auto& one : records_of(tx, contributions, work.id))
            if (one.id == contribution && field_of(contributions, one, "section") == section)
                answer = field_of(contributions, one, "answer");
    });
    if (!answer || answer->empty()) return std::nullopt;
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
    return text + (text.empty() ? "" : "\n\n") + *answer + "\n";
}

ui::Html versions_part(const house::Services& services, const http::Request& request, const Work& work,
                       const Reading& reading) {
    std::vector<DraftVersion> versions;
    services.database.read(
        [&](db::ReadTx& tx) { versions = versions_of_draft(tx, work.id, reading.slug, most_versions); });
    if (versions.size() < 2) return {};
    ui::Html items;
    for (const auto& one : versions) {
        const bool now = &one == &versions.front();
        ui::Html item =
            paragraph(ui::Html{core::in_words(one.at) + ", " + one.by + (now ? ", as it is saved now: " : ": ")} +
                      ui::element("q", {}, first_words(one.text)));
        if (!now)
            item += button_form(services, request, address(asked(request), "work/sections/" + reading.slug),
                                "restore:" + std::to_string(one.event), "Restore this version");
        items += ui::element("li", {}, item);
    }
    return ui::render(
        ui::Details{.summary = "Earlier versions of this section",
                    .content = paragraph("Restoring saves the earlier text as the newest version. None is lost.") +
                               ui::element("ol", {{"class", "govuk-list cairn-versions"}}, items)});
}

}  // namespace yearly_report
