package com.xiaomi.privacy.checks.code;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.xiaomi.privacy.checks.project.Module;
import java.util.Optional;
import java.util.stream.Stream;

/** What the code of which module may use. */
public final class ModuleRules {
    private static final String[] FRAMEWORKS = {
        "io.quarkus..",
        "io.smallrye..",
        "io.vertx..",
        "jakarta..",
        "org.eclipse.microprofile..",
        "org.hibernate..",
        "org.springframework..",
        "com.fasterxml.jackson.."
    };

    private final String base;

    /** @param base the package that has one package per module in it */
    public ModuleRules(String base) {
        this.base = base;
    }

    /** Code uses its own module and those that {@link Module#mayUse()} names. */
    public ArchRule dependenciesPointOneWay() {
        return classes().should(new ArchCondition<>("use their own module and those below it only") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !isAllowed(dependency))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        });
    }

    private boolean isAllowed(Dependency dependency) {
        JavaClass used = dependency.getTargetClass();
        if (!used.getPackageName().startsWith(base + ".")) {
            return true;
        }
        Optional<Module> from = moduleOf(dependency.getOriginClass());
        Optional<Module> to = moduleOf(used);
        return from.isPresent()
                && (from.equals(to) || to.filter(from.get().mayUse()::contains).isPresent());
    }

    private Optional<Module> moduleOf(JavaClass javaClass) {
        return Stream.of(Module.values())
                .filter(module -> (javaClass.getPackageName() + ".").startsWith(packageOf(module) + "."))
                .findFirst();
    }

    /** The published language needs nothing but Java, so that any tool can take it in. */
    public ArchRule contractsNeedOnlyJava() {
        String contracts = packageOf(Module.CONTRACTS) + "..";
        return noClasses()
                .that()
                .resideInAPackage(contracts)
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", "javax.crypto..", contracts)));
    }

    /** The legal clock can be used and tested without anything around it. */
    public ArchRule legalRulesNeedNoFramework() {
        return noClasses()
                .that()
                .resideInAPackage(packageOf(Module.LEGAL) + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(FRAMEWORKS));
    }

    /** What a service prints goes through its log, which masks personal data; a command for operators handles keys and prints its result. */
    public ArchRule servicesDoNotPrint() {
        String[] quiet = Stream.of(Module.values())
                .filter(module -> module.isService() || Module.INTAKE.mayUse().contains(module))
                .map(module -> packageOf(module) + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAnyPackage(quiet)
                .and()
                .doNotHaveSimpleName("KeysetCommand")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
    }

    private String packageOf(Module module) {
        return base + "." + module.packageName();
    }
}
