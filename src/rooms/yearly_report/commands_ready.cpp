#include "rooms/yearly_report/commands_ready.h"

#include "rooms/yearly_report/making/open_findings.h"

namespace yearly_report {

std::vector<std::string> missing_for_publication(db::ReadTx& tx, const Work& work, core::Date on) {
    auto missing = missing_on_route(tx, work, on);
    const auto open = open_findings(tx, work);
    if (open.empty()) return missing;
    std::string sections;
    for (std::size_t i = 0; i < open.size(); ++i)
        if (i == 0 || open[i].slug != open[i - 1].slug) sections += (i == 0 ? "" : ", ") + open[i].title;
    missing.push_back(
        "The claim checker finds " + std::to_string(open.size()) + (open.size() == 1 ? " passage" : " passages") +
        " that nobody has explained. Put right what is wrong, or say why it is right, in: " + sections + ".");
    return missing;
}

}  // namespace yearly_report
