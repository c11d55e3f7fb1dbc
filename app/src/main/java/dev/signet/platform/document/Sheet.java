package dev.signet.platform.document;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** What is drawn on a page. Places are in points from its lower left corner; of text that of its base line. */
final class Sheet {

    /** The font has one weight: letters of strong text are drawn with a line around them, of so much of their size. */
    private static final float STROKE = 0.035f;

    private final PDPageContentStream content;
    private final ReportFont font;

    Sheet(PDPageContentStream content, ReportFont font) {
        this.content = content;
        this.font = font;
    }

    /** How text looks. */
    record Face(float size, boolean strong, Ink ink) {}

    /** @param printable of {@link ReportFont#printable}, one line */
    void text(String printable, float x, float y, Face face) throws IOException {
        if (printable.isEmpty()) {
            return;
        }
        content.beginText();
        content.setFont(font.font(), face.size());
        content.setNonStrokingColor(face.ink().color);
        content.setRenderingMode(face.strong() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (face.strong()) {
            content.setStrokingColor(face.ink().color);
            content.setLineWidth(face.size() * STROKE);
        }
        content.newLineAtOffset(x, y);
        content.showText(printable);
        content.endText();
    }

    /** @param right where the text ends */
    void textUntil(String printable, float right, float y, Face face) throws IOException {
        text(printable, right - font.width(printable, face.size()), y, face);
    }

    void fill(float x, float y, float width, float height, Ink ink) throws IOException {
        content.setNonStrokingColor(ink.color);
        content.addRect(x, y, width, height);
        content.fill();
    }

    void line(float x, float y, float toX, float toY, float thickness, Ink ink) throws IOException {
        content.setStrokingColor(ink.color);
        content.setLineWidth(thickness);
        content.moveTo(x, y);
        content.lineTo(toX, toY);
        content.stroke();
    }
}
