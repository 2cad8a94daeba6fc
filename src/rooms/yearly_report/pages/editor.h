#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/claims/claims.h"
#include "rooms/yearly_report/pages/parts.h"

/// What stands around the text of a section while it is written.
namespace yearly_report {

/// Whether what is not published (small numbers, and what gives them away) is shown as it is: only to those who may see
/// it in the scorecard.
enum class Sight { as_published, as_recorded };
Sight sight_of(const house::Services& services, const http::Request& request);

/// The section as it reads with some prose.
struct Reading {
    std::string slug, title, markdown;
    publish::Document document;
    disclosure::Masks masks;  ///< of what everyone may read
    core::Faults faults;
    std::vector<claims::Finding> findings;  ///< by the lines of the prose
    bool known = false;                     ///< whether the report has such a section
};
/// `typed` stands before the draft, and that before the pack's narrative.
Reading read_section(const house::Services& services, const Work& work, const std::string& slug,
                     const std::optional<std::string>& typed, Sight sight);

/// What the claim checker finds, and what stands for nothing: the text's neighbour. Where the person may, each finding
/// leads to the form that explains it.
ui::Html findings_part(const Work& work, const Reading& reading, bool may_explain);

/// The figures whose names have all of these words, each with the token that stands for it.
ui::Html offers_part(const house::Services& services, const Work& work, const std::string& words, Sight sight);

/// The section as it will be published, with a note of what is withheld in it; with their values for those who may see
/// them.
ui::Html preview_part(const Reading& reading, Sight sight);

/// What agencies were asked for this section, and their answers, to be put into the text.
ui::Html answers_part(const house::Services& services, const Work& work, const std::string& section);

/// The text with an agency's answer at its end; empty when that contribution is not of the section, or has none.
std::optional<std::string> with_answer(const house::Services& services, const Work& work, const std::string& section,
                                       const std::string& contribution, std::string text);

/// The way to say why a finding is right: the form of an explanation with what is known filled in.
ui::Html explain_link(const Work& work, const claims::Finding& finding, const std::string& section);

/// What the section was before, with the way back.
ui::Html versions_part(const house::Services& services, const http::Request& request, const Work& work,
                       const Reading& reading);

}  // namespace yearly_report
