#pragma once
#include <map>
#include <string>
#include <vector>

#include "platform/ui/charts/structure_chart.h"

// Where the boxes and lines of a structure chart stand. For platform/ui/charts only.
namespace ui {

constexpr int structure_box_width = 180;
constexpr int structure_lane = 14;  ///< between two lines that run side by side
constexpr int structure_line_height = 19;

using StructureIndex = std::map<std::string, std::size_t>;
/// The place of each body by its id. Throws core::Bug when an id is in the chart twice or a line joins an unknown one.
StructureIndex structure_index_of(const StructureChart& chart);

struct StructureBox {
    std::vector<std::string> name;
    std::vector<std::string> note;
    int x = 0;
    int y = 0;
    int height = 0;

    int middle() const { return x + structure_box_width / 2; }
};

/// The lines that meet at one body, from below or from above: they run as one and end at each of the others.
struct StructureNet {
    std::size_t upper;
    Line kind;
    bool beside;  ///< the others stand in the row of `upper`
    std::vector<std::size_t> others = {};
    int trunk = 0;  ///< where it runs down past rows; 0: it does not
};

struct StructureLayout {
    std::vector<StructureBox> boxes;
    std::vector<std::size_t> row;  ///< of each box, as drawn: a level may take several
    std::vector<StructureNet> nets;
    std::vector<std::vector<std::size_t>> lanes;  ///< for the gap above each row the nets that run there
    std::vector<int> tops;                        ///< of each row
    int left = 0, right = 0;                      ///< margins, where lines pass rows
    int width = 0;
    int height = 0;

    /// Where a net runs in the gap above a row.
    int lane_of(std::size_t gap, std::size_t net) const;
};

StructureLayout lay_out(const StructureChart& chart, const StructureIndex& index);
/// The gaps (by the row below) in which a net runs: below its upper body, and above each of the others.
std::vector<std::size_t> gaps_of(const StructureLayout& layout, const StructureNet& net);

}  // namespace ui
