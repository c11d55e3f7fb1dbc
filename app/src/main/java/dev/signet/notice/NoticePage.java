package dev.signet.notice;

import java.util.List;

/** Part of a list, newest first; {@code total} counts what is on all pages. */
public record NoticePage(List<NoticeRow> rows, long total) {}
