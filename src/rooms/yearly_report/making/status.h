#pragma once
#include <string>
#include <vector>

#include "core/period.h"
#include "platform/publish/document.h"

namespace db {
class ReadTx;
}
namespace partnership {
struct Partnership;
}

namespace yearly_report {

/// What a report says of itself on its front: whose it is, of what time, by which duty, who considered it and where it
/// stands.
publish::Table status_of(db::ReadTx& tx, const partnership::Partnership& partnership, core::ReportingYear year);

/// Says on the front of a report how it is kept: "Version 1, its figures frozen on 22 November 2026".
void set_status(publish::Document& document, const std::string& status);

}  // namespace yearly_report
