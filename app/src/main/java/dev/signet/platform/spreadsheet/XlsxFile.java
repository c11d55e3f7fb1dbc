package dev.signet.platform.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;

/** Reads a workbook of Excel 2007 and later as a stream; of its parts only texts, formats and sheets are unpacked. */
final class XlsxFile {

    /** Every Office file has it, other archives have not. */
    private static final String CONTENTS = "[Content_Types].xml";

    private static final String WORKBOOK = "spreadsheetml";
    private static final String MACROS = "macroEnabled";
    private static final String BINARY = "sheet.binary";

    private final SheetLimits limits;

    XlsxFile(SheetLimits limits) {
        this.limits = limits;
    }

    void read(byte[] content, RowHandler handler) throws IOException {
        try (GuardedZip zip = new GuardedZip(content, limits)) {
            if (zip.getEntry(CONTENTS) == null) {
                throw UnreadableSheet.because("type");
            }
            OPCPackage file = OPCPackage.open(zip);
            try {
                read(workbook(file), handler);
            } finally {
                file.revert();
            }
        } catch (OpenXML4JException | OpenXML4JRuntimeException e) {
            throw UnreadableSheet.because("damaged");
        }
    }

    private static PackagePart workbook(OPCPackage file) throws OpenXML4JException {
        for (String type :
                List.of(PackageRelationshipTypes.CORE_DOCUMENT, PackageRelationshipTypes.STRICT_CORE_DOCUMENT)) {
            PackageRelationship relationship = file.getRelationshipsByType(type).getRelationship(0);
            PackagePart part = relationship == null ? null : file.getPart(relationship);
            if (part != null) {
                checkKind(part.getContentType());
                return part;
            }
        }
        throw UnreadableSheet.because("type");
    }

    private static void checkKind(String contentType) {
        if (contentType.contains(BINARY)) {
            throw UnreadableSheet.because("binary");
        }
        if (contentType.contains(MACROS)) {
            throw UnreadableSheet.because("macros");
        }
        if (!contentType.contains(WORKBOOK)) {
            throw UnreadableSheet.because("type");
        }
    }

    private void read(PackagePart workbook, RowHandler handler) throws IOException, OpenXML4JException {
        List<SheetList.Sheet> sheets = SheetList.of(workbook.getInputStream());
        SheetList.Sheet main = SheetList.main(sheets);
        XlsxTexts texts = new XlsxTexts(limits);
        Optional<PackagePart> textPart = related(workbook, "/sharedStrings");
        if (textPart.isPresent()) {
            SafeXml.read(textPart.get().getInputStream(), texts);
        }
        XlsxStyles styles = new XlsxStyles();
        Optional<PackagePart> stylePart = related(workbook, "/styles");
        if (stylePart.isPresent()) {
            SafeXml.read(stylePart.get().getInputStream(), styles);
        }
        for (SheetList.Sheet sheet : sheets) {
            if (sheet != main) {
                readSheet(workbook, sheet, texts, styles, SheetList.refuseContent(main, sheet));
            }
        }
        readSheet(workbook, main, texts, styles, handler);
    }

    private void readSheet(
            PackagePart workbook, SheetList.Sheet sheet, XlsxTexts texts, XlsxStyles styles, RowHandler handler)
            throws IOException, OpenXML4JException {
        PackageRelationship relationship = workbook.getRelationship(sheet.relationshipId());
        if (relationship == null || relationship.getTargetMode() != TargetMode.INTERNAL) {
            throw UnreadableSheet.because("damaged");
        }
        if (!relationship.getRelationshipType().endsWith("/worksheet")) {
            return; // a chart; it has no cells
        }
        PackagePart part = workbook.getRelatedPart(relationship);
        if (part == null) {
            throw UnreadableSheet.because("damaged");
        }
        try (CountedStream in = new CountedStream(part.getInputStream(), part.getSize())) {
            SafeXml.read(in, new XlsxSheet(texts, styles, new RowBuilder(limits, handler, in::progress), limits));
        }
    }

    private static Optional<PackagePart> related(PackagePart workbook, String typeEnding) throws OpenXML4JException {
        for (PackageRelationship relationship : workbook.getRelationships()) {
            if (relationship.getRelationshipType().endsWith(typeEnding)
                    && relationship.getTargetMode() == TargetMode.INTERNAL) {
                return Optional.ofNullable(workbook.getRelatedPart(relationship));
            }
        }
        return Optional.empty();
    }

    /** Knows how much of it was read. */
    private static final class CountedStream extends java.io.FilterInputStream {

        private final long size;
        private long read;

        CountedStream(InputStream in, long size) {
            super(in);
            this.size = size;
        }

        double progress() {
            return size <= 0 ? 0 : (double) read / size;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            read += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            read += Math.max(0, n);
            return n;
        }
    }
}
