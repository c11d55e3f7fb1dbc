package dev.signet.signature;

import java.util.List;

/** Part of a list, newest first; {@code page} counts from 1. */
public record SignaturePage(List<SignatureRow> rows, long total, int page, int size) {}
