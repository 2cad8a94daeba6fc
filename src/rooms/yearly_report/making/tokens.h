#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/period.h"
#include "platform/publish/narrative.h"
#include "rooms/yearly_report/yearly_report.h"

namespace db {
class ReadTx;
}
namespace scorecard {
class Tracer;
}

namespace yearly_report {

/// What a narrative's tokens stand for in the record; one for each report.
class Tokens {
  public:
    /// `partnership` and `year`: whose report it is.
    Tokens(db::ReadTx& tx, scorecard::Tracer& tracer, std::string partnership, core::ReportingYear year)
        : tx_(tx), tracer_(tracer), partnership_(std::move(partnership)), year_(year) {}

    core::Result<publish::Resolved> resolve(const publish::Token& token);

    /// The facts that tokens listed since this was asked last.
    std::vector<ToldFact> take_told_facts() { return std::exchange(told_facts_, {}); }

  private:
    core::Result<publish::Resolved> facts(const publish::Token& token);
    publish::Inlines inlines_of(const std::string& markdown, core::Faults& faults);

    db::ReadTx& tx_;
    scorecard::Tracer& tracer_;
    std::string partnership_;
    core::ReportingYear year_;
    std::vector<ToldFact> told_facts_;
};

/// A figure told as its value.
publish::FigureText figure_text(figures::Figure figure);

}  // namespace yearly_report
