#pragma once
#include <optional>
#include <string>
#include <vector>

#include "rooms/partnership/partnership.h"
#include "rooms/scorecard/scorecard.h"

namespace scorecard {

/// What the reader asks of the list. Everything is optional.
struct Filter {
    std::string partnership;  ///< code; empty: the home partnership
    std::string words;        ///< each must occur in the name, the code, the group or the description
    std::string group;
    std::string area;       ///< code; empty: all areas of the partnership
    std::string year;       ///< "2024-25"; empty: the latest value, whenever it was
    std::string sort;       ///< "name"; empty: by group
    bool sees_all = false;  ///< not asked: whether the reader may see small counts
};

/// One row: an indicator and, for each area, its latest total that the filter lets through.
struct Entry {
    Indicator indicator;
    std::vector<std::optional<Observation>> latest;  ///< as `List::areas`
    std::vector<std::size_t> breakdowns;             ///< as `List::areas`: how many values by breakdown there are
    std::size_t values = 0;                          ///< how many observations there are in all, breakdowns included
};

struct List {
    std::vector<partnership::Partnership> partnerships;  ///< those that have observations
    std::optional<partnership::Partnership> chosen;      ///< empty: the store holds no observation at all
    std::vector<partnership::Area> choice_of_areas;
    std::vector<partnership::Area> areas;  ///< shown
    std::vector<std::string> groups;
    std::vector<std::string> years;  ///< newest first
    std::vector<Entry> entries;
};

List make_list(db::ReadTx& tx, const Filter& filter);

}  // namespace scorecard
