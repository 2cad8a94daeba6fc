// Runs one fuzz target without libFuzzer: every file of its corpus, whole and cut short, under the build's sanitizers.
//   <target>_corpus FOLDER
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t cuts = 64;
constexpr auto longest = std::chrono::seconds{10};  ///< for one input; sanitizers make everything some tenfold slower

/// The time it took. A copy of its own, so that one byte read beyond the end is seen.
std::chrono::steady_clock::duration feed(const std::string& bytes) {
    const std::vector<std::uint8_t> own(bytes.begin(), bytes.end());
    const auto begun = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(own.data(), own.size());
    return std::chrono::steady_clock::now() - begun;
}

}  // namespace

int main(int count, char** words) {
    if (count != 2 || !fs::is_directory(words[1])) {
        std::cerr << "There is no folder of inputs; make it: " << (count == 2 ? words[1] : "FOLDER") << "\n";
        return 2;
    }
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(words[1]))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    if (files.empty()) {
        std::cerr << words[1] << " holds no input\n";
        return 2;
    }
    std::size_t inputs = 0;
    for (const auto& file : files) {
        std::cout << file.filename().string() << std::endl;  // said first: a crash then tells which
        std::ifstream in(file, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (feed(bytes) > longest) {
            std::cerr << file << " took longer than it may\n";
            return 1;
        }
        for (std::size_t cut = 0; cut < cuts; ++cut, ++inputs) feed(bytes.substr(0, bytes.size() * cut / cuts));
        ++inputs;
    }
    std::cout << files.size() << " files, " << inputs << " inputs\n";
    return 0;
}
