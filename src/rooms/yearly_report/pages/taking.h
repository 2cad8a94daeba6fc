#pragma once
#include "platform/publish/disclose.h"
#include "rooms/yearly_report/pages/parts.h"
#include "rooms/yearly_report/yearly_report.h"

/// The report and its companions as everyone may read them, and in every format to take along.
namespace yearly_report {

/// A draft, and what of it everyone may read: by the Department for Education's rule.
struct Public {
    Report draft;
    disclosure::Masks masks;

    publish::Disclosed<publish::Document> document() const { return publish::disclose(draft.document, masks); }
};
core::Result<Public> report_of(const house::Services& services, const Asked& wanted, Kind kind = Kind::yearly);

ui::Html to_page(const publish::Disclosed<publish::Document>& document);

/// A link for each format that this machine can write: PDF and DOCX only where their programs are. `base`: the address
/// of what is taken along.
ui::Html downloads(const std::string& base);

/// The newest published version; empty: none is.
std::string published_number(const house::Services& services, const Asked& wanted);

}  // namespace yearly_report
