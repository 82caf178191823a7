#include "capabilities/printing/labels.hpp"

#include "platform/paper/paper.hpp"

namespace layang::printing {
namespace {

paper::Sheet sheet_of(const Label& label) {
    paper::Sheet sheet;
    sheet.size = paper::PaperSize::kA6Label;
    sheet.title = label.village;
    sheet.subtitle = "Kec. " + label.district;
    sheet.blocks = {paper::Qr{label.code.text(), 45, {}, label.code.text()}, paper::Rule{},
                    paper::KeyValues{{{"Dokumen", label.kind}, {"Nama", label.holder}}}};
    return sheet;
}

}  // namespace

Result<Bytes> render_labels(const std::vector<Label>& labels, Instant created) {
    if (labels.empty()) return refuse(ErrorCode::kFieldMissing, "documents");
    if (labels.size() > kLabelsMax) return refuse(ErrorCode::kTooMany, "documents", {{"max", std::to_string(kLabelsMax)}});
    std::vector<paper::Sheet> sheets;
    sheets.reserve(labels.size());
    for (const auto& label : labels) sheets.push_back(sheet_of(label));
    return paper::render_pdf(sheets, created);
}

}  // namespace layang::printing
