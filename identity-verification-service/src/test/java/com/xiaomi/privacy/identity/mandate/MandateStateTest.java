package com.xiaomi.privacy.identity.mandate;

import static com.xiaomi.privacy.identity.mandate.MandateState.AWAITING_CONFIRMATION;
import static com.xiaomi.privacy.identity.mandate.MandateState.AWAITING_DOCUMENT;
import static com.xiaomi.privacy.identity.mandate.MandateState.DECLARED;
import static com.xiaomi.privacy.identity.mandate.MandateState.EXPIRED;
import static com.xiaomi.privacy.identity.mandate.MandateState.PROVEN;
import static com.xiaomi.privacy.identity.mandate.MandateState.REFUSED;
import static com.xiaomi.privacy.identity.mandate.MandateState.REPLACED;
import static com.xiaomi.privacy.identity.mandate.MandateState.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.identity.mandate.MandateStep.AlreadyApplied;
import com.xiaomi.privacy.identity.mandate.MandateStep.Applied;
import com.xiaomi.privacy.identity.mandate.MandateStep.Rejected;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MandateStateTest {

    /** In the order of the commands; "=" for what had happened before, "-" for what can't happen any more. */
    private static final Map<MandateState, List<String>> TABLE = new EnumMap<>(Map.of(
            DECLARED,
            List.of(
                    "AWAITING_CONFIRMATION",
                    "AWAITING_DOCUMENT",
                    "AWAITING_DOCUMENT",
                    "REFUSED",
                    "REVOKED",
                    "EXPIRED",
                    "REPLACED"),
            AWAITING_DOCUMENT,
            List.of("PROVEN", "=", "=", "REFUSED", "REVOKED", "EXPIRED", "REPLACED"),
            AWAITING_CONFIRMATION,
            List.of("=", "PROVEN", "PROVEN", "REFUSED", "REVOKED", "EXPIRED", "REPLACED"),
            PROVEN,
            List.of("=", "=", "=", "REVOKED", "REVOKED", "EXPIRED", "-"),
            REFUSED,
            List.of("-", "-", "-", "=", "=", "-", "-"),
            REVOKED,
            List.of("-", "-", "-", "=", "=", "-", "-"),
            EXPIRED,
            List.of("-", "-", "-", "-", "-", "=", "-"),
            REPLACED,
            List.of("-", "-", "-", "-", "-", "-", "=")));

    @ParameterizedTest
    @EnumSource
    void everythingThatCanHappenInAStateIsAsTheTableSays(MandateState state) {
        assertThat(Arrays.stream(MandateCommand.values())
                        .map(command -> written(state, command))
                        .toList())
                .isEqualTo(TABLE.get(state));
    }

    @Test
    void theTableHasEveryStateAndCommand() {
        assertThat(TABLE).containsOnlyKeys(MandateState.values());
        assertThat(TABLE.values()).allSatisfy(row -> assertThat(row).hasSize(MandateCommand.values().length));
    }

    @Test
    void nothingLeadsOutOfAnEnd() {
        assertThat(Arrays.stream(MandateState.values()).filter(state -> !state.isOpen()))
                .containsExactly(REFUSED, REVOKED, EXPIRED, REPLACED)
                .allSatisfy(end -> assertThat(MandateCommand.values())
                        .noneMatch(command -> end.after(command) instanceof Applied));
    }

    private static String written(MandateState state, MandateCommand command) {
        return switch (state.after(command)) {
            case Applied(MandateState next) -> next.name();
            case AlreadyApplied ignored -> "=";
            case Rejected(MandateState in) -> in == state ? "-" : "another state";
        };
    }
}
