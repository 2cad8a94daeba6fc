#pragma once
#include "rooms/census/formats/cin_xml.h"

namespace census::cin {

/// The markup around the children: the file with every Child element taken out.
struct Skeleton {
    std::string text;
    std::uint64_t second_half_at = 0;  ///< byte of the file at which the text goes on after the children
    std::size_t head = 0;              ///< bytes of `text` before the children
};

/// Reads the header from the skeleton into `data`, and refuses what is no census. With `strict` false the skeleton may
/// be broken: what came before the break is read, and the break is noted.
core::Result<void> read_skeleton(const Skeleton& skeleton, bool strict, Return& data, Oddities& oddities,
                                 const Bytes& file);

/// Reads a file whose markup is broken somewhere: one child at a time, each by itself, so that what cannot be read is
/// left out and noted, and the rest is read. One thread; the text in memory.
core::Result<Return> read_carefully(const Bytes& file, const std::string& text, const ReadOptions& options,
                                    Oddities& oddities);

}  // namespace census::cin
