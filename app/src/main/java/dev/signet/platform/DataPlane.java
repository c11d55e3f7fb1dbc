package dev.signet.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the beans of the data plane: {@code DataSource}, {@code JdbcTemplate}, {@code JdbcClient},
 * {@code TransactionTemplate}. Without it the control plane's are meant. Data-plane SQL never names a
 * control-plane table, so that the two can live on different servers.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface DataPlane {}
