#include "checks.h"

#include <algorithm>

namespace tidy {
namespace {

bool covers(const Exception& exception, const Finding& finding) {
    return exception.check == finding.check && exception.path == finding.path &&
           (exception.subject.empty() || exception.subject == finding.subject);
}

/// Takes out what the exceptions cover; an exception that covers nothing becomes a finding itself.
void apply_exceptions(const std::vector<Exception>& exceptions, Findings& findings) {
    Findings unneeded;
    for (const auto& exception : exceptions) {
        const bool needed = std::any_of(findings.begin(), findings.end(),
                                        [&](const Finding& finding) { return covers(exception, finding); });
        if (needed) continue;
        unneeded.push_back({.path = "tools/tidy_exceptions.txt",
                            .line = exception.line,
                            .check = "table",
                            .subject = exception.path,
                            .what = "nothing is wrong any more with " + exception.path + " (" + exception.check + ")",
                            .instead = "take this line out, so that the fault cannot come back"});
    }
    std::erase_if(findings, [&](const Finding& finding) {
        return std::any_of(exceptions.begin(), exceptions.end(),
                           [&](const Exception& exception) { return covers(exception, finding); });
    });
    findings.insert(findings.end(), unneeded.begin(), unneeded.end());
}

}  // namespace

Findings check_all(const Tree& tree) {
    Findings findings;
    const auto tables = read_tables(tree, findings);
    check_layers(tree, tables, findings);
    check_headers(tree, tables, findings);
    check_sizes(tree, findings);
    check_words(tree, tables, findings);
    check_belonging(tree, findings);
    check_grants(tree, findings);
    check_docs(tree, findings);
    apply_exceptions(tables.exceptions, findings);
    std::sort(findings.begin(), findings.end());
    return findings;
}

}  // namespace tidy
