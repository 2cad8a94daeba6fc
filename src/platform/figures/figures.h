#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figure.h"

/// The traced figure: no number stands in a report without the records it came from.
namespace figures {

/// A record behind a figure, as the figure's page shows it: what it says, where it stands in its source, who brought
/// it.
struct Origin {
    std::string record;         ///< what the record is, in words
    std::string address = {};   ///< where it can be seen; empty: nowhere
    std::string value;          ///< as recorded
    std::string document = {};  ///< code of the source document; empty when the record is Cairn's own
    std::string title = {};     ///< of the source document
    std::string section = {};
    std::string passage = {};
    std::string status = {};  ///< published, provisional, revised
    std::string extracted_on = {};
    std::string loaded_by = {}, loaded_at = {}, pack = {};
    std::string note = {};
};

struct Definition {
    std::string description, numerator, denominator, polarity, source_return;
    std::string version;
    std::string name = {};     ///< of what is counted: "Children in need"
    std::string address = {};  ///< of the page that shows all its values; empty: none
};

struct Figure {
    std::string id;     ///< stable: "scorecard/referrals/E06000017/2024-25"
    std::string label;  ///< "Referrals, Rutland, 2024-25"
    core::Unit unit = core::Unit::count;
    std::optional<core::Figure> value;  ///< empty: missing, and `missing` says why
    std::string missing;                ///< reason in words
    std::string period;                 ///< code
    std::string period_label;
    std::string area;  ///< code
    std::string area_name;
    std::string breakdown;  ///< "source=Police"; empty: the total
    std::string breakdown_label;
    std::string rounding;      ///< how the shown value came from the exact one
    std::string series = {};   ///< what makes values comparable: indicator and version ("referrals/1"); empty: alone
    std::string subject = {};  ///< what is counted: "Child protection"
    std::vector<Figure> computed_from = {};  ///< the figures that a change was computed from, earlier first
    std::string computed;                    ///< how it was computed from other figures, in words; empty: as recorded
    Definition definition;
    std::vector<Origin> origins;
};

/// "2,961"; for a change "2,560 to 2,961, up 401 or 15.7%"; for a missing one "not collected".
std::string shown(const Figure& figure);

/// "618 child protection plans started" or "not told by the source": the base of a share or rate; empty for counts.
std::string base(const Figure& figure);

/// The address of the page that opens the figure to its records.
std::string address(const Figure& figure);

/// One JSON array of figures. Numbers are written as the exact decimals they are.
std::string to_json(const std::vector<Figure>& figures);

}  // namespace figures
