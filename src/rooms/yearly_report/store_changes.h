#pragma once
#include <string>
#include <vector>

#include "rooms/yearly_report/store_workflow.h"

namespace yearly_report {

/// A figure of a snapshot as everyone may read it: what its files tell.
struct FrozenFigure {
    std::string id, label, shown, base, source;
    std::string rule;  ///< what is counted, or how it was computed
};
/// In the order of the report.
std::vector<FrozenFigure> figures_frozen(db::ReadTx& tx, const std::string& snapshot);

/// A page of a snapshot: a chapter of the report.
struct FrozenPage {
    std::string slug, title;
};
std::vector<FrozenPage> pages_frozen(db::ReadTx& tx, const std::string& snapshot);

/// What another snapshot of the same report tells otherwise, as everyone may read it.
struct Changes {
    std::vector<std::string> sections;  ///< titles of chapters that read otherwise, are new or are gone
    struct Moved {
        std::string label, before, after;  ///< empty: it was not told
    };
    std::vector<Moved> figures;
    bool empty() const { return sections.empty() && figures.empty(); }
};
Changes changes_between(db::ReadTx& tx, const std::string& before, const std::string& after);

}  // namespace yearly_report
