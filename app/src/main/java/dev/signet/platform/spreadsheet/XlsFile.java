package dev.signet.platform.spreadsheet;

import dev.signet.platform.text.PlainText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DimensionsRecord;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Reads a workbook of Excel 97 to 2003, record by record. */
final class XlsFile {

    private static final List<String> WORKBOOK = List.of("Workbook", "WORKBOOK", "WorkBook", "BOOK");
    private static final String EXCEL_95 = "Book";
    private static final String ENCRYPTED = "EncryptedPackage";

    private final SheetLimits limits;

    XlsFile(SheetLimits limits) {
        this.limits = limits;
    }

    void read(byte[] content, RowHandler handler) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            DirectoryNode root = file.getRoot();
            if (root.hasEntryCaseInsensitive(ENCRYPTED)) {
                throw UnreadableSheet.because("password");
            }
            if (WORKBOOK.stream().noneMatch(root::hasEntry)) {
                throw UnreadableSheet.because(root.hasEntry(EXCEL_95) ? "old" : "type");
            }
            Listener listener = new Listener(handler);
            FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(listener);
            listener.formats = formats;
            HSSFRequest request = new HSSFRequest();
            request.addListenerForAllRecords(formats);
            new HSSFEventFactory().processWorkbookEvents(request, root);
        } catch (EncryptedDocumentException e) {
            throw UnreadableSheet.because("password");
        } catch (OldFileFormatException e) {
            throw UnreadableSheet.because("old");
        }
    }

    /** Follows the records: first what the workbook has, then sheet by sheet. */
    private final class Listener implements HSSFListener {

        private final RowHandler handler;
        private final List<BoundSheetRecord> declared = new ArrayList<>();
        private final BitSet hiddenRows = new BitSet();
        private @Nullable FormatTrackingHSSFListener formats;
        private @Nullable SSTRecord texts;
        private @Nullable RowBuilder rows;
        private int sheet = -1;
        private int lastRow;

        Listener(RowHandler handler) {
            this.handler = handler;
        }

        @Override
        public void processRecord(Record record) {
            if (record instanceof BOFRecord begin) {
                begin(begin);
            } else if (record instanceof EOFRecord) {
                end();
            } else if (record instanceof BoundSheetRecord bound) {
                declared.add(bound);
            } else if (record instanceof SSTRecord shared) {
                texts = shared;
            } else if (rows != null) {
                inSheet(record, rows);
            }
        }

        private void begin(BOFRecord begin) {
            if (begin.getType() == BOFRecord.TYPE_WORKBOOK) {
                return;
            }
            sheet++;
            hiddenRows.clear();
            lastRow = 0;
            rows = begin.getType() == BOFRecord.TYPE_WORKSHEET
                    ? new RowBuilder(limits, current(), this::progress)
                    : null;
        }

        /** Sheets stand in the file in the order of their positions, not of their tabs. */
        private RowHandler current() {
            List<SheetList.Sheet> tabs = declared.stream().map(Listener::sheet).toList();
            SheetList.Sheet main = SheetList.main(tabs);
            BoundSheetRecord[] stored = BoundSheetRecord.orderByBofPosition(declared);
            if (sheet >= stored.length) {
                throw UnreadableSheet.because("damaged");
            }
            SheetList.Sheet now = tabs.get(declared.indexOf(stored[sheet]));
            return now == main ? handler : SheetList.refuseContent(main, now);
        }

        private static SheetList.Sheet sheet(BoundSheetRecord bound) {
            return new SheetList.Sheet(bound.getSheetname(), !bound.isHidden() && !bound.isVeryHidden(), "");
        }

        private void end() {
            if (rows != null) {
                rows.end();
                rows = null;
            }
        }

        private void inSheet(Record record, RowBuilder into) {
            if (record instanceof RowRecord row) {
                hiddenRows.set(row.getRowNumber(), row.getZeroHeight());
            } else if (record instanceof DimensionsRecord dimensions) {
                lastRow = dimensions.getLastRow();
            } else if (record instanceof MergeCellsRecord merged && merged.getNumAreas() > 0) {
                throw UnreadableSheet.because("merged", merged.getAreaAt(0).formatAsString());
            } else if (record instanceof CellValueRecordInterface cell) {
                addCell(cell, into);
            }
        }

        private void addCell(CellValueRecordInterface record, RowBuilder into) {
            int row = record.getRow() + 1;
            if (row != into.number()) {
                into.end();
                into.begin(row, hiddenRows.get(record.getRow()));
            }
            into.cell(record.getColumn(), cell(record));
        }

        private SheetCell cell(CellValueRecordInterface record) {
            if (record instanceof LabelSSTRecord label) {
                return text(sharedText(label.getSSTIndex()));
            }
            if (record instanceof LabelRecord label) {
                return text(label.getValue());
            }
            if (record instanceof NumberRecord number) {
                return Formats.of(Numbers.cell(number.getValue()), format(record));
            }
            if (record instanceof RKRecord number) {
                return Formats.of(Numbers.cell(number.getRKNumber()), format(record));
            }
            if (record instanceof FormulaRecord) {
                return SheetCell.faulty("", SheetCell.Fault.FORMULA);
            }
            if (record instanceof BoolErrRecord value) {
                return value.isError()
                        ? SheetCell.faulty("", SheetCell.Fault.ERROR)
                        : SheetCell.of(value.getBooleanValue() ? "TRUE" : "FALSE");
            }
            return SheetCell.EMPTY;
        }

        private String sharedText(int index) {
            if (texts == null || index < 0 || index >= texts.getNumUniqueStrings()) {
                throw UnreadableSheet.because("damaged");
            }
            return texts.getString(index).getString();
        }

        private SheetCell text(String text) {
            return text.length() > limits.cellLength()
                    ? SheetCell.faulty(PlainText.cut(text, limits.cellLength()), SheetCell.Fault.TOO_LONG)
                    : SheetCell.of(text);
        }

        private String format(CellValueRecordInterface record) {
            String format = formats == null ? null : formats.getFormatString(record);
            return format == null ? "?" : format;
        }

        private double progress() {
            return rows == null || lastRow <= 0 ? 0 : (double) rows.number() / lastRow;
        }
    }
}
