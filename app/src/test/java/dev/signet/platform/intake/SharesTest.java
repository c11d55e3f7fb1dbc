package dev.signet.platform.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SharesTest {

    private final Shares shares = new Shares(4, 2);

    @Test // #9 8
    void givesNobodyMoreThanAPart() {
        assertThat(shares.take("a")).isTrue();
        assertThat(shares.take("a")).isTrue();

        assertThat(shares.take("a")).as("a third of one owner").isFalse();
        assertThat(shares.take("b")).isTrue();
        assertThat(shares.take("c")).isTrue();
        assertThat(shares.take("d")).as("a fifth of all").isFalse();
    }

    @Test // #9 8: four addresses took all there was
    void leavesPlacesHoweverManyTakeWhatTheyGet() {
        Shares many = new Shares(50, 13);
        for (int owner = 0; owner < 8; owner++) {
            while (many.take("owner " + owner)) {
                // as many as it gets
            }
        }

        assertThat(many.taken()).isLessThan(50);
        assertThat(many.take("somebody else")).isTrue();
    }

    @Test // #9 8
    void givesWhatWasLeftToTheNext() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(shares.take("owner " + i)).isTrue();
            shares.leave("owner " + i);
        }

        assertThat(shares.taken()).isZero();
        assertThatThrownBy(() -> shares.leave("owner 1")).isInstanceOf(IllegalStateException.class);
    }
}
