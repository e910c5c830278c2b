package com.xiaomi.privacy.intake.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.intake.policy.PolicyVersion.Change;
import com.xiaomi.privacy.intake.policy.PolicyVersion.ExplicitConsent;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyBookTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final ExplicitConsent NOWHERE = new ExplicitConsent(false, Set.of());

    private final PolicyVersion old = policy("2024-12-16", "2024-12-16");
    private final PolicyVersion current = policy("2026-11-24", "2026-11-24");
    private final PolicyVersion announced = policy("2027-01-01", "2027-01-01");
    private final PolicyBook book = new PolicyBook(List.of(announced, old, current));

    @Test
    void theCurrentVersionIsTheLastOneWhoseDayHasCome() {
        assertThat(book.current(TODAY.minusDays(1))).isEqualTo(old);
        assertThat(book.current(TODAY)).isEqualTo(current);
        assertThat(book.current(LocalDate.of(2027, 1, 1))).isEqualTo(announced);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> book.current(LocalDate.of(2024, 12, 15)));
    }

    @Test
    void aFutureVersionIsAnnouncedButNeitherCurrentNorAcceptable() {
        PolicyView view = PolicyView.of(announced, book, TODAY);

        assertThat(view.status()).isEqualTo(PolicyView.Status.ANNOUNCED);
        assertThat(PolicyView.of(current, book, TODAY).next())
                .contains(new PolicyView.NextView("2027-01-01", LocalDate.of(2027, 1, 1)));
        assertThat(PolicyView.of(old, book, TODAY).status()).isEqualTo(PolicyView.Status.SUPERSEDED);
        assertThat(book.isAcceptable("2027-01-01", TODAY)).isFalse();
    }

    @Test
    void whatWasInEffectEarlierIsStillAcceptedForAFormMayHaveBeenOpenOvernight() {
        assertThat(book.isAcceptable("2024-12-16", TODAY)).isTrue();
        assertThat(book.isAcceptable("2026-11-24", TODAY)).isTrue();
        assertThat(book.isAcceptable("1999-01-01", TODAY)).isFalse();
        assertThat(book.isAcceptable(null, TODAY)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void versionsThatCannotBeShownAreRefused(List<PolicyVersion> versions) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new PolicyBook(versions));
    }

    static Stream<List<PolicyVersion>> unusable() {
        PolicyVersion fine = policy("a", "2024-12-16");
        return Stream.of(
                List.of(),
                List.of(fine, policy("a", "2025-12-16")),
                List.of(fine, policy("b", "2024-12-16")),
                List.of(policy("current", "2024-12-16")),
                List.of(policy("../x", "2024-12-16")),
                List.of(with(List.of(new Change("3", Map.of("de", "Neu"))), NOWHERE)),
                List.of(with(List.of(), new ExplicitConsent(true, Set.of()))),
                List.of(with(List.of(), new ExplicitConsent(false, Set.of("KR")))),
                List.of(with(List.of(), new ExplicitConsent(true, Set.of("XX")))));
    }

    private static PolicyVersion policy(String version, String from) {
        return new PolicyVersion(
                version, LocalDate.parse(from), URI.create("https://example.org"), Map.of(), List.of(), NOWHERE);
    }

    private static PolicyVersion with(List<Change> changes, ExplicitConsent consent) {
        return new PolicyVersion(
                "a", LocalDate.parse("2024-12-16"), URI.create("https://example.org"), Map.of(), changes, consent);
    }
}
