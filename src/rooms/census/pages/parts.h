#pragma once
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "platform/rights/doorkeeper.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/layout.h"
#include "platform/ui/page.h"
#include "rooms/census/filing_commands.h"
#include "rooms/census/filing_store.h"
#include "rooms/census/pages/pages.h"
#include "rooms/census/sealed_store.h"

namespace census {

/// One return, opened for the person of the request: what they may do with it is proved, what was read is in the trail.
struct Opened {
    Filing filing;
    rights::Grant<Work> grant;
    vault::Key owner{};  ///< the authority's key
    vault::Key file{};   ///< of an open filing
    Results results = {};
    std::map<std::string, MarkRow> marks = {};
};
enum class Content { row, results };
/// Refuses a return that is missing or not for this person, in the same words. `what` completes "read ...".
/// With Content::results its findings are read (empty while there are none).
core::Result<Opened> open_return(const Desk& desk, const http::Request& request, Content content);

http::Response shown(const Desk& desk, const http::Request& request, const ui::Page& page);
ui::Html paragraph(const ui::Html& text);
ui::Html subheading(std::string_view text);
std::string csrf(const Desk& desk, const http::Request& request);
/// A button that posts and nothing else.
ui::Html button_form(const Desk& desk, const http::Request& request, const std::string& action,
                     const std::string& label, const std::string& classes = {});
/// Writes through the ledger in this person's name.
core::Result<void> write(const Desk& desk, const http::Request& request, const std::string& kind,
                         const std::function<core::Result<void>(audit::WriteTx&)>& work);

std::string name_of_area(db::ReadTx& tx, const std::string& code);
/// "Children in need census 2026", or what is known before it is checked.
std::string title_of(const Filing& filing);
ui::Html state_tag(const Filing& filing);
/// "22 November 2026 at 9:00am"; empty for an empty text.
std::string moment(const std::string& iso);
std::vector<ui::Breadcrumb> way_to(const Filing& filing, const std::string& here = {});
/// The pages of one return, side by side.
ui::Html return_navigation(const Filing& filing, std::string_view here);

/// "24.8% (153 of 618)", "618", or why there is none.
std::string shown(const IndicatorCard& card, const KeptFigure& figure);
std::string shown(const IndicatorCard& card, const MaskedFigure& figure);

/// An organisation for which the person hands in returns, and its area.
struct Acting {
    std::string organisation, area;
};
std::vector<Acting> acting_for(const Desk& desk, const http::Request& request);

}  // namespace census
