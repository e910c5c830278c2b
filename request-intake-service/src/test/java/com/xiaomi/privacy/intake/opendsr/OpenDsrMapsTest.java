package com.xiaomi.privacy.intake.opendsr;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.intake.partner.Progress;
import com.xiaomi.privacy.intake.right.AskedRight;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenDsrMapsTest {

    @ParameterizedTest
    @CsvSource({"access, ACCESS", "portability, PORTABILITY", "erasure, ERASURE"})
    void theTypesOfTheProtocolAreRightsHere(String type, Right right) {
        assertThat(RequestType.named(type).map(RequestType::asked).map(AskedRight::of))
                .contains(right);
    }

    @Test
    void otherTypesAreNone() {
        assertThat(Stream.of("ACCESS", "rectification", "", null).map(RequestType::named))
                .allMatch(found -> found.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, PENDING",
        "AWAITING_IDENTITY, PENDING",
        "IN_WORK, IN_PROGRESS",
        "FULFILLED, COMPLETED",
        "FULFILLED_IN_PART, COMPLETED",
        "REFUSED, CANCELLED",
        "UNPROVEN, CANCELLED",
        "DUPLICATE, CANCELLED",
        "REVOKED, CANCELLED",
        "FORGOTTEN, CANCELLED"
    })
    void eachProgressHasItsStatus(Progress progress, RequestStatus status) {
        assertThat(RequestStatus.of(progress)).isEqualTo(status);
    }
}
