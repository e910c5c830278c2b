package com.xiaomi.privacy.contracts.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.xiaomi.privacy.contracts.event.EventType;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import org.junit.jupiter.api.Test;

/** The published language needs nothing but Java, so that any tool can take it in. */
class ContractsDependOnNothingTest {

    private static final ArchRule ONLY_JAVA = noClasses()
            .should()
            .dependOnClassesThat(not(resideInAnyPackage("java..", "javax.crypto..", "com.xiaomi.privacy.contracts..")));

    @Test
    void the_contracts_need_nothing_but_java() {
        JavaClasses contracts = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("com.xiaomi.privacy.contracts");

        assertThat(contracts.contain(PrivacyEvent.class)).isTrue();
        assertThat(contracts.contain(EventType.class)).isTrue();
        assertThat(contracts.contain(Right.class)).isTrue();
        assertThat(contracts.contain(NeedsJackson.class)).isFalse();
        ONLY_JAVA.check(contracts);
    }

    @Test
    void the_rule_finds_a_class_that_needs_more() {
        JavaClasses offender = new ClassFileImporter().importClasses(NeedsJackson.class);

        assertThat(ONLY_JAVA.evaluate(offender).hasViolation()).isTrue();
    }

    private record NeedsJackson(@JsonProperty("renamed") String value) {}
}
