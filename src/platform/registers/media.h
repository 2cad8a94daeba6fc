#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "platform/registers/entity.h"

/// What is in a file that someone gave us, whatever its name and its sender say.
namespace registers {

struct MediaCard {
    Media media;
    std::string_view word;          ///< as stored: "pdf"
    std::string_view label;         ///< for people: "PDF"
    std::string_view extension;     ///< ".pdf"
    std::string_view content_type;  ///< as the answer to a download says
};
const MediaCard& card_of(Media media);
/// By its word; a word that is none is a core::Bug.
const MediaCard& card_of(std::string_view word);

/// Found by the first bytes and, in archives, by the names of what is packed. Text is CSV when the name says so. Empty:
/// none of those that registers know.
std::optional<Media> media_of(std::string_view bytes, std::string_view name);

/// The same of a file that is still arriving, piece by piece: nothing but its beginning is kept.
class MediaSeeker {
  public:
    void take(std::string_view bytes);
    /// Once all of it was taken.
    std::optional<Media> found(std::string_view name) const;

  private:
    std::string head_;   ///< the first bytes
    std::string tail_;   ///< the last, in which a name may have begun
    std::string begun_;  ///< of a character that the pieces cut through
    bool is_text_ = true;
    std::size_t marks_ = 0;  ///< which names were seen: a bit for each
};

/// The name without folders, controls, marks that turn the direction of writing and what other systems forbid; at most
/// 120 characters, with the ending of what the file is.
std::string safe_name(std::string_view name, Media media);

/// "12 KB", "1.5 MB": 1 KB is 1,000 bytes.
std::string size_in_words(std::int64_t bytes);

std::size_t most_bytes(const Field& field);
/// "PDF or Word, up to 10 MB".
std::string takes_in_words(const Field& field);

}  // namespace registers
