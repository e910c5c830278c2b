package com.xiaomi.privacy.checks.code;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds for the code of every module. */
public final class HouseRules {
    private static final List<String> HTTP_METHODS = List.of(
            "jakarta.ws.rs.GET",
            "jakarta.ws.rs.POST",
            "jakarta.ws.rs.PUT",
            "jakarta.ws.rs.PATCH",
            "jakarta.ws.rs.DELETE");
    private static final List<String> ACCESS = List.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.Authenticated");
    private static final String CONFIG_PROPERTY = "org.eclipse.microprofile.config.inject.ConfigProperty";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String REST_CLIENT = "org.eclipse.microprofile.rest.client.inject.RegisterRestClient";

    /** Who may call is written where the endpoint is, and nobody gets in because it was forgotten. */
    public static final ArchRule EVERY_ENDPOINT_DECLARES_ITS_ACCESS =
            methods().that(areEndpoints()).should(declareAccess());

    /** What a class needs is an argument of its constructor. */
    public static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith(CONFIG_PROPERTY)
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.rest.client.inject.RestClient")
            .orShould()
            .beAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel");

    /** A name says what the class is for. */
    public static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS_FOR =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)");

    /** Times have a zone or are an instant: java.time. */
    public static final ArchRule TIME_IS_JAVA_TIME =
            noClasses().should().dependOnClassesThat().belongToAnyOf(Date.class, Calendar.class);

    /** A resource translates between HTTP and commands; it neither queries nor locks nor saves. */
    public static final ArchRule RESOURCES_LEAVE_THE_DATABASE_ALONE = noClasses()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..", "java.sql..");

    /** What goes over the wire has types of its own: a column can change without the API. */
    public static final ArchRule API_TYPES_ARE_NEVER_ENTITIES =
            methods().that(areEndpoints()).should(exchangeNoEntities());

    /** All settings of our own are looked at together as a service starts: {@code @ConfigMapping}. */
    public static final ArchRule SETTINGS_ARE_READ_BY_MAPPINGS = codeUnits().should(takeNoSingleSetting());

    private HouseRules() {}

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "are endpoints",
                method -> HTTP_METHODS.stream().anyMatch(method::isAnnotatedWith)
                        && !method.getOwner().isAnnotatedWith(REST_CLIENT));
    }

    private static ArchCondition<JavaMethod> declareAccess() {
        return new ArchCondition<>("declare who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean declared = ACCESS.stream()
                        .anyMatch(access -> method.isAnnotatedWith(access)
                                || method.getOwner().isAnnotatedWith(access));
                if (!declared) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " declares no access"));
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> exchangeNoEntities() {
        return new ArchCondition<>("exchange no entities") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                        .filter(type -> type.isAnnotatedWith(ENTITY))
                        .forEach(entity -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " exchanges " + entity.getName())));
            }
        };
    }

    private static ArchCondition<JavaCodeUnit> takeNoSingleSetting() {
        return new ArchCondition<>("take no single setting of our own") {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                unit.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(CONFIG_PROPERTY))
                        .map(parameter ->
                                parameter.getAnnotationOfType(CONFIG_PROPERTY).get("name"))
                        .flatMap(Optional::stream)
                        .map(String.class::cast)
                        .filter(name -> name.startsWith("rights."))
                        .forEach(name ->
                                events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " takes " + name)));
            }
        };
    }
}
