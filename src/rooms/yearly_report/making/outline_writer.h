#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/tokens.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {

/// Prose by the name of its section.
using Prose = std::map<std::string, std::string>;

/// What the making of a section's blocks may use.
struct Made {
    scorecard::Tracer& tracer;
    Tokens& tokens;
    bool narrated;  ///< whether a narrative stands before
};
/// Blocks of a section beside its narrative; empty: none.
using Make = std::function<std::vector<publish::Block>(const Section&, const Made&)>;

/// Writes an outline into a report, section after section: heading, narrative, and what is made from the record. A
/// section of which nothing tells says so.
class OutlineWriter {
  public:
    /// `drafts`: what was written here; it stands before the packs' narratives.
    OutlineWriter(db::ReadTx& tx, std::string partnership, core::ReportingYear year, Report& report, Prose drafts)
        : tx_(tx),
          tracer_(tx),
          tokens_(tx, tracer_, partnership, year),
          partnership_(std::move(partnership)),
          year_(year),
          report_(report),
          drafts_(std::move(drafts)) {}

    void write(const std::vector<Section>& outline, const Make& make);

  private:
    void write_section(const Section& section, bool has_parts, const Make& make);
    void add_narrative(const Section& section);

    db::ReadTx& tx_;
    scorecard::Tracer tracer_;
    Tokens tokens_;
    std::string partnership_;
    core::ReportingYear year_;
    Report& report_;
    Prose drafts_;
};

}  // namespace yearly_report
