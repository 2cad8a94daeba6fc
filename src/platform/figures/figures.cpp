#include "platform/figures/figures.h"

#include <nlohmann/json.hpp>
#include "platform/figures/interval.h"

namespace figures {
namespace {

using Json = nlohmann::ordered_json;

Json maybe(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// A decimal as the JSON number it is. nlohmann has no exact decimals: whole numbers go as integers, others as the
/// double that prints back to the same digits.
Json number(const core::Decimal& value) {
    if (value.is_whole()) return value.rounded(0).units();
    return value.approximate();
}

/// What a change of a percentage is counted in.
std::string unit_of(const Figure& figure) {
    if (!figure.computed.empty() && figure.unit == core::Unit::percentage) return "percentage_points";
    return std::string{core::word(figure.unit)};
}

Json origin_json(const Origin& origin) {
    return {{"record", origin.record},
            {"value", origin.value},
            {"document", maybe(origin.document)},
            {"title", maybe(origin.title)},
            {"section", maybe(origin.section)},
            {"passage", maybe(origin.passage)},
            {"status", maybe(origin.status)},
            {"extracted_on", maybe(origin.extracted_on)},
            {"pack", maybe(origin.pack)},
            {"loaded_by", maybe(origin.loaded_by)},
            {"note", maybe(origin.note)}};
}

Json base_json(const Figure& figure) {
    const bool counted = figure.value && figure.value->denominator();
    if (!counted && figure.definition.denominator.empty()) return nullptr;
    Json json{{"denominator", counted ? Json(*figure.value->denominator()) : Json(nullptr)}};
    if (counted && figure.value->numerator()) json["numerator"] = *figure.value->numerator();
    json["of"] = maybe(figure.definition.denominator);
    return json;
}

Json figure_json(const Figure& figure) {
    Json json{{"id", figure.id}, {"label", figure.label}};
    json["value"] = figure.value ? number(figure.value->value()) : Json(nullptr);
    json["shown"] = shown(figure);
    json["missing"] = maybe(figure.missing);
    json["unit"] = unit_of(figure);
    json["base"] = base_json(figure);
    if (const auto told = limits(figure)) json["interval"] = {{"low", number(told->low)}, {"high", number(told->high)}};
    json["period"] = figure.period;
    json["area"] = figure.area;
    json["area_name"] = figure.area_name;
    json["breakdown"] = maybe(figure.breakdown);
    json["rounding"] = maybe(figure.rounding);
    json["computed"] = maybe(figure.computed);
    json["definition"] = {{"description", figure.definition.description},
                          {"numerator", maybe(figure.definition.numerator)},
                          {"denominator", maybe(figure.definition.denominator)},
                          {"polarity", maybe(figure.definition.polarity)},
                          {"source_return", maybe(figure.definition.source_return)},
                          {"version", figure.definition.version}};
    json["source"] = Json::array();
    for (const auto& origin : figure.origins) json["source"].push_back(origin_json(origin));
    return json;
}

}  // namespace

std::string shown(const Figure& figure) {
    if (!figure.computed.empty()) return figure.computed;
    return figure.value ? figure.value->shown() : figure.missing;
}

std::string base(const Figure& figure) {
    if (!figure.value || figure.value->unit() == core::Unit::count) return {};
    const auto denominator = figure.value->denominator();
    if (!denominator) {
        // Some words tell the number themselves: "all of £203,092".
        const auto& words = figure.definition.denominator;
        const bool tells = words.find_first_of("0123456789") != std::string::npos;
        return words.empty() || tells ? words : words + " (number not told)";
    }
    return core::grouped(*denominator) +
           (figure.definition.denominator.empty() ? "" : " " + figure.definition.denominator);
}

std::string address(const Figure& figure) {
    std::string address = "/figures/";
    for (const char c : figure.id) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '/' || c == '.' || c == '_' || c == '=';
        if (plain) {
            address += c;
        } else {
            constexpr const char* digits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            address += '%';
            address += digits[byte >> 4U];
            address += digits[byte & 15U];
        }
    }
    return address;
}

std::string to_json(const std::vector<Figure>& list) {
    Json json = Json::array();
    for (const auto& figure : list) json.push_back(figure_json(figure));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace figures
