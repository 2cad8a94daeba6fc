#pragma once
#include <string>
#include <vector>

#include "platform/house/card.h"
#include "platform/rights/accounts.h"
#include "platform/rights/doorkeeper.h"
#include "platform/ui/components.h"
#include "platform/ui/page.h"

/// What several pages of the room share.
namespace accounts {

/// The page in the shell of this request.
http::Response shown(const house::Services& services, const http::Request& request, const ui::Page& page);
/// The same after a refusal of what was typed: 200 for faults of the form, 403 and 429 for refused sign-ins.
http::Response shown_again(const house::Services& services, const http::Request& request, const ui::Page& page,
                           const core::Refusal& refusal);

/// A form that carries its token.
ui::Html form(const house::Services& services, const http::Request& request, const std::string& action,
              const ui::Html& fields, const std::string& submit, const std::string& button_classes = {});
ui::Html hidden(const std::string& name, const std::string& value);
ui::Html paragraph(const ui::Html& text);
ui::Html link(const std::string& href, const ui::Html& text);
/// The field's error of the page, as components take it.
ui::Part<ui::ErrorMessage> error_of(const ui::FieldErrors& errors, std::string_view field);
/// A table that the keyboard can scroll on a narrow screen.
ui::Html scrolling(const std::string& label, const ui::Table& table);

/// "https://cairn.example.org" as people reach the site: as set, else as the request says.
std::string site_of(const house::Services& services, const http::Request& request);
/// Where signing in leads: to the page that was asked for, else to one's own work.
std::string after_sign_in(std::string_view next);
/// "Firefox on Windows", of what a browser calls itself; "Another program" for what is no known browser.
std::string browser_in_words(std::string_view agent);
/// "22 November 2026 at 9:00am", in London.
std::string in_words(core::Instant moment);

/// An account as a record of the footprints that its appointments are for.
rights::Record record_of(const rights::Account& account, const std::vector<rights::Appointment>& appointments);

}  // namespace accounts
