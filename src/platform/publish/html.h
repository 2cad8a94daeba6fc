#pragma once
#include <string>

namespace publish {

struct Document;
template <class T>
class Disclosed;

/// What a whole HTML file is made for.
enum class Medium {
    screen,  ///< a browser
    paper,   ///< Chromium prints it: page furniture, nothing to press, nothing may be fetched
    office,  ///< pandoc reads it: the text alone, with headings, lists and tables; drawings as pictures.h marks them
};

std::string html_for(const Disclosed<Document>& disclosed, Medium medium);

}  // namespace publish
