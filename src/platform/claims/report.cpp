#include "platform/claims/report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/csv.h"

namespace claims {

std::size_t open_in(const Report& report) {
    const auto open = std::count_if(report.findings.begin(), report.findings.end(),
                                    [](const Finding& finding) { return finding.explanation.empty(); });
    return static_cast<std::size_t>(open) + report.idle.size();
}

std::string to_text(const Report& report) {
    std::string text;
    for (const auto& finding : report.findings) {
        const auto where =
            finding.line > 0 ? report.document + ", line " + std::to_string(finding.line) : finding.place;
        text += where + ": " + std::string{finding.explanation.empty() ? words_for(finding.verdict) : "explained"} +
                " [" + std::string{finding.check} + "]\n    " + finding.passage + "\n    stated: " + finding.stated +
                "\n    recomputed: " + finding.recomputed + "\n";
        if (!finding.explanation.empty())
            text += "    explained by " + finding.explained_by + ": " + finding.explanation + "\n";
    }
    for (const auto& one : report.idle)
        text += (one.line > 0 ? "claims.csv, line " + std::to_string(one.line) : "recorded for " + one.document) +
                ": this explanation meets no finding any more: \"" + one.passage +
                "\". Remove it, or mend the passage that it names.\n";
    const auto open = open_in(report);
    text += report.document + ": " + std::to_string(report.findings.size()) + " found, " +
            std::to_string(report.findings.size() + report.idle.size() - open) + " of them explained.\n";
    return text;
}

std::string to_csv(const Report& report) {
    std::string text = core::csv_line(
        {"line", "place", "verdict", "check", "passage", "stated", "recomputed", "explanation", "explained_by"});
    for (const auto& one : report.findings)
        text += core::csv_line({one.line > 0 ? std::to_string(one.line) : "", one.place,
                                std::string{words_for(one.verdict)}, std::string{one.check}, one.passage, one.stated,
                                one.recomputed, one.explanation, one.explained_by});
    return text;
}

std::string to_json(const Report& report) {
    nlohmann::ordered_json document{{"document", report.document}};
    document["findings"] = nlohmann::ordered_json::array();
    for (const auto& finding : report.findings) {
        nlohmann::ordered_json one{{"passage", finding.passage}};
        one["line"] = finding.line > 0 ? nlohmann::ordered_json(finding.line) : nlohmann::ordered_json(nullptr);
        if (!finding.place.empty()) one["place"] = finding.place;
        one["stated"] = finding.stated;
        one["recomputed"] = finding.recomputed;
        one["verdict"] = words_for(finding.verdict);
        one["check"] = finding.check;
        one["explanation"] = finding.explanation.empty()
                                 ? nlohmann::ordered_json(nullptr)
                                 : nlohmann::ordered_json{{"why", finding.explanation}, {"by", finding.explained_by}};
        document["findings"].push_back(std::move(one));
    }
    document["idle_explanations"] = nlohmann::ordered_json::array();
    for (const auto& one : report.idle)
        document["idle_explanations"].push_back({{"line", one.line}, {"passage", one.passage}});
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace claims
