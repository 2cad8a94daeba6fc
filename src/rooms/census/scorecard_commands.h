#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rooms/census/filing.h"
#include "rooms/census/mask.h"
#include "rooms/scorecard/scorecard.h"

namespace census {

/// The code of the published indicator that counts the same; empty: none is known.
std::string_view published_as(std::string_view indicator);

/// An accepted return's masked figures as observations of the scorecard: provisional, with the file's hash and the
/// year of its rules. Hidden ones say that they are suppressed. Where the record already tells the same by the same
/// definition, its series gets them too.
scorecard::Taken observations_of(db::ReadTx& tx, const Filing& filing, const std::vector<MaskedFigure>& figures);
/// The source that stands behind them.
partnership::Document document_of(const Filing& filing, const std::string& authority_name);

/// "2024-25" of census year 2025.
std::string period_of_year(int census_year);

}  // namespace census
