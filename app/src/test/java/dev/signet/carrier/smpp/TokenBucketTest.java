package dev.signet.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Test
    void letsATenthOfASecondThroughAtOnceAndThenTheRate() {
        TokenBucket bucket = new TokenBucket(100, 0);

        assertThat(bucket.available(0)).isEqualTo(10);
        bucket.take(10, 0);
        assertThat(bucket.available(0)).isZero();
        assertThat(bucket.waitNanos(0)).isEqualTo(SECOND / 100);
        assertThat(bucket.available(SECOND / 20)).isEqualTo(5);
        assertThat(bucket.available(10 * SECOND)).isEqualTo(10);
    }

    @Test
    void makesWhatFollowsPayForALongMessage() {
        TokenBucket bucket = new TokenBucket(10, 0);

        bucket.take(3, 0);

        assertThat(bucket.available(SECOND / 10)).isZero();
        assertThat(bucket.available(3 * SECOND / 10)).isEqualTo(1);
    }
}
