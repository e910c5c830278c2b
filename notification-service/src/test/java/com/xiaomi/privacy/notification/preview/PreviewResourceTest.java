package com.xiaomi.privacy.notification.preview;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.notification.NotificationConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class PreviewResourceTest {

    private static final NotificationConfig DEFAULTS = new SmallRyeConfigBuilder()
            .withMapping(NotificationConfig.class)
            .withDefaultValue("rights.notification.secret-file", "none")
            .build()
            .getConfigMapping(NotificationConfig.class);

    private final PreviewResource resource = new PreviewResource(null, DEFAULTS, null);

    @Test
    void nothingIsShownUnlessSomebodySwitchedItOn() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(resource::index)
                .returns(ProblemType.NOT_FOUND, ProblemException::type);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> resource.asHtml(MessageKind.CASE_CLOSED, "en", "DE"))
                .returns(ProblemType.NOT_FOUND, ProblemException::type);
    }
}
