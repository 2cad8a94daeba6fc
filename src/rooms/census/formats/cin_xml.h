#pragma once
#include <cstdint>
#include <functional>

#include "core/result.h"
#include "rooms/census/cin/census.h"
#include "rooms/census/engine/bytes.h"
#include "rooms/census/engine/oddities.h"

/// The readers and writers of foreign formats: the only folder of this room that names pugixml, nlohmann/json and
/// libxlsxwriter.
namespace census::cin {

struct ReadOptions {
    /// How many threads share the work; 0 for one on each core.
    unsigned threads = 0;
    /// Called by the threads that read, once for each block as soon as it is complete; the blocks come in any order.
    std::function<void(Block&)> each = {};
    /// Told now and then how far the reader is, on the calling thread. False cancels: the result is then a refusal.
    std::function<bool(std::uint64_t done, std::uint64_t total)> progress = {};
    /// Bytes that one thread takes at a time; tests make it small.
    std::uint64_t stretch = 128 * 1024;
    /// False: by the parser alone, as what is not plain is read; tests hold the two ways against each other.
    bool plainly = true;
};

/// Reads a Children in Need census file. A record that cannot be read is left out and noted in `oddities`, as is
/// everything else that is odd; the rest is read. Refuses, with one line and its place, what is no such file: another
/// root element, a document type declaration (entities are never expanded), an empty file.
core::Result<Return> read_xml(const Bytes& file, const ReadOptions& options, Oddities& oddities);

}  // namespace census::cin
