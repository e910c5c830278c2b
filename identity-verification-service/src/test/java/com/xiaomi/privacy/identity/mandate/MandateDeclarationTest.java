package com.xiaomi.privacy.identity.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MandateDeclarationTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Set<Right> ASKED = Set.of(Right.ACCESS, Right.ERASURE);

    @Test
    void anAuthorityForEverythingWithoutAnEndIsAcceptable() {
        assertThat(faults(agent(TODAY, null, Set.of()))).isEmpty();
    }

    @Test
    void itsFirstDayHasBegunOnceItHasAnywhereOnEarth() {
        assertThat(faults(agent(TODAY.plusDays(1), null, Set.of()))).isEmpty();
        assertThat(faults(agent(TODAY.plusDays(2), null, Set.of()))).containsExactly("validFrom");
    }

    @Test
    void itsLastDayIsOverOnceItIsEverywhereOnEarth() {
        assertThat(faults(agent(TODAY.minusDays(9), TODAY.minusDays(1), Set.of())))
                .isEmpty();
        assertThat(faults(agent(TODAY.minusDays(9), TODAY.minusDays(2), Set.of())))
                .containsExactly("validUntil");
        assertThat(MandateDeclaration.end(TODAY)).isEqualTo(Instant.parse("2026-11-25T12:00:00Z"));
        assertThat(MandateDeclaration.end(null)).isNull();
    }

    @Test
    void itDoesNotEndBeforeItBegins() {
        assertThat(faults(agent(TODAY, TODAY.minusDays(1), Set.of()))).containsExactly("validUntil");
    }

    @Test
    void itsScopeCoversAllThatIsAskedFor() {
        assertThat(faults(agent(TODAY, null, Set.of(Right.ACCESS)))).containsExactly("scope");
        assertThat(faults(agent(TODAY, null, Set.of(Right.ACCESS, Right.ERASURE, Right.PORTABILITY))))
                .isEmpty();
    }

    @Test
    void aParentAsksAsAParent() {
        MandateDeclaration parent = new MandateDeclaration(MandateKind.PARENT, TODAY, null, Set.of());

        assertThat(parent.faults(RequesterKind.PARENT, ASKED, NOW)).isEmpty();
        assertThat(parent.faults(RequesterKind.AGENT, ASKED, NOW))
                .extracting(FieldError::field)
                .containsExactly("kind");
    }

    private static MandateDeclaration agent(LocalDate from, LocalDate until, Set<Right> scope) {
        return new MandateDeclaration(MandateKind.AGENT, from, until, scope);
    }

    private static List<String> faults(MandateDeclaration declaration) {
        return declaration.faults(RequesterKind.AGENT, ASKED, NOW).stream()
                .map(FieldError::field)
                .toList();
    }
}
