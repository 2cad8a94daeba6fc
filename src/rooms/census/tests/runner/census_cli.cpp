// The census commands by themselves, for trying things: `cairn census ...` without the rest of the program. Not
// shipped.
#include <unistd.h>

#include <cstring>
#include <iostream>

#include "rooms/census/census.h"

int main(int count, char** words) {
    census::CheckCommand check;
    check.progress = ::isatty(STDERR_FILENO) == 1;
    for (int i = 2; i < count; ++i) {
        const std::string word = words[i];
        const auto next = [&] { return std::string{i + 1 < count ? words[++i] : ""}; };
        if (word == "--json")
            check.json = true;
        else if (word == "--year")
            check.year = std::stoi(next());
        else if (word == "--out")
            check.out_folder = next();
        else if (word == "--tables")
            check.tables = next();
        else if (word == "--rule")
            check.rule = next();
        else
            check.files.push_back(word);
    }
    if (count > 1 && std::strcmp(words[1], "check") == 0) return census::check_command(check, std::cout, std::cerr);
    std::cerr << "census_cli check ...\n";
    return 2;
}
