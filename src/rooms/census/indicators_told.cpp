#include "rooms/census/indicators_told.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "core/csv.h"
#include "rooms/census/code_words.h"
#include "rooms/census/engine/json_text.h"
#include "rooms/census/engine/utf8.h"

namespace census {
namespace {

void write_figure(JsonText& json, const MaskedFigure& one, Unit unit) {
    const KeptFigure& figure = one.figure;
    const auto number = [&](const char* key, std::optional<double> value) {
        json.key(key);
        if (value)
            json.number(*value);
        else
            json.null();
    };
    json.key("numerator");
    if (one.hidden)
        json.null();
    else
        json.number(figure.numerator);
    json.key("denominator");
    if (figure.denominator == 0 && (one.hidden || unit == Unit::count))
        json.null();
    else
        json.number(figure.denominator);
    std::optional<double> value;
    if (!one.hidden && unit == Unit::count) value = static_cast<double>(figure.numerator);
    if (!one.hidden && unit == Unit::percent && figure.denominator != 0)
        value = 100.0 * static_cast<double>(figure.numerator) / static_cast<double>(figure.denominator);
    number("value", value);
    const auto interval = one.hidden ? std::nullopt : interval_of(figure, unit);
    number("lower", interval ? std::optional{interval->low} : std::nullopt);
    number("upper", interval ? std::optional{interval->high} : std::nullopt);
    if (one.hidden) json.key("withheld").flag(true);
}

bool is_asked(const KeptFigure& figure, const Telling& telling) {
    return figure.by.empty() || figure.by == "part" ||
           std::find(telling.by.begin(), telling.by.end(), figure.by) != telling.by.end();
}

void write_card(JsonText& json, const IndicatorCard& card, const MaskedFigure& whole) {
    json.line().begin_object().key("id").text(card.id).key("name").text(card.name).key("unit");
    json.text(card.unit == Unit::count ? "count" : "percent");
    write_figure(json, whole, card.unit);
    json.key("definition").text(card.definition).key("counted").text(card.numerator);
    json.key("of").text_or_null(card.denominator).key("clock").text_or_null(card.clock);
    json.key("source_fields").text(card.source_fields);
    json.key("breakdowns").begin_array();
}

void write_figures(JsonText& json, const std::vector<MaskedFigure>& figures, const Telling& telling) {
    json.key("indicators").begin_array();
    const IndicatorCard* card = nullptr;
    for (const MaskedFigure& one : figures) {
        if (one.figure.by.empty()) {
            if (card != nullptr) json.end_array().end_object();
            card = find_indicator(one.figure.indicator);
            write_card(json, *card, one);
        } else if (is_asked(one.figure, telling)) {
            json.line()
                .begin_object()
                .key("by")
                .text(one.figure.by)
                .key("of")
                .text(one.figure.of)
                .key("label")
                .text(label_of(one.figure));
            write_figure(json, one, card->unit);
            json.end_object();
        }
    }
    if (card != nullptr) json.end_array().end_object();
    json.end_array();
}

std::string name_of(const ToldReturn& told) {
    const std::string what = told.collection + " " + std::to_string(told.year);
    if (told.file.empty()) return what + ", all together";
    return told.file + ": " + what + ", " +
           (told.authority.empty() ? "no authority told" : "authority " + as_utf8(told.authority));
}

std::string shown(const MaskedFigure& one, Unit unit, const std::string& symbol) {
    const KeptFigure& figure = one.figure;
    if (one.hidden) return symbol;
    std::string text = std::to_string(figure.numerator);
    if (unit == Unit::percent) {
        text += " of " + std::to_string(figure.denominator);
        if (figure.denominator == 0) return text;
        // To one decimal, half away from zero, in whole numbers: 1,000 times the share, rounded.
        const auto permille = (2000 * figure.numerator + figure.denominator) / (2 * figure.denominator);
        text += fmt::format(" ({}.{}%)", permille / 10, permille % 10);
    }
    const auto interval = interval_of(figure, unit);
    if (interval) text += fmt::format(" [{:.1f} to {:.1f}]", interval->low, interval->high);
    return text;
}

void write_return(std::ostream& out, const ToldReturn& told, const Telling& telling) {
    const std::string symbol = telling.profile ? telling.profile->symbol : "";
    out << name_of(told) << "\n";
    for (const auto by : told.not_told)
        if (std::find(telling.by.begin(), telling.by.end(), by) != telling.by.end())
            out << "  (this return does not record " << by << ")\n";
    const IndicatorCard* card = nullptr;
    for (const MaskedFigure& one : told.figures) {
        const KeptFigure& figure = one.figure;
        if (figure.by.empty()) {
            card = find_indicator(figure.indicator);
            out << "  " << card->name << ": " << shown(one, card->unit, symbol) << "\n";
            continue;
        }
        const bool has_base = card->unit == Unit::percent && figure.denominator != 0 && figure.by != "part";
        if (!is_asked(figure, telling) || (figure.numerator == 0 && !has_base && !one.hidden)) continue;
        out << "      " << (figure.by == "part" ? "" : figure.by + " ") << label_of(figure) << ": "
            << shown(one, card->unit, symbol) << "\n";
    }
}

}  // namespace

void write_json(std::ostream& out, const std::vector<ToldReturn>& files, const std::vector<ToldReturn>& together,
                const Telling& telling) {
    JsonText json;
    json.begin_object().key("profile").text_or_null(telling.profile ? telling.profile->code : "");
    json.key("files").begin_array();
    for (const ToldReturn& each : files) {
        json.line().begin_object().key("file").text(each.file);
        if (!each.unusable.empty()) json.key("unusable").text(each.unusable);
        json.key("collection").text_or_null(each.collection).key("authority").text_or_null(each.authority);
        json.key("year").number(std::int64_t{each.year}).key("not_told").begin_array();
        for (const auto by : each.not_told) json.text(by);
        json.end_array();
        write_figures(json, each.figures, telling);
        json.end_object();
        out << json.take();
    }
    json.end_array().key("together").begin_array();
    for (const ToldReturn& each : together) {
        json.line().begin_object().key("of").text(each.collection + " " + std::to_string(each.year));
        write_figures(json, each.figures, telling);
        json.end_object();
    }
    json.end_array().end_object();
    out << json.take() << "\n";
}

void write_text(std::ostream& out, const std::vector<ToldReturn>& files, const std::vector<ToldReturn>& together,
                const Telling& telling) {
    out << (telling.profile ? "Masked by \"" + telling.profile->name + "\": \"" + telling.profile->symbol +
                                  "\" is a figure that is withheld.\n"
                            : "Not masked: for the authority that the return is from, not for publication "
                              "(--profile dfe masks).\n")
        << "In brackets: 95% limits.\n";
    const bool several =
        std::count_if(files.begin(), files.end(), [](auto& each) { return each.unusable.empty(); }) > 1;
    for (const ToldReturn& each : files)
        if (each.unusable.empty() && (telling.areas || !several)) write_return(out, each, telling);
    if (several)
        for (const ToldReturn& each : together) write_return(out, each, telling);
}

void write_log(std::ostream& out, const std::vector<ToldReturn>& files, const std::vector<ToldReturn>& together) {
    out << "return,indicator,by,of,why\n";
    const auto write = [&](const std::vector<ToldReturn>& all) {
        for (const ToldReturn& told : all)
            for (const MaskedFigure& one : told.figures)
                if (one.hidden)
                    out << core::csv_line({name_of(told), one.figure.indicator, one.figure.by, one.figure.of,
                                           one.secondary ? "protects another" : "small"});
    };
    write(files);
    write(together);
}

}  // namespace census
