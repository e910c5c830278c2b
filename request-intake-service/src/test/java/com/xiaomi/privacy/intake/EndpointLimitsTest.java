package com.xiaomi.privacy.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.xiaomi.privacy.foundation.limit.Throttled;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Nobody can add an endpoint for everybody and forget to say how often it may be called. */
class EndpointLimitsTest {

    private static final ArchRule WHAT_ANYBODY_MAY_SEND_IS_LIMITED = methods()
            .that()
            .areAnnotatedWith(POST.class)
            .and()
            .areAnnotatedWith(PermitAll.class)
            .should()
            .beAnnotatedWith(Throttled.class);

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.xiaomi.privacy.intake");

    @Test
    void whatAnybodyMaySendIsLimited() {
        WHAT_ANYBODY_MAY_SEND_IS_LIMITED.check(SERVICE);
    }

    @Test
    void theRuleFindsAnEndpointThatIsNot() {
        assertThat(WHAT_ANYBODY_MAY_SEND_IS_LIMITED
                        .evaluate(new ClassFileImporter().importClasses(Careless.class))
                        .hasViolation())
                .isTrue();
    }

    @Test
    void everyLimitThatIsNamedIsSet() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
            properties.load(file);
        }

        List<String> names = SERVICE.stream()
                .flatMap(any -> any.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Throttled.class))
                .map(method -> method.getAnnotationOfType(Throttled.class).value())
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(3)
                .allSatisfy(name ->
                        assertThat(properties.stringPropertyNames()).contains("rights.limits." + name + ".per-client"));
    }

    private static final class Careless {
        @POST
        @PermitAll
        @SuppressWarnings("unused") // Read by the rule only.
        public String take() {
            return "";
        }
    }
}
