#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "platform/publish/narrative.h"

namespace yearly_report {

/// What a token may say, whatever the record holds: its attributes, and which must be there. Refused with one sentence.
core::Result<void> check_form(const publish::Token& token);

/// An attribute's value; empty when it is not given.
std::string given(const publish::Token& token, const std::string& name);
/// "A;B;C".
std::vector<std::string> given_list(const publish::Token& token, const std::string& name);

/// The kind of chart that {{chart bar ...}} asks for; empty for another word.
std::optional<publish::Drawing> drawing_of(const std::string& word);

/// Where {{chart ... to=10}} ends its axis; empty: not said, or no whole number above 0.
std::optional<int> top_of(const publish::Token& token);

/// The period, and (for a reporting year) the day at its end, on which counts are taken.
std::vector<std::string> moments_of(const std::string& period);

/// The two orders in which two breakdowns can be joined: "moment=Before;course=X".
std::vector<std::string> joined_breakdowns(const std::string& one, const std::string& other);

}  // namespace yearly_report
