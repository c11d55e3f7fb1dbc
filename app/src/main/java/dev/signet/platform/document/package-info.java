/**
 * Reports as PDF: text in Chinese and English with the font embedded, tables that go on over pages, charts drawn as
 * vectors. The font is Noto Sans SC, cut down to GBK's characters, under the SIL Open Font License that lies beside it in
 * {@code document/}.
 *
 * <p>Of its own module it may touch {@code platform}.
 */
@org.jspecify.annotations.NullMarked
package dev.signet.platform.document;
