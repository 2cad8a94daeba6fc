#pragma once
#include <string>
#include <vector>

#include "platform/ui/charts/scale.h"
#include "platform/ui/html.h"

// Charts that set two sides against each other.
namespace ui {

struct PairRow {
    std::string name;
    Value before;
    Value after;
};

/// What changed between two moments: before and after a course, last audit and this one.
struct BeforeAfter {
    std::string id;  ///< unique on the page
    std::string title;
    std::string unit;
    std::string before;  ///< "Before the course"
    std::string after;
    std::vector<PairRow> rows;
    std::string description = {};
    int decimals = 0;
    std::string row_name = "Measure";
    std::string missing = "not available";
    ChartData data = ChartData::below;
    Value top = {};  ///< the highest that can be told, such as 10 of a scale to ten: an axis from 0 to there is drawn
};
Html render(const BeforeAfter& chart);

struct SurveyRow {
    std::string question;
    std::vector<Value> counts;  ///< one for each answer
};

/// Answers of a survey on both sides of a middle: against to the left, for to the right, the middle answer of an odd
/// number of answers half and half. Each row is a share of its own answers, whose number is written beside it.
struct DivergingBar {
    std::string id;
    std::string title;
    std::vector<std::string> answers;  ///< in order, from most against to most for
    std::vector<SurveyRow> rows;
    std::string description = {};
    std::string row_name = "Question";
};
Html render(const DivergingBar& chart);

struct AgeBand {
    std::string ages;  ///< "5 to 9"
    Value left;
    Value right;
};

/// People by age, two groups back to back.
struct PopulationPyramid {
    std::string id;
    std::string title;
    std::string left;  ///< "Boys"
    std::string right;
    std::vector<AgeBand> bands;  ///< oldest first
    std::string unit = "children";
    std::string description = {};
    std::string missing = "not available";
};
Html render(const PopulationPyramid& pyramid);

}  // namespace ui
