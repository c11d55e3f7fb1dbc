package dev.signet.staff;

import static dev.signet.staff.StaffGroup.ADMINISTRATORS;
import static dev.signet.staff.StaffGroup.FINANCE;

import dev.signet.audit.AuditTrail;
import dev.signet.platform.Bilingual;
import dev.signet.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Something that takes two and that no product has: {@code finance} asks to have a wall painted. */
@TestConfiguration(proxyBeanMethods = false)
class Painting {

    static final String PAINT = "PaintWall";

    /** The list of the product, and one action more. */
    @Bean
    @Primary
    StaffActions withPainting() {
        return new StaffActions() {
            @Override
            public Optional<StaffAction> find(String name) {
                return name.equals(PAINT)
                        ? Optional.of(new StaffAction(
                                PAINT,
                                List.of(),
                                Set.of(FINANCE),
                                Set.of(FINANCE, ADMINISTRATORS),
                                List.of("wall.painted")))
                        : super.find(name);
            }
        };
    }

    @Bean
    Walls walls(AuditTrail audit) {
        return new Walls(audit);
    }

    /** What is painted, if it is there and dry. */
    static final class Walls implements ConsentedAction {

        private final AuditTrail audit;
        final AtomicReference<String> secret = new AtomicReference<>("");
        volatile boolean gone;
        volatile boolean wet;

        Walls(AuditTrail audit) {
            this.audit = audit;
        }

        @Override
        public String action() {
            return PAINT;
        }

        @Override
        public void check(StaffWish wish) {
            if (gone) {
                throw new Refusal("OperationDenied.NoWall", "没有这面墙。", "There is no such wall.");
            }
        }

        @Override
        public Bilingual told(StaffWish wish) {
            String after = wish.value("after");
            return new Bilingual(
                    "将墙 " + wish.subjectId() + " 漆为" + after, "Paint the wall " + wish.subjectId() + " " + after);
        }

        /** The entry is there first: what fails after it takes it back. */
        @Override
        public void carryOut(StaffChange change, @Nullable String given) {
            audit.record(
                    change.askedBy(),
                    "wall.painted",
                    "wall",
                    change.wish().subjectId(),
                    Map.of("approvedBy", String.valueOf(change.decidedBy())));
            if (wet) {
                throw new Refusal("OperationDenied.WetWall", "墙还没干。", "The wall is still wet.");
            }
            secret.set(String.valueOf(given));
        }
    }
}
