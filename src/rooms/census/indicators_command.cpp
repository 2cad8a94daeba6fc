#include <algorithm>
#include <fstream>
#include <map>
#include <ostream>
#include <tuple>

#include "core/failure.h"
#include "rooms/census/census.h"
#include "rooms/census/cin/check.h"
#include "rooms/census/cin/indicator.h"
#include "rooms/census/formats/cin_xml.h"
#include "rooms/census/indicators_told.h"
#include "rooms/census/inputs.h"
#include "rooms/census/ssda903/check.h"
#include "rooms/census/ssda903/indicator.h"

namespace census {
namespace {

/// What one return gave.
struct Counted {
    ToldReturn told;
    std::vector<Tally> tallies = {};
};

core::Result<Telling> telling_of(const IndicatorsCommand& command) {
    Telling telling;
    for (const std::string& name : command.by) {
        const auto all = by_names();
        const auto found = std::find(all.begin(), all.end(), name);
        if (name == "area") {
            telling.areas = true;
        } else if (found != all.end()) {
            telling.by.push_back(*found);
        } else {
            std::string known = "area";
            for (const auto each : all) known += ", " + std::string{each};
            return core::refuse(core::Reason::invalid, "there is no breakdown \"" + name + "\"; there are " + known);
        }
    }
    if (command.profile.empty()) {
        if (!command.log.empty())
            return core::refuse(core::Reason::invalid, "a log of what is withheld needs --profile, such as dfe");
        return telling;
    }
    telling.profile = disclosure::find_profile(command.profile);
    if (telling.profile) return telling;
    std::string known;
    for (const auto& each : disclosure::profiles()) known += (known.empty() ? "" : ", ") + each.code;
    return core::refuse(core::Reason::invalid, "there is no profile \"" + command.profile + "\"; there are " + known);
}

Counted count_xml(const std::string& file) {
    Counted counted{.told = {.file = file, .unusable = {}, .collection = {}, .authority = {}}};
    const auto bytes = open_bytes(file);
    Oddities oddities;
    const auto data =
        bytes ? cin::read_xml(**bytes, {}, oddities) : core::refuse(bytes.error().reason, bytes.error().for_user);
    if (!data) {
        counted.told.unusable = data.error().for_user;
        return counted;
    }
    counted.told.collection = "CIN";
    counted.told.authority = data->header.lea;
    counted.told.year = data->header.census_year();
    counted.tallies = cin::tally(*data);
    return counted;
}

std::vector<Counted> count_ssda903(const Input& input, int year) {
    std::vector<Counted> all;
    const ssda903::Read read = ssda903::read_csv(input.ssda903, year);
    for (const auto& [file, why] : read.unusable)
        all.push_back({.told = {.file = file, .unusable = why, .collection = {}, .authority = {}}});
    if (read.unusable.size() == input.ssda903.now.size() + input.ssda903.last.size()) return all;
    all.push_back({.told = {.file = input.name,
                            .unusable = {},
                            .collection = "SSDA903",
                            .authority = input.authority,
                            .year = read.year},
                   .tallies = ssda903::tally(*read.data)});
    return all;
}

std::vector<Counted> count_all(const IndicatorsCommand& command, std::ostream& err) {
    std::vector<Counted> all;
    for (const Input& input : inputs_of(command.files, command.authorities)) {
        if (!input.left_out.empty()) {
            err << input.name << ": left out, as they are no returns: " << input.left_out << "\n";
        } else if (!input.unusable.empty()) {
            all.push_back(
                {.told = {.file = input.name, .unusable = input.unusable, .collection = {}, .authority = {}}});
        } else if (input.is_ssda903) {
            for (Counted& each : count_ssda903(input, command.year)) all.push_back(std::move(each));
        } else {
            if (command.progress) err << "\r" << input.name << std::flush;
            all.push_back(count_xml(input.name));
        }
    }
    if (command.progress) err << "\n";
    return all;
}

/// Two returns of one authority and year would be added up: only the first is counted.
void refuse_repeats(std::vector<Counted>& all) {
    std::map<std::tuple<std::string, std::string, int>, std::string> seen;
    for (auto& [told, tallies] : all) {
        if (!told.unusable.empty() || told.authority.empty()) continue;
        const auto [first, is_new] = seen.try_emplace({told.collection, told.authority, told.year}, told.file);
        if (is_new) continue;
        told.unusable = "authority " + told.authority + " has another return of " + std::to_string(told.year) +
                        ", which was counted: " + first->second + "; give one of the two";
        tallies.clear();
    }
}

/// What was counted, masked where that is asked for: each return, and each kind and year together.
struct Figures {
    std::vector<ToldReturn> files;
    std::vector<ToldReturn> together;
};

std::vector<MaskedFigure> unmasked(const std::vector<KeptFigure>& figures) {
    std::vector<MaskedFigure> all;
    for (const KeptFigure& each : figures) all.push_back({.figure = each});
    return all;
}

/// The returns of one kind and year, which `told` are; their figures are added up by numerator and denominator, never
/// by percentage.
ToldReturn tell_together(const std::vector<Counted*>& group, std::vector<ToldReturn*> told, const Telling& telling) {
    std::vector<std::vector<KeptFigure>> returns;
    std::vector<Tally> sum = group.front()->tallies;
    for (const Counted* each : group) {
        returns.push_back(figures_of(each->tallies));
        if (each == group.front()) continue;
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i].merge(each->tallies[i]);
    }
    const auto together = figures_of(sum);
    SideBySide masks;
    if (telling.profile && group.size() > 1 && !telling.areas) {
        // The sum alone is told: fewer of its figures need hiding than beside what it is made of.
        masks.returns.resize(returns.size());
        masks.together = masked(together, *telling.profile);
    } else if (telling.profile) {
        masks = masked(returns, together, *telling.profile);
    } else {
        for (const auto& each : returns) masks.returns.push_back(unmasked(each));
        masks.together = unmasked(together);
    }
    ToldReturn all{.file = {},
                   .unusable = {},
                   .collection = told.front()->collection,
                   .authority = {},
                   .year = told.front()->year,
                   .figures = std::move(masks.together)};
    for (std::size_t by = 0; by < by_count; ++by)
        if (!sum.front().tells(static_cast<By>(by))) all.not_told.push_back(by_names()[by]);
    for (std::size_t i = 0; i < told.size(); ++i) {
        told[i]->figures = std::move(masks.returns[i]);
        told[i]->not_told = all.not_told;
    }
    return all;
}

Figures figures_of(std::vector<Counted>& all, const Telling& telling) {
    Figures figures;
    std::map<std::pair<std::string, int>, std::vector<std::size_t>> groups;
    for (Counted& each : all) {
        if (each.told.unusable.empty()) groups[{each.told.collection, each.told.year}].push_back(figures.files.size());
        figures.files.push_back(each.told);
    }
    for (const auto& [key, places] : groups) {
        std::vector<Counted*> group;
        std::vector<ToldReturn*> told;
        for (const std::size_t i : places) {
            group.push_back(&all[i]);
            told.push_back(&figures.files[i]);
        }
        figures.together.push_back(tell_together(group, told, telling));
    }
    return figures;
}

void write_log_file(const std::string& path, const Figures& figures) {
    std::ofstream out{path, std::ios::binary};
    write_log(out, figures.files, figures.together);
    out.close();
    if (!out) throw core::Failure(path + ": cannot be written");
}

}  // namespace

int indicators_command(const IndicatorsCommand& command, std::ostream& out, std::ostream& err) {
    constexpr int done = 0, unusable = 2;
    const auto telling = telling_of(command);
    if (!telling) {
        err << telling.error().for_user << "\n";
        return unusable;
    }
    std::vector<Counted> all = count_all(command, err);
    refuse_repeats(all);
    int status = done;
    for (const auto& [told, tallies] : all) {
        if (told.unusable.empty()) continue;
        err << told.file << ": " << told.unusable << "\n";
        status = unusable;
    }
    const Figures figures = figures_of(all, *telling);
    if (command.json)
        write_json(out, figures.files, figures.together, *telling);
    else
        write_text(out, figures.files, figures.together, *telling);
    if (!command.log.empty()) write_log_file(command.log, figures);
    return status;
}

}  // namespace census
