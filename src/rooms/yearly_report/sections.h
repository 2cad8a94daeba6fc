#pragma once
#include <string>
#include <vector>

#include "core/period.h"
#include "platform/packs/pack.h"

namespace yearly_report {

enum class SectionKind {
    prose,     ///< told by a narrative
    computed,  ///< made by the program from the record (a narrative may stand before it)
    cover,     ///< a part of the paper with which the report goes to a committee, not of the report itself
    child      ///< a part of the short version for children and young people
};

/// One line of a report's outline.
struct Section {
    std::string slug = {};  ///< and the name of its narrative's file
    int order = 0;          ///< among those of the same parent
    std::string title = {};
    std::string part_of = {};  ///< slug of the section it stands in; empty: none
    SectionKind kind = SectionKind::prose;
    std::vector<std::string> requirements = {};  ///< codes of requirements.h
    std::string lead = {};                       ///< code of the organisation that answers for it; empty: none
    std::string document = {}, section = {};     ///< where the outline was taken from; may be empty
    int level = 2;                               ///< of its heading
};

/// report_sections.csv: the outline of each report. Order and headings are data.
extern const packs::File sections_file;

/// How deep sections may stand in one another.
constexpr int deepest_section = 5;

/// In the order of reading, each after its parent, with levels. Those whose parent is missing stand at the end, and
/// those that stand in themselves too: `check_pack` says so.
std::vector<Section> laid_out(std::vector<Section> sections);

/// The codes of one cell: "YR-M1;YR-2".
std::vector<std::string> codes_in(const std::string& cell);

}  // namespace yearly_report
