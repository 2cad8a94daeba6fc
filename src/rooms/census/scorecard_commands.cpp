#include "rooms/census/scorecard_commands.h"

#include <algorithm>
#include <array>
#include <map>

#include "rooms/census/code_words.h"

namespace census {
namespace {

constexpr std::pair<std::string_view, std::string_view> published[]{
    {"referrals", "referrals"},
    {"rereferrals", "re-referrals"},
    {"assessments_in_45_days", "assessments-within-45-days"},
    {"section47_enquiries", "section-47-enquiries"},
    {"initial_conferences", "initial-child-protection-conferences"},
    {"on_plan_at_31_march", "child-protection-plans"},
    {"plans_started", "child-protection-plans-started"},
    {"repeat_plans", "repeat-child-protection-plans"},
    {"in_need_at_31_march", "children-in-need"},
    {"looked_after_at_31_march", "children-looked-after"},
    {"missing_incidents", "missing-episodes"},
    {"children_missing", "children-reported-missing"},
};

bool is_at_date(std::string_view id) { return id.find("at_31_march") != std::string_view::npos; }

std::string dashed(std::string_view id) {
    std::string code{id};
    std::replace(code.begin(), code.end(), '_', '-');
    return code;
}

std::string code_of(const std::string& collection, std::string_view id) {
    return (collection == cin_collection ? "cin-census-" : "ssda903-") + dashed(id);
}

scorecard::Indicator definition_of(const std::string& collection, const IndicatorCard& card) {
    return {.code = code_of(collection, card.id),
            .version = 1,
            .name = std::string{card.name} + " (from the return)",
            .group = "From statutory returns",
            .description = std::string{card.definition},
            .numerator = card.denominator.empty() ? std::string{} : std::string{card.numerator},
            .denominator = std::string{card.denominator},
            .unit = card.unit == Unit::count ? core::Unit::count : core::Unit::percentage,
            .decimals = card.unit == Unit::count ? 0 : 1,
            .polarity = "none",
            .measure = is_at_date(card.id) ? "at_date" : "during_period",
            .source_return = collection == cin_collection ? "CIN census" : "SSDA903",
            .break_note = {}};
}

/// Of those, the ones that the record defines as the return counts them: an accepted figure continues their series. Not
/// among them: re-referrals (the record does not say over what time), children in need (since 2024 the record tells a
/// local panel's count) and children missing (the record tells the police's, of all children).
constexpr std::string_view same_definition[]{"referrals",           "assessments_in_45_days",  "section47_enquiries",
                                             "initial_conferences", "on_plan_at_31_march",     "plans_started",
                                             "repeat_plans",        "looked_after_at_31_march"};

/// The sectors by which the record tells referrals, and the agencies of the return that make each up.
constexpr std::pair<std::string_view, std::array<std::string_view, 2>> sectors[]{
    {"Police", {"Police"}},
    {"Health", {"Health"}},
    {"Education", {"Schools", "Education services"}},
    {"Housing", {"Housing"}}};

/// The observation in the record's own series; empty where the record has none, or counts it otherwise.
std::optional<scorecard::Observation> in_series(db::ReadTx& tx, const scorecard::Observation& from,
                                                std::string_view series, core::Unit unit) {
    const auto versions = scorecard::versions_of(tx, std::string{series});
    if (versions.empty() || versions.back().unit != unit) return std::nullopt;
    scorecard::Observation o = from;
    o.indicator = series;
    o.version = versions.back().version;
    if (o.value && unit == core::Unit::percentage)
        o.value = core::Figure::of(*o.numerator, *o.denominator, unit, versions.back().decimals).value();
    return o;
}

/// Adds up the agencies of one sector; nothing where one of them is hidden.
std::optional<std::int64_t> referrals_of(const std::vector<MaskedFigure>& figures,
                                         const std::array<std::string_view, 2>& agencies) {
    std::int64_t sum = 0;
    for (const MaskedFigure& one : figures) {
        if (one.figure.indicator != "referrals_by_agency" || one.figure.by != "part" ||
            std::find(agencies.begin(), agencies.end(), one.figure.of) == agencies.end())
            continue;
        if (one.hidden) return std::nullopt;
        sum += one.figure.numerator;
    }
    return sum;
}

/// What was accepted, also where the record has told the same before: so a year follows the one before it, in the
/// trend, the yearly report and on the front page.
void add_to_series(db::ReadTx& tx, const Filing& filing, scorecard::Taken& taken,
                   const std::vector<MaskedFigure>& figures) {
    std::vector<scorecard::Observation> more;
    for (const scorecard::Observation& o : taken.observations) {
        if (!o.breakdown.empty()) continue;
        for (const auto id : same_definition) {
            const auto* card = find_indicator(id);
            if (card == nullptr || o.indicator != code_of(filing.collection, id)) continue;
            const auto unit = card->unit == Unit::count ? core::Unit::count : core::Unit::percentage;
            auto one = in_series(tx, o, published_as(id), unit);
            if (!one) continue;
            if (id == "referrals") {
                for (const auto& [sector, agencies] : sectors) {
                    scorecard::Observation by = *one;
                    const auto sum = referrals_of(figures, agencies);
                    by.breakdown = "source=" + std::string{sector};
                    by.value = sum ? std::optional{core::Figure::counted(*sum).value()} : std::nullopt;
                    by.missing = sum ? "" : "suppressed";
                    by.numerator = by.denominator = std::nullopt;
                    more.push_back(std::move(by));
                }
            }
            more.push_back(std::move(*one));
        }
    }
    taken.observations.insert(taken.observations.end(), more.begin(), more.end());
}

/// A later acceptance of the same year stands before an earlier one: of documents of one kind the scorecard prefers the
/// last by code, so the code begins with the moment. "returned" comes after "return", which releases before this wrote.
std::string document_code(const Filing& filing) {
    std::string moment = filing.decided_at;
    std::erase_if(moment, [](char c) { return c < '0' || c > '9'; });
    return "returned-" + moment + "-" + filing.id;
}

}  // namespace

std::string_view published_as(std::string_view indicator) {
    for (const auto& [ours, theirs] : published)
        if (ours == indicator) return theirs;
    return {};
}

std::string period_of_year(int census_year) {
    const std::string last = std::to_string(census_year);
    return std::to_string(census_year - 1) + "-" + last.substr(last.size() - 2);
}

partnership::Document document_of(const Filing& filing, const std::string& authority_name) {
    return {.code = document_code(filing),
            .title = (filing.collection == cin_collection ? "Children in need census " : "SSDA903 return ") +
                     std::to_string(filing.year) + " of " + authority_name,
            .publisher = authority_name,
            .published = {},
            .kind = "source",
            .covers = period_of_year(filing.year),
            .note = "Accepted by the partnership; masked figures only. File " + filing.file_hash.substr(0, 16) +
                    ", rules of " + std::to_string(filing.rules_of) + ".",
            .footprint = filing.area};
}

scorecard::Taken observations_of(db::ReadTx& tx, const Filing& filing, const std::vector<MaskedFigure>& figures) {
    scorecard::Taken taken{
        .room = "census", .document = document_code(filing), .indicators = {}, .breakdowns = {}, .observations = {}};
    const auto during = core::Period::parse(period_of_year(filing.year));
    const auto at_date = core::Period::parse(std::to_string(filing.year) + "-03-31");
    std::map<std::pair<std::string, std::string>, int> breakdowns;
    for (const auto& [figure, hidden, secondary] : figures) {
        const IndicatorCard* card = find_indicator(figure.indicator);
        if (card == nullptr) continue;
        if (figure.by.empty()) taken.indicators.push_back(definition_of(filing.collection, *card));
        const bool is_share = card->unit == Unit::percent;
        if (is_share && figure.by == "part") continue;  // counted in things, not in the whole's unit
        if (!figure.by.empty() && breakdowns.try_emplace({figure.by, figure.of}, 1).second)
            taken.breakdowns.push_back({figure.by, figure.of, label_of(figure), static_cast<int>(breakdowns.size())});
        const bool has_value = !hidden && (!is_share || figure.denominator > 0);
        scorecard::Observation o{.indicator = code_of(filing.collection, card->id),
                                 .version = 1,
                                 .area = filing.area,
                                 .period = is_at_date(card->id) ? *at_date : *during,
                                 .breakdown = figure.by.empty() ? "" : figure.by + "=" + figure.of,
                                 .value = {},
                                 .numerator = {},
                                 .denominator = {},
                                 .missing = has_value ? ""
                                            : hidden  ? "suppressed"
                                                      : "not_applicable",
                                 .status = "provisional",
                                 .document = taken.document,
                                 .section = "Indicators computed from the return",
                                 .passage = "file " + filing.file_hash + ", rules of " +
                                            std::to_string(filing.rules_of) + ", uploaded " + filing.uploaded_at,
                                 .extracted_on = filing.submitted_at.substr(0, 10),
                                 .note = {},
                                 .pack = "census",
                                 .load = 0,
                                 .address = submission_address(filing.id)};
        if (has_value) {
            if (is_share || figure.denominator > 0) {
                o.numerator = figure.numerator;
                o.denominator = figure.denominator;
            }
            o.value = is_share
                          ? core::Figure::of(figure.numerator, figure.denominator, core::Unit::percentage, 1).value()
                          : core::Figure::counted(figure.numerator).value();
        }
        taken.observations.push_back(std::move(o));
    }
    add_to_series(tx, filing, taken, figures);
    return taken;
}

}  // namespace census
