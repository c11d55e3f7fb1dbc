package dev.signet.template;

import java.util.List;

/** Part of a list, newest first; {@code page} counts from 1. */
public record TemplatePage(List<TemplateRow> rows, long total, int page, int size) {}
