#pragma once
#include <string>
#include <vector>

#include "rooms/yearly_report/judgements.h"
#include "rooms/yearly_report/requirements.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {

/// One requirement beside what meets it: what the program proposes, and what somebody judged.
struct Met {
    const Requirement* requirement;
    std::vector<const Part*> parts;        ///< of the report; it must outlive this
    std::vector<figures::Figure> figures;  ///< those told there, each once: evidence that can be opened
    std::vector<ToldFact> facts;           ///< the same of the register of published facts
    std::size_t words = 0;                 ///< of their prose, lists and tables
    std::string proposed;                  ///< "met", "partly", "not"
    std::string because;                   ///< why that is proposed; a sentence
    std::optional<Judgement> judged = {};  ///< empty: nobody has judged it
    /// The judgement, or the proposal where nobody judged.
    const std::string& verdict() const { return judged ? judged->verdict : proposed; }
    /// What the report tells now would be proposed as less than what was judged: somebody should look again.
    bool doubtful() const;
};

/// Every requirement that a report on this year answers to.
std::vector<Met> requirement_map(const Report& report, core::ReportingYear year,
                                 const std::vector<Judgement>& judgements);

/// "Children Act 2004, s.16G(7)(a)"
std::string source_of(const Requirement& requirement);

}  // namespace yearly_report
