package dev.signet.template.web;

import dev.signet.template.TemplatePreview;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** A message as a phone would show it. */
@Schema(name = "TemplatePreview", description = "模板预览 / the message as a phone would show it")
record PreviewAnswer(
        String text,
        int characters,

        @Schema(description = "计费条数 / messages it would be sent and billed as")
        int segments,

        @Schema(description = "各条的文字，依次拼接即全文 / their texts, one after the other")
        List<String> parts,

        @Schema(description = "每条价格（元），不含阶梯与国家/地区差价 / yuan for each, before tiers and countries", example = "0.045")
        BigDecimal unitPrice,

        @Schema(description = "一个号码的价格（元） / yuan for one number", example = "0.045")
        BigDecimal price) {

    static PreviewAnswer of(TemplatePreview preview) {
        String text = preview.text();
        return new PreviewAnswer(
                text,
                text.codePointCount(0, text.length()),
                preview.segments(),
                preview.parts(),
                preview.unitPrice(),
                preview.unitPrice().multiply(BigDecimal.valueOf(preview.segments())));
    }
}
