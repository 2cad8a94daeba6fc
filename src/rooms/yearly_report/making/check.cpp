#include "rooms/yearly_report/making/check.h"

#include <algorithm>
#include <map>
#include <set>

#include "platform/publish/narrative.h"
#include "platform/registers/pack.h"
#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/computed.h"
#include "rooms/yearly_report/requirements.h"
#include "rooms/yearly_report/sections.h"
#include "rooms/yearly_report/token_forms.h"

namespace yearly_report {
namespace {

std::vector<std::string> split(const std::string& key, char between) {
    std::vector<std::string> parts{""};
    for (const char c : key) {
        if (c == between)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

const packs::File& areas_file() {
    static const auto file = registers::pack_file(partnership::areas);
    return file;
}
const packs::File& partnerships_file() {
    static const auto file = registers::pack_file(partnership::partnerships);
    return file;
}

/// What the store will hold once the pack is loaded.
class Known {
  public:
    explicit Known(const packs::Pack& pack) : pack_(pack) {
        for (const auto& row : pack.of(scorecard::observations_file))
            add(row.text("indicator"), row.text("version"), row.text("area"), row.text("period"),
                row.text("breakdown"));
        // The key of an observation: indicator, version, area, period, breakdown, document.
        for (const auto& [key, holder] : elsewhere(scorecard::observations_file.name)) {
            const auto parts = split(key, '|');
            if (parts.size() == 6) add(parts[0], parts[1], parts[2], parts[3], parts[4]);
        }
    }

    bool observed(const std::string& indicator, const std::string& area, const std::string& period,
                  const std::string& breakdown, const std::string& version) const {
        return observed_.contains(indicator + "|" + version + "|" + area + "|" + period + "|" + breakdown);
    }
    bool has_indicator(const std::string& code) const { return indicators_.contains(code); }

    /// Whether the pack or the store has a row that begins with this key.
    bool has(const packs::File& file, const std::string& key) const {
        const auto& rows = pack_.of(file);
        return std::any_of(rows.begin(), rows.end(), [&](const packs::Row& row) { return row.key() == key; }) ||
               elsewhere(file.name).contains(key);
    }
    bool has_dimension(const std::string& dimension) const {
        const auto& rows = pack_.of(scorecard::breakdowns_file);
        const auto& others = elsewhere(scorecard::breakdowns_file.name);
        const auto after = others.lower_bound(dimension + "|");
        return std::any_of(rows.begin(), rows.end(),
                           [&](const packs::Row& row) { return row.text("dimension") == dimension; }) ||
               (after != others.end() && after->first.starts_with(dimension + "|"));
    }

    const packs::Holders& elsewhere(const std::string& file) const {
        static const packs::Holders none;
        const auto found = pack_.elsewhere.find(file);
        return found == pack_.elsewhere.end() ? none : found->second;
    }

  private:
    void add(const std::string& indicator, const std::string& version, const std::string& area,
             const std::string& period, const std::string& breakdown) {
        const std::string rest = "|" + area + "|" + period + "|" + breakdown;
        observed_.insert(indicator + "|" + version + rest);
        observed_.insert(indicator + "|" + rest);
        indicators_.insert(indicator);
    }

    const packs::Pack& pack_;
    std::set<std::string> observed_;  ///< with and without the version
    std::set<std::string> indicators_;
};

using publish::Inline;
using publish::Resolved;
using publish::Text;
using publish::Token;

core::Result<Resolved> missing(const std::string& sentence) { return core::refuse(core::Reason::not_found, sentence); }

core::Result<Resolved> check_figure(const Known& known, const Token& token) {
    for (const char* moment : {"period", "from", "to"}) {
        const auto period = given(token, moment);
        if (period.empty()) continue;
        if (!core::Period::parse(period)) return missing("\"" + period + "\" in the narrative is not a period.");
        if (!known.observed(given(token, "indicator"), given(token, "area"), period, given(token, "breakdown"),
                            given(token, "version")))
            return missing("The record holds no value of \"" + given(token, "indicator") + "\" for \"" +
                           given(token, "area") + "\", " + period +
                           (given(token, "breakdown").empty() ? "" : ", " + given(token, "breakdown")) +
                           (given(token, "version").empty() ? "" : ", version " + given(token, "version")) + ".");
    }
    return Resolved{Inline{Text{""}}};
}

core::Result<Resolved> check_grid(const Known& known, const Token& token) {
    for (const auto& indicator : given_list(token, "indicator"))
        if (!known.has_indicator(indicator)) return missing("The record holds no value of \"" + indicator + "\".");
    for (const auto& period : given_list(token, "periods"))
        if (!core::Period::parse(period)) return missing("\"" + period + "\" in the narrative is not a period.");
    for (const auto& area : given_list(token, "area"))
        if (!known.has(areas_file(), area)) return missing("There is no area \"" + area + "\".");
    for (const char* name : {"by", "columns"}) {
        const auto dimension = given(token, name);
        if (!dimension.empty() && !known.has_dimension(dimension))
            return missing("The record knows no dimension \"" + dimension + "\".");
    }
    return Resolved{std::vector<publish::Block>{}};
}

/// An amount's id is finance/KIND/PARTNERSHIP/SCOPE/YEAR, and perhaps the line. Sums are made from several rows, so
/// that only the store can say whether there is one; a partnership or year that is none is told here.
core::Result<Resolved> check_money(const Known& known, const Token& token) {
    const auto id = given(token, "figure");
    const auto parts = split(id, '/');
    if (parts.size() < 5 || parts[0] != "finance" || !known.has(partnerships_file(), parts[2]) ||
        !core::ReportingYear::parse(parts[4]))
        return missing("\"" + id + "\" is no amount: write finance/KIND/PARTNERSHIP/SCOPE/YEAR.");
    return Resolved{Inline{Text{""}}};
}

core::Result<Resolved> check_token(const Known& known, const Token& token) {
    if (auto fits = check_form(token); !fits) return tl::unexpected<core::Refusal>(fits.error());
    if (token.kind == "figure" || token.kind == "change") return check_figure(known, token);
    if (token.kind == "table" || token.kind == "chart") return check_grid(known, token);
    if (token.kind == "period") return Resolved{Inline{Text{""}}};
    if (token.kind == "money") return check_money(known, token);
    return Resolved{std::vector<publish::Block>{}};
}

/// narrative/PARTNERSHIP/YEAR/SLUG.md
void check_path(const packs::Pack& pack, const Known& known, const packs::Narrative& narrative, core::Faults& faults) {
    const std::string file = "narrative/" + narrative.path;
    const auto first = narrative.path.find('/');
    const auto second = first == std::string::npos ? first : narrative.path.find('/', first + 1);
    if (second == std::string::npos || narrative.path.find('/', second + 1) != std::string::npos) {
        faults.push_back({file, 0, "", "The narrative belongs to no report.",
                          "Put it into narrative/PARTNERSHIP/YEAR/, as narrative/lrscp/2024-25/foreword.md."});
        return;
    }
    const std::string partnership = narrative.path.substr(0, first);
    const std::string year = narrative.path.substr(first + 1, second - first - 1);
    const std::string slug = narrative.path.substr(second + 1, narrative.path.size() - second - 4);
    if (!known.has(partnerships_file(), partnership))
        faults.push_back(
            {file, 0, "", "There is no partnership \"" + partnership + "\".", "Correct the folder's name."});
    if (!core::ReportingYear::parse(year)) {
        faults.push_back({file, 0, "", "\"" + year + "\" is not a reporting year.", "Call the folder 2024-25."});
        return;
    }
    const auto& rows = pack.of(sections_file);
    const bool told = std::any_of(rows.begin(), rows.end(), [&](const packs::Row& row) {
        return row.text("partnership") == partnership && row.text("year") == year && row.text("slug") == slug;
    });
    if (!told && !known.elsewhere(sections_file.name).contains(partnership + "|" + year + "|" + slug))
        faults.push_back({file, 0, "", "The report has no section \"" + slug + "\".",
                          "Add it to report_sections.csv, or correct the file's name."});
}

/// What only the rows together can have wrong: parents that are none, computed sections that the program cannot
/// make, requirements that do not exist.
void check_outline(const packs::Pack& pack, core::Faults& faults) {
    std::map<std::string, const packs::Row*> known;
    const auto report_of = [](const packs::Row& row) { return row.text("partnership") + "|" + row.text("year") + "|"; };
    for (const auto& row : pack.of(sections_file)) known[row.key()] = &row;
    for (const auto& row : pack.of(sections_file)) {
        const auto fault = [&](const char* column, std::string what, std::string remedy) {
            faults.push_back({sections_file.name, row.line(), column, std::move(what), std::move(remedy)});
        };
        if (!core::ReportingYear::parse(row.text("year")))
            fault("year", "\"" + row.text("year") + "\" is not a reporting year.", "Write it as 2024-25.");
        std::set<std::string> seen{row.text("slug")};
        for (std::string parent = row.text("part_of"); !parent.empty();) {
            const auto found = known.find(report_of(row) + parent);
            if (found == known.end()) {
                fault("part_of", "There is no section \"" + parent + "\" in this report.", "Correct it, or add it.");
                break;
            }
            if (!seen.insert(parent).second || seen.size() > deepest_section) {
                fault("part_of", "The section stands in itself, or too deep.", "Give it another parent, or none.");
                break;
            }
            parent = found->second->text("part_of");
        }
        if (row.text("kind") == "computed" && !can_compute(row.text("slug")))
            fault("slug", "The program has no part \"" + row.text("slug") + "\" to compute.",
                  "Make it prose, or call it one of: " + computed_parts() + ".");
        for (const auto& code : codes_in(row.text("requirements")))
            if (find_requirement(code) == nullptr)
                fault("requirements", "There is no requirement \"" + code + "\".",
                      "Write YR-M1, YR-M2 or YR-1 to YR-14.");
    }
}

}  // namespace

void check_pack(const packs::Pack& pack, core::Faults& faults) {
    check_outline(pack, faults);
    const Known known{pack};
    // Of a file that could not be read whole nobody can say what it lacks.
    const bool legible = !pack.incomplete.contains(scorecard::observations_file.name);
    for (const auto& narrative : pack.narratives) {
        check_path(pack, known, narrative, faults);
        publish::read_narrative(
            narrative.text, "narrative/" + narrative.path,
            [&](const Token& token) {
                return legible ? check_token(known, token) : core::Result<Resolved>{Resolved{Inline{Text{""}}}};
            },
            faults);
    }
}

}  // namespace yearly_report
