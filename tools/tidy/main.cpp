#include <cstdlib>
#include <exception>
#include <iostream>

#include "checks.h"

namespace {

void print(const tidy::Finding& finding) {
    std::cout << finding.path;
    if (finding.line > 0) std::cout << ':' << finding.line;
    std::cout << ": " << finding.what << ". Instead: " << finding.instead << ". [" << finding.check << "]\n";
}

}  // namespace

/// tidy [ROOT]: checks the code itself. Exit status 0: nothing to mend; 1: findings; 2: not a tree of this project.
int main(int argc, char** argv) {
    try {
        const auto tree = tidy::read_tree(argc > 1 ? argv[1] : ".");
        const auto findings = tidy::check_all(tree);
        for (const auto& finding : findings) print(finding);
        std::cout << "tidy: " << tree.files.size() << " files, " << findings.size() << " to mend\n";
        return findings.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
    } catch (const std::exception& failure) {
        std::cerr << "tidy: " << failure.what() << '\n';
        return 2;
    }
}
