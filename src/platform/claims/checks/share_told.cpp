#include <array>

#include "platform/claims/check.h"

namespace claims {
namespace {

struct Shape {
    Pattern pattern;
    std::size_t part, base, share;
};

const std::vector<Shape>& shapes() {
    static const std::vector<Shape> all{
        {Pattern{"#v of|out of? the|a|all? total? of? #v ..6 (|,|- or|ie|equating|representing? to? #s"}, 0, 1, 2},
        {Pattern{"#n in every? #n ..5 ( #s"}, 0, 1, 2},
        {Pattern{"#v ( #s ) of|out of? the|a|all? total? #v"}, 0, 2, 1},
        {Pattern{"#s ( #v ) of|out of? the|a|all? total? #v"}, 1, 2, 0},
        {Pattern{"#s ..4 ( #v of|out of? the|a|all? total? #v"}, 1, 2, 0},
        {Pattern{"of the|all? total? #n ..6 , #v ..3 ( #s"}, 1, 0, 2},
        {Pattern{"#s of the|all? total? #v ..4 ( #v"}, 2, 1, 0},
        {Pattern{"#v ..14 :|,|- which? is|represents|represented|was|equates|or? to? #s of the|all? total ..8 ( #v"}, 0,
         2, 1},
        {Pattern{"#v ..10 which|this|and|, is|represents|represented|was|equates|making to? #s of the|all|a|these|our? "
                 "total? #v"},
         0, 2, 1},
        {Pattern{"#n of|out of? the|all? #n ..4 ..4 , #s"}, 0, 1, 2}};
    return all;
}

void check(const Sentence& sentence, const Shape& shape, Findings& found) {
    for (const auto& match : shape.pattern.all_in(sentence.tokens)) {
        const auto &part = *match.caught[shape.part], &base = *match.caught[shape.base];
        const auto& share = *match.caught[shape.share];
        // A part above its base is told by over_the_whole; a base of one is a pronoun.
        if (part.kind != base.kind || part.value > base.value || base.value <= core::Decimal{1}) continue;
        auto told = share;
        if (part.bound != Bound::none || base.bound != Bound::none) told.bound = Bound::about;
        const auto verdict = misfit_share(told, part.value, base.value);
        if (!verdict) continue;
        found.tell(sentence, *verdict, words_of(sentence, share),
                   words_of(sentence, part) + " of " + words_of(sentence, base) + " is " +
                       shown_percent(share_of(part.value, base.value), percent_of(share).decimals() % 6));
    }
}

void run(const Reading& text, Findings& found) {
    for (const auto& sentence : text.sentences())
        for (const auto& shape : shapes()) check(sentence, shape, found);
}

}  // namespace

extern const Check share_told;
const Check share_told{
    .card = {.code = "share_told",
             .title = "A share beside its part and its base",
             .recomputes = "part divided by base, where one sentence tells all three: \"12 of the 40 (30%)\"",
             .tolerance = "a half of the last digit printed; a tenth where the text says roughly, over or nearly, or "
                          "tells a fraction in words"},
    .run = run};

}  // namespace claims
