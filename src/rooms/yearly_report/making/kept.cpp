#include "rooms/yearly_report/making/kept.h"

#include <map>
#include <nlohmann/json.hpp>

#include "platform/packs/load.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/tokens.h"
#include "rooms/yearly_report/making/told_text.h"
#include "rooms/yearly_report/store.h"
#include "rooms/yearly_report/store_workflow.h"

namespace yearly_report {

std::vector<KeptSection> told_sections(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year,
                                       Drafts prose) {
    scorecard::Tracer tracer{tx};
    Tokens tokens{tx, tracer, partnership, year};
    const auto written =
        prose == Drafts::used ? drafts_of(tx, partnership, year) : std::map<std::string, std::string>{};
    std::vector<KeptSection> sections;
    for (const auto& section : outline_of(tx, partnership, year)) {
        const auto draft = written.find(section.slug);
        const std::string file = partnership + "/" + year.code() + "/" + section.slug + ".md";
        const auto markdown = draft != written.end() ? draft->second : packs::narrative(tx, file).value_or("");
        sections.push_back({section.slug, section.title,
                            told_text(markdown, [&](const publish::Token& token) { return tokens.resolve(token); })});
    }
    return sections;
}

std::string to_json(const std::vector<KeptSection>& sections) {
    auto json = nlohmann::ordered_json::array();
    for (const auto& one : sections) json.push_back({{"slug", one.slug}, {"title", one.title}, {"told", one.told}});
    return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::vector<KeptSection> kept_from(const std::string& text) {
    std::vector<KeptSection> sections;
    if (text.empty()) return sections;
    for (const auto& one : nlohmann::json::parse(text))
        sections.push_back({one.at("slug"), one.at("title"), one.at("told")});
    return sections;
}

}  // namespace yearly_report
