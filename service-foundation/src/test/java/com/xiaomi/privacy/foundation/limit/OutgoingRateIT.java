package com.xiaomi.privacy.foundation.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class OutgoingRateIT {

    private static final Rate FOUR_AN_HOUR = new Rate(4, Duration.ofHours(1));

    @Inject
    OutgoingRate rates;

    @Inject
    AgroalDataSource dataSource;

    private final String name = UUID.randomUUID() + ".example";

    @Test
    void replicasShareWhatMayBeSentAndAreToldWhenThereIsRoomAgain() {
        OutgoingRate other = new OutgoingRate(new BucketTable(dataSource));

        assertThat(Stream.of(rates, other, rates, other).map(replica -> replica.take(name, FOUR_AN_HOUR)))
                .containsOnly(Optional.empty());

        assertThat(rates.take(name, FOUR_AN_HOUR)).hasValueSatisfying(OutgoingRateIT::isAQuarterOfAnHour);
        assertThat(other.take(name, FOUR_AN_HOUR)).isPresent();
        assertThat(other.take("other." + name, FOUR_AN_HOUR)).isEmpty();
    }

    @Test
    void whatDoesNotWaitIsWaitedForByAllOthers() {
        for (int i = 0; i < 7; i++) {
            rates.takeAtOnce(name, FOUR_AN_HOUR);
        }

        // Three too many, and one for whoever asks.
        assertThat(rates.take(name, FOUR_AN_HOUR))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60)));
    }

    @Test
    void nothingIsCountedWithinABusinessTransaction() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> rates.take(name, FOUR_AN_HOUR)));
    }

    private static void isAQuarterOfAnHour(Duration wait) {
        assertThat(wait).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }
}
