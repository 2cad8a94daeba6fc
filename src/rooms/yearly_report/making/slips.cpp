#include "rooms/yearly_report/making/slips.h"

#include "platform/claims/claims.h"
#include "rooms/scorecard/scorecard.h"
#include "rooms/yearly_report/making/tokens.h"
#include "rooms/yearly_report/making/told_text.h"
#include "rooms/yearly_report/store.h"
#include "rooms/yearly_report/yearly_report.h"

namespace yearly_report {

std::vector<Slip> slips_of(db::ReadTx& tx, const Work& work) {
    std::vector<Slip> slips;
    const auto written = drafts_of(tx, work.partnership, work.year);
    const auto partnership = partnership::find_partnership(tx, work.partnership);
    if (written.empty() || !partnership) return slips;
    const auto known = known_to(tx, *partnership, work.year);
    const auto explanations = explanations_of(tx);
    scorecard::Tracer tracer{tx};
    Tokens tokens{tx, tracer, work.partnership, work.year};
    for (const auto& section : outline_of(tx, work.partnership, work.year)) {
        const auto draft = written.find(section.slug);
        if (draft == written.end()) continue;
        auto found = claims::check_text(
            told_text(draft->second, [&](const publish::Token& token) { return tokens.resolve(token); }), known);
        claims::explain(found, explanations, work.partnership + " " + work.year.code());
        for (const auto& one : found)
            if (one.verdict == claims::Verdict::wrong && one.explanation.empty())
                slips.push_back({section.title, section.slug, one.passage, one.stated, one.recomputed});
    }
    return slips;
}

std::string sentence(const Slip& slip) {
    return "In " + slip.section + ": \"" + slip.passage + "\" tells " + slip.stated +
           "; recomputed: " + slip.recomputed + ".";
}

}  // namespace yearly_report
