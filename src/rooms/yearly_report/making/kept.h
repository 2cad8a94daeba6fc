#pragma once
#include <string>
#include <vector>

#include "rooms/yearly_report/yearly_report.h"

/// What a snapshot keeps of each section for the claim checker. The file is never served: nothing in it is withheld.
namespace yearly_report {

struct KeptSection {
    std::string slug, title;
    std::string told;  ///< its prose in Markdown, each token as what it tells
};

/// The prose of each section as it reads, in the order of the outline; computed parts are left out.
std::vector<KeptSection> told_sections(db::ReadTx& tx, const std::string& partnership, core::ReportingYear year,
                                       Drafts prose);

/// The snapshot's file of them.
inline constexpr const char* kept_file = "sections.json";
std::string to_json(const std::vector<KeptSection>& sections);
/// Empty for a snapshot that kept none.
std::vector<KeptSection> kept_from(const std::string& json);

}  // namespace yearly_report
