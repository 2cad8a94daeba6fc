#pragma once
#include <functional>
#include <optional>
#include <string>

#include "platform/house/card.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/components.h"
#include "platform/ui/forms.h"
#include "platform/ui/page.h"
#include "rooms/yearly_report/commands.h"
#include "rooms/yearly_report/store_changes.h"

/// What the pages of a report on its way share.
namespace yearly_report {

/// The partnership and year of the address.
struct Asked {
    std::string partnership;
    std::string year;
};
Asked asked(const http::Request& request);
std::string address(const Asked& wanted, std::string_view rest = {});

/// The report's record for this address; refused as missing when there is none, or the person may not see it.
core::Result<Work> work_at(const house::Services& services, const http::Request& request);

/// "21 November 2026" of a moment as stored.
std::string day_of(const std::string& instant);
ui::Html heading2(const std::string& text);
ui::Html paragraph(const ui::Html& text);
ui::Html bullets(const std::vector<ui::Html>& items);
/// A table that the keyboard can scroll on a narrow screen.
ui::Html scrolling(const std::string& label, const ui::Table& table);
/// A form of one button: `doing` and further hidden pairs go with it.
ui::Html button_form(const house::Services& services, const http::Request& request, const std::string& action,
                     const std::string& doing, const std::string& label, const ui::Html& fields = {},
                     const std::string& classes = "govuk-button--secondary");

http::Response shown(const house::Services& services, const http::Request& request, ui::Page page);

/// Runs a change of this person's, in one transaction with its events.
core::Result<void> change(const house::Services& services, const http::Request& request, const std::string& kind,
                          const std::function<core::Result<void>(audit::WriteTx&)>& work);

/// What another freezing tells otherwise, under its heading: titles of sections, and figures with both values.
ui::Html changes_part(const std::string& title, const Changes& changes);

std::vector<ui::Breadcrumb> trail(const Asked& wanted, const std::string& here = {});

}  // namespace yearly_report
