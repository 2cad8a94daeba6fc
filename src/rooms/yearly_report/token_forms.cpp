#include "rooms/yearly_report/token_forms.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/period.h"
#include "rooms/yearly_report/sections.h"

namespace yearly_report {
namespace {

struct Form {
    std::vector<std::string> needed;
    std::vector<std::string> allowed;  ///< besides
    bool words = false;                ///< whether words without "=" belong to it
};

const std::map<std::string, Form>& forms() {
    static const std::map<std::string, Form> all{
        {"figure", {{"indicator", "area", "period"}, {"breakdown", "version", "told", "withheld"}}},
        {"change", {{"indicator", "area", "from", "to"}, {"breakdown", "version", "withheld"}}},
        {"period", {{}, {}, true}},
        {"table", {{"indicator", "area", "periods"}, {"by", "columns", "version", "caption"}}},
        {"chart", {{"indicator", "area", "periods"}, {"by", "columns", "version", "caption", "to"}, true}},
        {"facts", {{"topic"}, {"subject", "kind", "area", "period"}}},
        {"finance", {{}, {"year"}, true}},
        {"money", {{"figure"}, {}}},
        {"structure", {{}, {"on"}}}};
    return all;
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

core::Result<void> refused(const std::string& sentence) { return core::refuse(core::Reason::invalid, sentence); }

}  // namespace

core::Result<void> check_form(const publish::Token& token) {
    const auto form = forms().find(token.kind);
    if (form == forms().end()) return refused("\"" + token.kind + "\" is nothing that a narrative can ask for.");
    for (const auto& [name, value] : token.with) {
        if (!holds(form->second.needed, name) && !holds(form->second.allowed, name))
            return refused("\"" + name + "\" is nothing that " + token.kind + " knows.");
        if (value.empty()) return refused("\"" + name + "\" has no value.");
    }
    for (const auto& name : form->second.needed)
        if (!token.with.contains(name)) return refused("A " + token.kind + " needs " + name + "=.");
    if (!form->second.words && !token.rest.empty())
        return refused("\"" + token.rest + "\" is nothing that " + token.kind + " knows.");
    if (token.kind == "period" && !core::Period::parse(token.rest))
        return refused("\"" + token.rest + "\" in the narrative is not a period.");
    if (const auto told = token.with.find("told");
        told != token.with.end() && told->second != "change" && told->second != "moved")
        return refused("\"" + told->second + "\" is no way to tell a figure: write change or moved.");
    if (const auto to = token.with.find("to"); token.kind == "chart" && to != token.with.end() && !top_of(token))
        return refused("\"" + to->second + "\" is no end of an axis: write a whole number such as 10.");
    if (token.kind == "chart" && !drawing_of(token.rest))
        return refused("\"" + token.rest + "\" is no chart: write bar, line or before-after.");
    return {};
}

std::string given(const publish::Token& token, const std::string& name) {
    const auto found = token.with.find(name);
    return found == token.with.end() ? std::string{} : found->second;
}

std::vector<std::string> given_list(const publish::Token& token, const std::string& name) {
    return codes_in(given(token, name));
}

std::optional<publish::Drawing> drawing_of(const std::string& word) {
    if (word == "bar") return publish::Drawing::bars;
    if (word == "line") return publish::Drawing::lines;
    if (word == "before-after") return publish::Drawing::before_after;
    return std::nullopt;
}

std::optional<int> top_of(const publish::Token& token) {
    const auto told = given(token, "to");
    int top = 0;
    const auto read = std::from_chars(told.data(), told.data() + told.size(), top);
    if (told.empty() || read.ec != std::errc{} || read.ptr != told.data() + told.size() || top <= 0)
        return std::nullopt;
    return top;
}

std::vector<std::string> moments_of(const std::string& period) {
    std::vector<std::string> moments{period};
    if (const auto year = core::ReportingYear::parse(period)) moments.push_back(core::iso(year->last()));
    return moments;
}

std::vector<std::string> joined_breakdowns(const std::string& one, const std::string& other) {
    if (one.empty() || other.empty()) return {one + other};
    return {one + ";" + other, other + ";" + one};
}

}  // namespace yearly_report
