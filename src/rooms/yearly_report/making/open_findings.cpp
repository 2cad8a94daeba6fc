#include "rooms/yearly_report/making/open_findings.h"

#include <algorithm>

#include "platform/claims/typed_words.h"
#include "rooms/partnership/partnership.h"

namespace yearly_report {

std::vector<claims::Finding> findings_in(db::ReadTx& tx, const Work& work, const std::string& told,
                                         const std::vector<figures::Figure>& known) {
    auto findings = claims::check_text(told, known);
    for (auto& one : claims::typed_words(told)) findings.push_back(std::move(one));
    std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
    claims::explain(findings, explanations_of(tx), work.partnership + " " + work.year.code());
    return findings;
}

std::vector<SectionFinding> open_findings(db::ReadTx& tx, const Work& work) {
    auto sections = work.snapshot.empty() ? std::vector<KeptSection>{}
                                          : kept_from(file_of(tx, work.snapshot, kept_file).value_or(""));
    if (sections.empty()) sections = told_sections(tx, work.partnership, work.year, Drafts::used);
    std::string text;
    std::vector<std::size_t> first_lines;
    std::size_t line = 1;
    for (const auto& section : sections) {
        first_lines.push_back(line);
        const std::string one = "# " + section.title + "\n\n" + section.told + "\n\n";
        line += static_cast<std::size_t>(std::count(one.begin(), one.end(), '\n'));
        text += one;
    }
    const auto partnership = partnership::find_partnership(tx, work.partnership);
    const auto known = partnership ? known_to(tx, *partnership, work.year) : std::vector<figures::Figure>{};
    std::vector<SectionFinding> open;
    for (auto& finding : findings_in(tx, work, text, known)) {
        if (!finding.explanation.empty()) continue;
        const auto next =
            std::upper_bound(first_lines.begin(), first_lines.end(), std::max<std::size_t>(finding.line, 1));
        const auto& section = sections[static_cast<std::size_t>(next - first_lines.begin()) - 1];
        open.push_back({section.slug, section.title, std::move(finding)});
    }
    return open;
}

}  // namespace yearly_report
