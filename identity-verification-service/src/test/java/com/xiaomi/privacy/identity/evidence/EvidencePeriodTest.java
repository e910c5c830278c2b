package com.xiaomi.privacy.identity.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.identity.IdentityConfig;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

/** No operator can keep evidence longer than 30 days after the decision: such a service does not start. */
class EvidencePeriodTest {

    @Test
    void evidenceIsKeptForThirtyDaysAtMost() throws NoSuchMethodException {
        assertThat(accepts(Duration.ofDays(30))).isTrue();
        assertThat(accepts(Duration.ofDays(7))).isTrue();
        assertThat(accepts(Duration.ofDays(30).plusSeconds(1))).isFalse();
        assertThat(accepts(Duration.ofDays(-1))).isFalse();
    }

    private static boolean accepts(Duration period) throws NoSuchMethodException {
        Method setting = IdentityConfig.class.getMethod("evidenceKeptAfterDecision");
        Object config = Proxy.newProxyInstance(
                IdentityConfig.class.getClassLoader(),
                new Class<?>[] {IdentityConfig.class},
                (proxy, method, arguments) -> period);
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            return factory.getValidator()
                    .forExecutables()
                    .validateReturnValue(config, setting, period)
                    .isEmpty();
        }
    }
}
