#pragma once
#include <string>

#include "platform/figures/figures.h"
#include "platform/house/card.h"
#include "platform/http/http.h"
#include "platform/ui/html.h"
#include "platform/ui/listing.h"
#include "rooms/scorecard/scorecard.h"

/// What several pages of the room show in the same way.
namespace scorecard {

/// A value that leads to its figure's page; a missing one says why.
ui::Html linked_value(const figures::Figure& figure);
/// The same without tracing the whole figure first: for long lists.
ui::Html linked_value(const Indicator& indicator, const Observation& observation);

/// Whether the reader may see small counts as recorded; everyone else sees what a publication may tell.
bool sees_all(const house::Services& services, const http::Request& request);
/// The observations as this reader may see them.
std::vector<Observation> seen(db::ReadTx& tx, bool all, std::vector<Observation> observations);

/// The value with its unit alone, to be asked for its interval.
figures::Figure bare_figure(const Indicator& indicator, const Observation& observation);
/// "95% interval 21.5 to 28.3" below a value; empty where the record tells no base.
ui::Html interval_below(const Indicator& indicator, const Observation& observation);

std::string polarity_in_words(const std::string& polarity);
/// "%", "per 10,000", "£"; empty for a plain count.
std::string unit_in_words(core::Unit unit);
std::string measure_in_words(const std::string& measure);

/// The page of a list that the address asks for (?page=2); one that is not there is the nearest that is.
ui::Pages pages_of(const http::Request& request, std::size_t items, std::size_t per_page);

/// The address of an indicator's page.
std::string indicator_address(const std::string& code);

}  // namespace scorecard
