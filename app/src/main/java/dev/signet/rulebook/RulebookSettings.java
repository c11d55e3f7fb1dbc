package dev.signet.rulebook;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param directory a copy of {@code rules/policies} that officers edit while the application runs; without it the
 *     rulebook shipped with the product serves
 * @param lastGood where the last rulebook of that directory that passed is kept for the next start; inside
 *     {@code signet.home} unless set
 */
@ConfigurationProperties("signet.rulebook")
record RulebookSettings(@Nullable Path directory, @Nullable Path lastGood) {}
