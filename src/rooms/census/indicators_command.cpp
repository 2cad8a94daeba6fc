#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <ostream>

#include "rooms/census/census.h"
#include "rooms/census/cin/check.h"
#include "rooms/census/cin/indicator.h"
#include "rooms/census/engine/json_text.h"
#include "rooms/census/engine/utf8.h"
#include "rooms/census/formats/cin_xml.h"
#include "rooms/census/inputs.h"
#include "rooms/census/ssda903/check.h"
#include "rooms/census/ssda903/indicator.h"

namespace census {
namespace {

/// What one return gave.
struct Counted {
    std::string file;
    std::string unusable = {};
    std::string collection = {};
    std::string authority = {};
    int year = 0;
    std::vector<Tally> tallies = {};
};

struct Wanted {
    std::vector<By> by;
    bool areas = false;
};

core::Result<Wanted> wanted_of(const std::vector<std::string>& names) {
    Wanted wanted;
    for (const std::string& name : names) {
        const auto all = by_names();
        const auto found = std::find(all.begin(), all.end(), name);
        if (name == "area")
            wanted.areas = true;
        else if (found != all.end())
            wanted.by.push_back(static_cast<By>(found - all.begin()));
        else
            return core::refuse(core::Reason::invalid, "there is no breakdown \"" + name + "\"");
    }
    return wanted;
}

Counted count_xml(const std::string& file) {
    Counted counted{.file = file};
    const auto bytes = open_bytes(file);
    Oddities oddities;
    const auto data =
        bytes ? cin::read_xml(**bytes, {}, oddities) : core::refuse(bytes.error().reason, bytes.error().for_user);
    if (!data) {
        counted.unusable = data.error().for_user;
        return counted;
    }
    counted.collection = "CIN";
    counted.authority = data->header.lea;
    counted.year = data->header.census_year();
    counted.tallies = cin::tally(*data);
    return counted;
}

std::vector<Counted> count_ssda903(const std::string& name, const ssda903::Files& files, int year) {
    std::vector<Counted> all;
    const ssda903::Read read = ssda903::read_csv(files, year);
    for (const auto& [file, why] : read.unusable) all.push_back({.file = file, .unusable = why});
    all.push_back({.file = name,
                   .unusable = {},
                   .collection = "SSDA903",
                   .authority = read.data->authority,
                   .year = read.year,
                   .tallies = ssda903::tally(*read.data)});
    return all;
}

void write_figure(JsonText& json, Figure figure, Unit unit) {
    json.key("numerator").number(figure.numerator).key("denominator");
    if (unit == Unit::count && figure.denominator == 0)
        json.null();
    else
        json.number(figure.denominator);
    json.key("value");
    if (unit == Unit::count)
        json.number(figure.numerator);
    else if (figure.denominator == 0)
        json.null();
    else
        json.number(100.0 * static_cast<double>(figure.numerator) / static_cast<double>(figure.denominator));
}

/// The whole of a count has no base; of a part or a breakdown it is the whole.
Figure total_of(const Tally& tally) {
    return tally.card().unit == Unit::count ? Figure{tally.total().numerator, 0} : tally.total();
}
Figure value_of(const Tally& tally, By by, std::size_t value) {
    const Figure figure = tally.by(by)[value];
    return tally.card().unit == Unit::count ? Figure{figure.numerator, tally.total().numerator} : figure;
}

template <class Each>
void each_breakdown(const Tally& tally, const Wanted& wanted, Each each) {
    const auto parts = tally.card().parts;
    for (std::size_t i = 0; i < parts.size() + (parts.empty() ? 0 : 1); ++i)
        each("part", i < parts.size() ? parts[i] : "not known", tally.part(i));
    for (const By by : wanted.by)
        for (std::size_t value = 0; value < values_of(by).size(); ++value)
            each(by_names()[static_cast<std::size_t>(by)], values_of(by)[value], value_of(tally, by, value));
}

void write_json(JsonText& json, const std::vector<Tally>& tallies, const Wanted& wanted) {
    json.key("indicators").begin_array();
    for (const Tally& tally : tallies) {
        const IndicatorCard& card = tally.card();
        json.line().begin_object().key("id").text(card.id).key("name").text(card.name).key("unit");
        json.text(card.unit == Unit::count ? "count" : "percent");
        write_figure(json, total_of(tally), card.unit);
        json.key("definition").text(card.definition).key("breakdowns").begin_array();
        each_breakdown(tally, wanted, [&](std::string_view by, std::string_view value, Figure figure) {
            json.line().begin_object().key("by").text(by).key("of").text(value);
            write_figure(json, figure, card.unit);
            json.end_object();
        });
        json.end_array().end_object();
    }
    json.end_array();
}

std::string shown(Figure figure, Unit unit) {
    if (unit == Unit::count) return std::to_string(figure.numerator);
    std::string text = std::to_string(figure.numerator) + " of " + std::to_string(figure.denominator);
    if (figure.denominator == 0) return text;
    // To one decimal, half away from zero, in whole numbers: 1,000 times the share, rounded.
    const std::int64_t permille = (2000 * figure.numerator + figure.denominator) / (2 * figure.denominator);
    return text + " (" + std::to_string(permille / 10) + "." + std::to_string(permille % 10) + "%)";
}

void write_text(std::ostream& out, const std::vector<Tally>& tallies, const Wanted& wanted) {
    for (const Tally& tally : tallies) {
        out << "  " << tally.card().name << ": " << shown(total_of(tally), tally.card().unit) << "\n";
        each_breakdown(tally, wanted, [&](std::string_view by, std::string_view value, Figure figure) {
            if (figure.numerator != 0 ||
                (tally.card().unit == Unit::percent && figure.denominator != 0 && by != "part"))
                out << "      " << (by == "part" ? "" : by) << (by == "part" ? "" : " ") << value << ": "
                    << shown(figure, tally.card().unit) << "\n";
        });
    }
}

/// The figures of several authorities together: numerators and denominators are added, never percentages.
std::map<std::string, std::vector<Tally>> together(const std::vector<Counted>& all) {
    std::map<std::string, std::vector<Tally>> sums;
    for (const Counted& each : all) {
        if (!each.unusable.empty()) continue;
        auto& sum = sums[each.collection + " " + std::to_string(each.year)];
        if (sum.empty())
            sum = each.tallies;
        else
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i].merge(each.tallies[i]);
    }
    return sums;
}

void write_json(std::ostream& out, const std::vector<Counted>& all, const Wanted& wanted) {
    JsonText json;
    json.begin_object().key("files").begin_array();
    for (const Counted& each : all) {
        json.line().begin_object().key("file").text(each.file);
        if (!each.unusable.empty()) json.key("unusable").text(each.unusable);
        json.key("collection").text_or_null(each.collection).key("authority").text_or_null(each.authority);
        json.key("year").number(std::int64_t{each.year});
        write_json(json, each.tallies, wanted);
        json.end_object();
    }
    json.end_array().key("together").begin_array();
    for (const auto& [name, tallies] : together(all)) {
        json.line().begin_object().key("of").text(name);
        write_json(json, tallies, wanted);
        json.end_object();
    }
    json.end_array().end_object();
    out << json.take() << "\n";
}

}  // namespace

int indicators_command(const IndicatorsCommand& command, std::ostream& out, std::ostream& err) {
    constexpr int done = 0, unusable = 2;
    const auto wanted = wanted_of(command.by);
    if (!wanted) {
        err << wanted.error().for_user << "\n";
        return unusable;
    }
    std::vector<Counted> all;
    for (const Input& input : inputs_of(command.files)) {
        if (!input.unusable.empty()) {
            all.push_back({.file = input.name, .unusable = input.unusable});
        } else if (input.is_ssda903) {
            for (auto& each : count_ssda903(input.name, input.ssda903, command.year)) all.push_back(std::move(each));
        } else {
            if (command.progress) err << "\r" << input.name << std::flush;
            all.push_back(count_xml(input.name));
        }
    }
    if (command.progress) err << "\n";
    int status = done;
    for (const Counted& each : all) {
        if (each.unusable.empty()) continue;
        err << each.file << ": " << each.unusable << "\n";
        status = unusable;
    }
    if (command.json) {
        write_json(out, all, *wanted);
        return status;
    }
    const bool apart = wanted->areas || all.size() == 1;
    for (const Counted& each : all) {
        if (!each.unusable.empty() || !apart) continue;
        out << each.file << ": " << each.collection << " " << each.year << ", authority " << as_utf8(each.authority)
            << "\n";
        write_text(out, each.tallies, *wanted);
    }
    if (all.size() > 1) {
        for (const auto& [name, tallies] : together(all)) {
            out << name << ", all together\n";
            write_text(out, tallies, *wanted);
        }
    }
    return status;
}

}  // namespace census
