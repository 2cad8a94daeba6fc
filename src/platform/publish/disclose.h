#pragma once
#include <string>
#include <vector>

#include "platform/disclosure/figures.h"
#include "platform/publish/document.h"

/// Disclosure control of a publication: the only way from a draft to what a writer accepts.
namespace publish {

/// Every figure of the draft treated by the masks, wherever it stands: tables, sentences, changes, charts with their
/// words. A last section says
/// what is withheld and why, without telling which numbers are small; the profile "as-published" adds nothing.
enum class Notes {
    always,         ///< a whole publication: also that nothing had to be withheld
    where_withheld  ///< a page of one
};
Disclosed<Document> disclose(Document draft, const disclosure::Masks& masks, Notes notes = Notes::always);

/// Sentences that hold a withheld number and typed words that tell something of it ("fell", "doubled", "a third"). In
/// what `disclose` gives, each is left out, and says so; whoever writes it hears of it here. By the paragraph's first
/// words.
core::Faults words_beside_withheld(const Document& draft, const disclosure::Masks& masks);

/// Every value has been published by its owner before and is told as it was. For publications that hold no count of
/// children, and for tests.
Disclosed<Document> as_published(Document draft);

/// A working paper for those who hold the records behind it, such as the findings of a return: no control can treat it,
/// so it says of itself that it is not for publication, and why it holds what it holds. Only behind a sign-in.
Disclosed<Document> for_record_holders(Document draft, const std::string& why);

/// What disclosure control must know of the draft's figures and of those that they were computed from.
std::vector<disclosure::Datum> data_of(const Document& draft);

/// The owner's log: one line for each figure that the draft tells and the masks withhold, as CSV with a header. It
/// tells small from secondary and is not for publication.
std::string log_of(const Document& draft, const disclosure::Masks& masks);

}  // namespace publish
