// The public pages: one sentence, what was done with its dates, what to do now.
#include <algorithm>

#include <fmt/format.h>

#include "capabilities/notice/notice.hpp"
#include "capabilities/notice/page_words.hpp"

namespace layang::notice {
namespace {

/// One application or document that somebody waits for.
struct Unit {
    Standing standing = Standing::done;
    /// Instead of the standing's own words.
    std::string sentence;
    Instant since;
};

struct Step {
    std::string_view name;
    std::size_t done = 0;
    std::size_t of = 1;
    std::optional<Instant> at;
    /// What it is all for: once reached, nothing is under way any more.
    bool goal = false;
};

class Page {
public:
    Page(const PageFrame& frame) : frame_(frame), words_(frame.language == "en" ? kEnglish : kIndonesian) {}

    [[nodiscard]] const Words& words() const { return words_; }

    [[nodiscard]] std::string head(std::string_view title) const {
        return fmt::format("<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                           "<meta name=\"robots\" content=\"noindex\"><title>{}</title><link rel=\"stylesheet\" href=\"/lacak.css\"></head><body>"
                           "<header><a href=\"/?lang={}\"><b>Layang</b></a><span class=\"q\">Dukcapil {}</span></header><main>",
                           frame_.language, title, frame_.language, frame_.regency_name);
    }
    /// `path` of this page, for its other language.
    [[nodiscard]] std::string foot(const std::string& path) const {
        return fmt::format("<form class=\"b\" action=\"/lacak\"><input name=\"kode\" aria-label=\"{}\" placeholder=\"{}\" autocapitalize=\"characters\" "
                           "autocomplete=\"off\"><input type=\"hidden\" name=\"lang\" value=\"{}\"><button>{}</button></form><p class=\"q\">{}</p>"
                           "<p class=\"q\"><a href=\"{}?lang={}\" lang=\"{}\">{}</a></p></main></body></html>",
                           words_.another_code, words_.another_code, frame_.language, words_.look, words_.free_of_charge, path, words_.other_language,
                           words_.other_language, words_.other_language_name);
    }
    /// Which file this is about.
    [[nodiscard]] std::string file(const PublicCode& code) const { return fmt::format("<p class=\"q\">{} <span class=\"c\">{}</span></p>", words_.file, code.text()); }

    [[nodiscard]] std::string moment(Instant at) const {
        const auto [date, minute] = local(at);
        const auto ymd = date.ymd();
        return fmt::format("{} {}, {:02}{}{:02}", static_cast<unsigned>(ymd.day()), words_.months[static_cast<unsigned>(ymd.month()) - 1], minute / 60, words_.clock_sign,
                           minute % 60);
    }
    [[nodiscard]] std::string day(Instant at) const { return fmt::format("{}, {}", words_.days[local(at).first.iso_weekday() - 1], moment(at)); }

    /// What has been reached stands with its date; what came later without it was not needed.
    [[nodiscard]] std::string list(const std::vector<Step>& steps) const {
        const auto last = std::find_if(steps.rbegin(), steps.rend(), [](const Step& step) { return step.done > 0; }).base() - steps.begin();
        std::string text = "<ol>";
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto& step = steps[i];
            const auto position = static_cast<std::ptrdiff_t>(i) + 1;
            if (step.done == 0 && position < last) continue;
            const bool current = position == last && !(step.goal && step.done == step.of);
            const auto partly = step.done > 0 && step.done < step.of ? ", " + fmt::format(fmt::runtime(words_.of), step.done, step.of) : std::string();
            const auto name = current ? fmt::format("<b>{}{}</b>", step.name, partly) : std::string(step.name) + partly;
            text += fmt::format("<li class=\"{}\"><i></i>{}", current ? 'h' : step.done > 0 ? 'y' : 'n', name);
            if (step.at) text += "<span class=\"q\">" + moment(*step.at) + "</span>";
            text += "</li>";
        }
        return text + "</ol>";
    }

private:
    [[nodiscard]] std::pair<Date, std::int64_t> local(Instant at) const {
        constexpr std::int64_t kDay = 86'400'000'000;
        const auto us = (at + frame_.zone).us;
        const auto days = us >= 0 ? us / kDay : (us - kDay + 1) / kDay;
        return {Date{static_cast<std::int32_t>(days)}, (us - days * kDay) / 60'000'000};
    }

    const PageFrame& frame_;
    const Words& words_;
};

Unit unit_of(const TrackedDocument& document, std::string_view language) {
    using custody::Holder;
    using printing::DocumentStanding;
    const auto& hands = document.hands;
    const auto said = [&](Standing standing) { return Unit{standing, hands.confirmed ? "" : custody::public_sentence(hands, language) + ".", hands.since}; };
    const auto on_the_way_back = document.damaged ? Standing::damaged : Standing::going_back;
    const bool arrived = hands.confirmed || hands.claimed_by != custody::PartyKind::rider;
    switch (hands.holder) {
        case Holder::courier: return said(document.going_back ? on_the_way_back : Standing::courier);
        // On the courier's word alone nobody is sent there.
        case Holder::village: return said(document.going_back ? on_the_way_back : arrived ? Standing::village : Standing::courier);
        case Holder::resident:
            if (document.activation_deferred) return {Standing::not_activated, "", hands.since};
            return said(Standing::done);
        case Holder::missing:
        case Holder::lost: return said(Standing::missing);
        case Holder::archived:
        case Holder::destroyed: return {Standing::missing, custody::public_sentence(hands, language) + ".", hands.since};
        case Holder::office: break;
    }
    const bool set_aside = document.damaged && !hands.bag;
    if (document.came_back || document.going_back || set_aside) {
        const bool was_there = document.reached[static_cast<std::size_t>(Milestone::at_village)].has_value();
        if (document.damaged) return said(Standing::damaged);
        return said(!was_there ? Standing::undelivered : arrived ? Standing::came_back : Standing::going_back);
    }
    if (document.standing == DocumentStanding::queued) return said(Standing::waiting_blank);
    return said(document.standing == DocumentStanding::ordered ? Standing::waiting_print : Standing::printed);
}

/// Found complete, and yet nothing is being made.
bool is_cancelled(const TrackedApplication& application) {
    return application.cancelled_at && (application.stage == intake::Stage::verified || application.stage == intake::Stage::completed);
}

Unit unit_of(const TrackedApplication& application) {
    using intake::Stage;
    if (is_cancelled(application)) return {Standing::cancelled, "", *application.cancelled_at};
    switch (application.stage) {
        case Stage::returned: return {Standing::returned, "", application.since};
        case Stage::rejected: return {Standing::rejected, "", application.since};
        case Stage::withdrawn: return {Standing::withdrawn, "", application.since};
        case Stage::completed: return {application.yields ? Standing::recorded_early : Standing::done, "", application.since};
        case Stage::verified:
            if (application.awaits_recording) return {Standing::to_be_recorded, "", application.since};
            return {application.yields && !application.due_later ? Standing::waiting_print : Standing::recording, "", application.since};
        case Stage::none:
        case Stage::submitted: break;
    }
    return {Standing::waiting_check, "", application.since};
}

std::vector<Unit> units_of(const Tracked& tracked, std::string_view language) {
    std::vector<Unit> units;
    for (const auto& application : tracked.applications) {
        const bool over = application.stage == intake::Stage::rejected || application.stage == intake::Stage::withdrawn;
        if (over || application.documents.empty()) units.push_back(unit_of(application));
        else
            for (const auto& document : application.documents) units.push_back(unit_of(document, language));
    }
    // What asks most of the resident is said first; what is said in the same words stands together, for each is said once.
    std::ranges::stable_sort(units, [](const Unit& a, const Unit& b) { return a.standing != b.standing ? a.standing > b.standing : a.sentence < b.sentence; });
    return units;
}

std::vector<Step> steps_of(const TrackedApplication& application, const Words& words) {
    const auto name = [&](Milestone step) { return words.steps[static_cast<std::size_t>(step)]; };
    const auto now = [&] {
        auto sentence = words.standings[static_cast<std::size_t>(unit_of(application).standing)].now;
        sentence.remove_suffix(1);  // its full stop
        return sentence;
    };
    std::vector<Step> steps{{name(Milestone::received), 1, 1, application.received_at}};
    const bool returned = application.stage == intake::Stage::returned;
    const bool over = application.stage == intake::Stage::rejected || application.stage == intake::Stage::withdrawn;
    if (returned || over) steps.push_back({now(), 1, 1, application.since});
    if (over) return steps;
    const auto checked = returned ? std::nullopt : application.checked_at;
    steps.push_back({name(Milestone::checked), checked ? 1U : 0U, 1, checked});
    if (application.yields && application.stage == intake::Stage::completed && application.documents.empty())
        steps.push_back({words.recorded, 1, 1, application.since});
    if (is_cancelled(application)) steps.push_back({now(), 1, 1, application.cancelled_at});
    if (!application.yields) {
        const bool done = application.stage == intake::Stage::completed;
        steps.push_back({words.recorded, done ? 1U : 0U, 1, done ? std::optional(application.since) : std::nullopt, true});
        return steps;
    }
    for (auto i = static_cast<std::size_t>(Milestone::printed); i < kMilestones; ++i) {
        Step step{words.steps[i], 0, std::max<std::size_t>(application.documents.size(), 1), std::nullopt, i + 1 == kMilestones};
        for (const auto& document : application.documents)
            if (const auto& at = document.reached[i]) {
                ++step.done;
                step.at = std::max(step.at.value_or(*at), *at);
            }
        steps.push_back(step);
        if (i != static_cast<std::size_t>(Milestone::at_village)) continue;
        Step back{words.at_office_again, 0, step.of, std::nullopt};
        for (const auto& document : application.documents)
            if (document.came_back) ++back.done, back.at = std::max(back.at.value_or(document.hands.since), document.hands.since);
        if (back.done > 0) steps.push_back(back);
    }
    return steps;
}

}  // namespace

std::string tracking_page(const Tracked& tracked, const PageFrame& frame, Instant now) {
    const Page page(frame);
    const auto& words = page.words();
    const auto units = units_of(tracked, frame.language);
    const auto sentence = [&](const Unit& unit) { return unit.sentence.empty() ? std::string(words.standings[static_cast<std::size_t>(unit.standing)].now) : unit.sentence; };

    auto text = page.head(words.title) + page.file(tracked.code);
    const bool all_done = std::ranges::all_of(units, [](const Unit& unit) { return unit.standing == Standing::done && unit.sentence.empty(); });
    const Unit first = units.empty() ? Unit{} : units.front();
    text += fmt::format("<h1>{}</h1>", all_done && units.size() > 1 ? std::string(words.all_done) : sentence(first));
    text += fmt::format("<p class=\"q\">{} {}</p>", words.since, page.moment(first.since));
    for (std::size_t i = 0; i < units.size();) {
        const auto end = std::find_if(units.begin() + static_cast<std::ptrdiff_t>(i), units.end(), [&](const Unit& unit) { return sentence(unit) != sentence(units[i]); });
        const auto count = static_cast<std::size_t>(end - units.begin()) - i;
        if (i > 0) text += "<p class=\"o\">" + fmt::format(fmt::runtime(words.others), count, sentence(units[i])) + "</p>";
        i += count;
    }

    std::optional<Instant> due;
    for (const auto& application : tracked.applications)
        if (application.stage == intake::Stage::submitted) due = std::min(due.value_or(application.target_due), application.target_due);
    if (due)
        text += fmt::format("<div class=\"d{}\"><p class=\"q\">{}</p><b>{}</b>{}</div>", *due < now ? " l" : "", words.check_by, page.day(*due),
                            *due < now ? fmt::format("<span>{}</span>", words.check_was_due) : "");

    std::size_t number = 0;
    for (const auto& application : tracked.applications) {
        ++number;
        text += fmt::format("<h2>{}</h2>", tracked.applications.size() > 1 ? fmt::format(fmt::runtime(words.application), number, tracked.applications.size())
                                                                          : std::string(words.journey));
        text += page.list(steps_of(application, words));
    }

    auto to_do = words.standings[static_cast<std::size_t>(first.standing)].todo;
    if (first.standing == Standing::village && tracked.brought_home) to_do = frame.language == "en" ? kBroughtHomeEn : kBroughtHomeId;
    text += fmt::format("<div class=\"b\"><h2>{}</h2><p>{}</p></div>", words.to_do, to_do);
    return text + page.foot("/lacak/" + tracked.code.text());
}

std::string not_found_page(const std::optional<PublicCode>& code, const PageFrame& frame) {
    const Page page(frame);
    const auto& words = page.words();
    // What is no code may be anything, also a name: it is not said again.
    return page.head(words.title) + (code ? page.file(*code) : "") +
           fmt::format("<h1>{}</h1><p>{}</p>", code ? words.unknown : words.mistyped, code ? words.unknown_how : words.mistyped_how) +
           page.foot(code ? "/lacak/" + code->text() : "/lacak");
}

}  // namespace layang::notice
