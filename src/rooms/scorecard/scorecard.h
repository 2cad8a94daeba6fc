#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/figure.h"
#include "core/period.h"
#include "core/result.h"
#include "platform/db/db.h"
#include "platform/disclosure/figures.h"
#include "platform/figures/figures.h"
#include "platform/packs/pack.h"
#include "rooms/partnership/partnership.h"

namespace audit {
class WriteTx;
}

/// The door of the room: indicators and what was observed, to be asked only.
namespace scorecard {

/// One version of an indicator's definition. A new version means that values before and after do not compare.
struct Indicator {
    std::string code;
    int version = 1;
    std::string name;
    std::string group;
    std::string description;
    std::string numerator;    ///< in words; empty: the count itself
    std::string denominator;  ///< in words; empty: no base
    core::Unit unit = core::Unit::count;
    int decimals = 0;
    std::string polarity;  ///< high (more is better), low, or none
    std::string measure;   ///< at_date, during_period, average or since
    std::string source_return;
    std::string break_note;  ///< why this version does not compare with the one before; empty for the first
};

struct Observation {
    std::string indicator;
    int version;
    std::string area;
    core::Period period;
    std::string breakdown;  ///< "source=Police"; empty: the total
    std::optional<core::Decimal> value;
    std::optional<std::int64_t> numerator, denominator;  ///< as the source tells them
    std::string missing;                                 ///< why there is no value; empty when there is one
    std::string status;
    std::string document, section, passage;
    std::string extracted_on;
    std::string note;
    std::string pack;
    std::int64_t load;
    std::string address = {};  ///< of the record behind it; empty: the indicator's page
    bool unpublished = false;  ///< shown to its owners, withheld from everyone else
};

std::vector<Indicator> all_indicators(db::ReadTx& tx);  ///< by code and version
/// All versions, oldest first; empty when there is no such indicator.
std::vector<Indicator> versions_of(db::ReadTx& tx, const std::string& code);
/// By period, then breakdown, then document.
std::vector<Observation> observations_of(db::ReadTx& tx, const std::string& indicator);
/// The same for one area, over all indicators.
std::vector<Observation> observations_in(db::ReadTx& tx, const std::string& area);
/// The same for one document, by section.
std::vector<Observation> observations_from(db::ReadTx& tx, const std::string& document);
/// How many values were taken from each document, by its code.
std::map<std::string, std::int64_t> values_by_document(db::ReadTx& tx);
/// How many observations there are of each area: (code, count).
std::vector<std::pair<std::string, std::int64_t>> observed_areas(db::ReadTx& tx);

/// The reporting year that an observation belongs to: its period ends in it; an academic year belongs to the one it
/// begins in.
core::ReportingYear reporting_year_of(const Observation& observation);

/// The subjects (indicator groups) in the order of a child's way through the services, then what the partnership does.
/// Others follow by name.
const std::vector<std::string>& subjects();

/// The partnership that a page is about when the reader names none: the one with the most observations of its own areas
/// among those that no other has succeeded. Empty when there are no observations.
std::optional<partnership::Partnership> home_partnership(db::ReadTx& tx);

/// Which of several documents' values for the same thing is used where only one can be: a revised one before a
/// published one before a provisional one, then the last by document code. The others stay visible on the indicator's
/// page.
bool preferred(const Observation& a, const Observation& b);

/// Shown for a breakdown: "source=Police" is "Police". From the pack's breakdowns.csv; the code itself when it has no
/// label.
std::string breakdown_label(db::ReadTx& tx, const std::string& breakdown);

/// The values of a dimension in their order, with their labels: {"Police", "Police"}. Empty when the packs know none.
std::vector<std::pair<std::string, std::string>> breakdown_values(db::ReadTx& tx, const std::string& dimension);

/// The words for a reason that a value is missing: "not collected".
std::string missing_in_words(const std::string& reason);

/// The observation's value as a figure of its indicator; empty when missing.
std::optional<core::Figure> value_of(const Indicator& indicator, const Observation& observation);

/// The stable id of the figure of one observation.
std::string figure_id(const Observation& observation);

/// How one asks for a figure in a narrative.
struct Wanted {
    std::string indicator;
    std::string area;
    std::string period;
    std::string breakdown = {};  ///< empty: the total
    int version = 0;             ///< 0: the newest that has the value
};

/// Traces figures in one transaction; what it has looked up it keeps, so that a whole report costs few queries.
class Tracer {
  public:
    explicit Tracer(db::ReadTx& tx);
    ~Tracer();
    Tracer(const Tracer&) = delete;
    Tracer& operator=(const Tracer&) = delete;

    /// The traced figure of one observation.
    figures::Figure trace(const Indicator& indicator, const Observation& observation);
    /// Empty when nothing was observed.
    std::optional<figures::Figure> find(const Wanted& wanted);
    /// How a figure moved between two periods, computed; `computed` tells it in words ("2,560 to 2,961, up 401
    /// or 15.7%"). Refused when one of them is missing or their definitions differ.
    core::Result<figures::Figure> change(const Wanted& to, const std::string& from_period);

  private:
    struct Seen;
    std::unique_ptr<Seen> seen_;
};

/// Every figure of these areas that belongs to the reporting year: its period ends in it (an academic year: begins in
/// it), or the document that tells it reports on the year. In a fixed order.
std::vector<figures::Figure> figures_of(db::ReadTx& tx, const std::vector<std::string>& areas,
                                        core::ReportingYear year);

/// What disclosure control must know of every value of these areas.
std::vector<disclosure::Datum> data_in(db::ReadTx& tx, const std::vector<std::string>& areas);
/// The same for these observations of one indicator.
std::vector<disclosure::Datum> data_of(const std::vector<Indicator>& versions,
                                       const std::vector<Observation>& observations);

/// What indicators count, where their subject does not tell.
disclosure::Counting counting(db::ReadTx& tx);

/// What a publication told of one value; empty: it was withheld.
struct Told {
    std::string figure;
    std::optional<core::Decimal> value;
};
/// Notes for good what a publication ("lrscp/2024-25/1") told. Figures of other rooms are left out.
void note_published(audit::WriteTx& tx, const rights::Granted& by, const std::string& publication,
                    const std::vector<Told>& told);
/// What publications of this store have told of the series of these data.
std::vector<disclosure::Earlier> told_before(db::ReadTx& tx, const std::vector<disclosure::Datum>& data);

/// Observations as everyone may see them, by the default publication profile: what is withheld has no value, no base
/// and no passage, and `missing` says "withheld". The same masks as the yearly report's: solved over all that the
/// record tells of these areas.
std::vector<Observation> as_public(db::ReadTx& tx, std::vector<Observation> observations);
/// Every observation with its value, those that everyone else may not see marked `unpublished`.
std::vector<Observation> as_owned(db::ReadTx& tx, std::vector<Observation> observations);
/// `as_public` for a traced figure; one of another room comes back as it is.
figures::Figure as_public(db::ReadTx& tx, const figures::Figure& figure);

/// The traced figure with this id, when it is one of the scorecard's.
std::optional<figures::Figure> figure_by_id(db::ReadTx& tx, std::string_view id);

/// A value of a breakdown, as the scorecard names it.
struct Breakdown {
    std::string dimension, value, label;
    int order = 0;
};

/// What a room observed itself: the one way into the scorecard beside data packs.
struct Taken {
    std::string room;                   ///< the room's word, kept in place of a pack's
    std::string document;               ///< code of the document behind all of them; `partnership::put_document` first
    std::vector<Indicator> indicators;  ///< definitions; one that is there already stays as it is
    std::vector<Breakdown> breakdowns;
    std::vector<Observation> observations;
};
/// Puts them in place of what the same document told before. `by`: of a command of that room. Refuses when an area is
/// not recorded, or when an indicator's version belongs to a data pack with another unit.
core::Result<void> take(audit::WriteTx& tx, const rights::Granted& by, const Taken& taken);

extern const packs::File indicators_file;
extern const packs::File breakdowns_file;
extern const packs::File observations_file;
extern const packs::File counted_file;

}  // namespace scorecard
