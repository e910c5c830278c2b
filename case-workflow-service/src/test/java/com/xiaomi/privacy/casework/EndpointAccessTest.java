package com.xiaomi.privacy.casework;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** Nobody can add an endpoint and forget to say who may call it. */
class EndpointAccessTest {

    private static final DescribedPredicate<JavaAnnotation<?>> ENDPOINT = DescribedPredicate.describe(
            "GET, POST, PUT or DELETE",
            annotation -> annotation.getRawType().isEquivalentTo(GET.class)
                    || annotation.getRawType().isEquivalentTo(POST.class)
                    || annotation.getRawType().isEquivalentTo(PUT.class)
                    || annotation.getRawType().isEquivalentTo(DELETE.class));
    private static final ArchRule EVERY_ENDPOINT_DECLARES_ACCESS = methods()
            .that()
            .areDeclaredInClassesThat()
            // Clients call; they are not called.
            .areNotAnnotatedWith(RegisterRestClient.class)
            .and()
            .areAnnotatedWith(ENDPOINT)
            .should(declareAccess());

    @Test
    void everyEndpointDeclaresWhoMayCallIt() {
        EVERY_ENDPOINT_DECLARES_ACCESS.check(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("com.xiaomi.privacy.casework"));
    }

    @Test
    void theRuleFindsAnEndpointThatDoesNot() {
        assertThat(EVERY_ENDPOINT_DECLARES_ACCESS
                        .evaluate(new ClassFileImporter().importClasses(Careless.class))
                        .hasViolation())
                .isTrue();
    }

    private static ArchCondition<JavaMethod> declareAccess() {
        return new ArchCondition<>("declare access") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean declared = method.isAnnotatedWith(RolesAllowed.class)
                        || method.isAnnotatedWith(PermitAll.class)
                        || method.getOwner().isAnnotatedWith(RolesAllowed.class);
                events.add(new SimpleConditionEvent(method, declared, method.getFullName()));
            }
        };
    }

    private static final class Careless {
        @GET
        @SuppressWarnings("unused") // Read by the rule only.
        public String show() {
            return "";
        }
    }
}
