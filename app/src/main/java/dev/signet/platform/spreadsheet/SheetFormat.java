package dev.signet.platform.spreadsheet;

/** The kinds of file that hold a table. */
public enum SheetFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** Excel 97 to 2003; read, never written. */
    XLS("xls", "application/vnd.ms-excel"),
    CSV("csv", "text/csv");

    private final String suffix;
    private final String mediaType;

    SheetFormat(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** The ending of a file name, without the dot. */
    public String suffix() {
        return suffix;
    }

    public String mediaType() {
        return mediaType;
    }
}
