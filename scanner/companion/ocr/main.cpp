// leakscan-ocr: reads what pictures show for leakscan. A program of its own, so that what never meets a picture does not load its
// libraries, and because every decoder meets hostile bytes.
#include <optional>
#include <utility>

#include "companion/ocr/read_pictures.h"
#include "companion/ocr/recogniser.h"
#include "companion/serve.h"

int main(int argument_count, char** arguments) {
    using namespace leakscan;
    std::optional<Recogniser> recogniser;
    CompanionProgram program;
    program.prepare = [&]() -> Result<std::string> {
        Result<Recogniser> created = Recogniser::create();
        if (!created.ok()) return created.error();
        recogniser.emplace(created.take());
        return recogniser->description();
    };
    program.read = [&](std::string_view file, const CompanionRequest& request, CompanionAnswers& answers) {
        read_pictures(file, request, *recogniser, answers);
    };
    return run_companion(program, argument_count, arguments);
}
