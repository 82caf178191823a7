#include "platform/paper/paper.hpp"

#include <algorithm>

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/paper/printed.hpp"
#include "platform/paper/specimens.hpp"

namespace layang::paper::paper_test {

namespace {

const Instant kCreated = parse_instant("2026-11-24T02:02:00Z").value();

Bytes pdf_of(const std::vector<Sheet>& sheets) { return render_pdf(sheets, kCreated).value(); }
Sheet sheet_with(Block block) {
    Sheet sheet;
    sheet.title = "Uji";
    sheet.blocks.push_back(std::move(block));
    return sheet;
}
std::size_t times(const std::string& text, const std::string& word) {
    std::size_t n = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++n;
    return n;
}
std::string without_space(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
    return text;
}
std::string with_single_spaces(std::string text) {
    text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == ' ' && b == ' '; }), text.end());
    return text;
}
Refusal refusal_of(const Sheet& sheet) { return render_pdf({sheet}, kCreated).error(); }

}  // namespace

TEST_CASE("every specimen of paper prints, each sheet on pages of its own") {
    const std::vector<std::pair<std::string, Sheet>> all = {{"tanda-terima", specimens::receipt()},
                                                            {"manifes", specimens::manifest(60)},
                                                            {"surat-tugas", specimens::assignment_letter()},
                                                            {"label", specimens::label()},
                                                            {"struk", specimens::slip()}};
    const int pages[] = {1, 3, 1, 1, 1};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Bytes pdf = pdf_of({all[i].second});
        CHECK(text_of(pdf).starts_with("%PDF-1.5"));
        CHECK_MESSAGE(Printed(pdf).pages() == pages[i], all[i].first);
        if (const char* folder = std::getenv("LAYANG_PAPER_OUT"))
            std::ofstream(std::filesystem::path(folder) / (all[i].first + ".pdf"), std::ios::binary) << text_of(pdf);
    }
    CHECK(Printed(pdf_of({specimens::label(), specimens::label(), specimens::label()})).pages() == 3);
}

TEST_CASE("what a receipt says can be read back as text") {
    const std::string text = Printed(pdf_of({specimens::receipt()})).text();
    for (const char* word : {"DESA BESUKI", "Tanda Terima Berkas", "TK7K-4Q2M-9XHC", "Senin, 30 November 2026", "Siti Aminah",
                             "sidik 9F3A-71C2", "Halaman 1 dari 1", "Lastri Wahyuni"})
        CHECK_MESSAGE(text.find(word) != std::string::npos, word);
}

TEST_CASE("the same sheets and moment give the same bytes, and the date is the one given") {
    const std::vector<Sheet> sheets = {specimens::manifest(40), specimens::label()};
    const Bytes first = pdf_of(sheets);
    CHECK(first == pdf_of(sheets));
    CHECK(first != render_pdf(sheets, kCreated + Seconds{1}).value());
    CHECK(text_of(first).find("/CreationDate (20261124020200Z") != std::string_view::npos);
}

TEST_CASE("a table of 300 rows loses none and repeats its head on every page") {
    const Printed printed(pdf_of({specimens::manifest(300)}));
    const std::string text = with_single_spaces(printed.text());
    CHECK(printed.pages() >= 8);
    // The last page may hold nothing but the end of the table and the signatures, so its head comes with its last rows.
    CHECK(times(text, "Kode dokumen") == static_cast<std::size_t>(printed.pages()));
    for (int i = 1; i <= 300; ++i)
        CHECK_MESSAGE(text.find(fmt::format("{} TK7K-4Q{:02}-9XH", i, i % 100)) != std::string::npos, i);
    CHECK(text.find(fmt::format("Halaman {} dari {}", printed.pages(), printed.pages())) != std::string::npos);
}

TEST_CASE("signatures never stand alone on a page") {
    // Whatever the number of rows, the page that holds the signatures holds at least one row of the table too.
    for (int rows = 18; rows <= 32; ++rows) {
        const std::string text = Printed(pdf_of({specimens::manifest(rows)})).text();
        const std::size_t signature = text.find("Yang membawa");
        const std::size_t page = text.rfind('\f', signature);
        const std::string on_page = text.substr(page == std::string::npos ? 0 : page, signature - (page == std::string::npos ? 0 : page));
        CHECK_MESSAGE(times(on_page, "TK7K-") >= 1, rows);
    }
}

TEST_CASE("words that are too long for the line are broken, none is lost") {
    const std::string word(300, 'W');
    const Sheet sheet = sheet_with(Table{{{"a", 1}, {"b", 5}}, {{word, "kanan"}}});
    CHECK(times(without_space(Printed(pdf_of({sheet})).text()), "W") == 300);
    CHECK(times(without_space(Printed(pdf_of({sheet_with(Paragraph{word})})).text()), "W") == 300);
}

TEST_CASE("a long paragraph runs over the page's end line by line") {
    std::string words;
    for (int i = 0; i < 480; ++i) words += fmt::format("kata{} ", i);
    Sheet sheet = sheet_with(Paragraph{words});
    for (int i = 0; i < 3; ++i) sheet.blocks.push_back(Paragraph{words});
    const Printed printed(pdf_of({sheet}));
    CHECK(printed.pages() >= 2);
    CHECK(times(printed.text(), "kata479") == 4);
}

TEST_CASE("markup and hostile characters are plain text") {
    for (const char* words : {"<b>tebal</b>&amp;", "<span size='99999'>", "&#0;%s%n", "../../etc", "\\) endobj (", "<script>"})
        CHECK_MESSAGE(Printed(pdf_of({sheet_with(Paragraph{words})})).text().find(words) != std::string::npos, words);
}

TEST_CASE("other scripts print, each with a face that has its letters") {
    const std::string text = Printed(pdf_of({sheet_with(Paragraph{"ꦭꦪꦁ · Œ ñ ž · Ωμέγα · кот"})})).text();
    CHECK(text.find("Œ ñ ž") != std::string::npos);
    CHECK(text.find("кот") != std::string::npos);
}

TEST_CASE("broken UTF-8, control characters and turned reading directions are refused wherever they stand") {
    for (const std::string bad : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\xe2\x82", "\x1b[0m", "\t", "\u202eterbalik", "\u2066"}) {
        CHECK(refusal_of(sheet_with(Paragraph{bad})).reasons()[0] == Error{ErrorCode::kTextInvalid, "sheets.0.blocks.0.text"});
        CHECK(refusal_of(sheet_with(Table{{{"a"}, {"b"}}, {{"baik", bad}}})).reasons()[0].field == "sheets.0.blocks.0.rows.0.1");
        CHECK(refusal_of(sheet_with(Signatures{{{"", bad}}})).reasons()[0].field == "sheets.0.blocks.0.list.0.name");
        Sheet sheet = specimens::label();
        sheet.footer = bad;
        CHECK(refusal_of(sheet).reasons()[0].field == "sheets.0.footer");
        CHECK(!qr_matrix(bad));
    }
    CHECK(!render_pdf({sheet_with(Paragraph{std::string("a\0b", 3)})}, kCreated));
}

TEST_CASE("all reasons come at once") {
    Sheet sheet = sheet_with(Qr{"", 24.9});
    sheet.blocks.push_back(Heading{"\xff"});
    sheet.blocks.push_back(Table{{{"a"}, {"b", 0}}, {{"satu"}}});
    const Refusal refusal = refusal_of(sheet);
    CHECK(refusal.reasons().size() == 5);
    for (const ErrorCode code : {ErrorCode::kFieldMissing, ErrorCode::kNumberRange, ErrorCode::kTextInvalid, ErrorCode::kFieldType})
        CHECK(refusal.has(code));
    CHECK(render_pdf({}, kCreated).error().code() == ErrorCode::kFieldMissing);
}

TEST_CASE("at each limit paper is printed, one above it is refused") {
    CHECK(render_pdf({sheet_with(Paragraph{std::string(kTextCharactersMax, 'a')})}, kCreated));
    CHECK(refusal_of(sheet_with(Paragraph{std::string(kTextCharactersMax + 1, 'a')})).code() == ErrorCode::kTextTooLong);
    Table table{{{"a"}}, std::vector<std::vector<std::string>>(kRowsMax + 1, {"b"})};
    CHECK(refusal_of(sheet_with(table)).code() == ErrorCode::kTooMany);
    table.rows.pop_back();
    CHECK(render_pdf({sheet_with(table)}, kCreated));
    CHECK(qr_matrix(std::string(kQrBytesMax, 'a')));
    CHECK(qr_matrix(std::string(kQrBytesMax + 1, 'a')).error().code() == ErrorCode::kTextTooLong);
    CHECK(render_pdf({sheet_with(Qr{"a", kQrMmMin})}, kCreated));
}

TEST_CASE("what is taller than a page is refused, not cut off") {
    const Sheet sheet = sheet_with(Table{{{"a", 1}, {"b", 60}}, {{std::string(600, 'W'), "b"}}});
    CHECK(refusal_of(sheet).reasons()[0].code == ErrorCode::kTooLarge);
    CHECK(refusal_of(sheet).reasons()[0].field == "sheets.0.blocks.0.rows.0");
    Sheet slip = specimens::slip();
    slip.blocks.assign(10, Paragraph{std::string(kTextCharactersMax, 'a')});
    CHECK(refusal_of(slip).code() == ErrorCode::kTooLarge);
}

TEST_CASE("no text of any shape breaks the printer") {
    CHECK(rc::check("arbitrary bytes print or are refused", [](const std::string& words, bool narrow) {
        Sheet sheet = sheet_with(Table{{{"a", 0.1}, {"b", 100}}, {{words, words}}});
        sheet.title = words;
        sheet.size = narrow ? PaperSize::kSlip58 : PaperSize::kA4;
        if (const auto pdf = render_pdf({sheet}, kCreated)) RC_ASSERT(text_of(*pdf).starts_with("%PDF"));
    }));
}

}  // namespace layang::paper::paper_test
