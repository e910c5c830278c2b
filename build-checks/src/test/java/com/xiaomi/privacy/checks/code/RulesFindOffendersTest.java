package com.xiaomi.privacy.checks.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.xiaomi.privacy.checks.code.offenders.EntityResource;
import com.xiaomi.privacy.checks.code.offenders.InjectsField;
import com.xiaomi.privacy.checks.code.offenders.OpenEndpoint;
import com.xiaomi.privacy.checks.code.offenders.QueryingResource;
import com.xiaomi.privacy.checks.code.offenders.StringUtils;
import com.xiaomi.privacy.checks.code.offenders.TakesSetting;
import com.xiaomi.privacy.checks.code.offenders.UsesDate;
import com.xiaomi.privacy.checks.code.offenders.casework.CaseStore;
import com.xiaomi.privacy.checks.code.offenders.contracts.NeedsJakarta;
import com.xiaomi.privacy.checks.code.offenders.foundation.UsesItsUser;
import com.xiaomi.privacy.checks.code.offenders.intake.Prints;
import com.xiaomi.privacy.checks.code.offenders.intake.UsesAnotherService;
import com.xiaomi.privacy.checks.code.offenders.legal.NeedsFramework;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule finds the class that breaks it, and only what is broken. */
class RulesFindOffendersTest {
    private static final ModuleRules MODULES = new ModuleRules(InjectsField.class.getPackageName());

    private static List<String> violations(ArchRule rule, Class<?>... offenders) {
        return rule.evaluate(new ClassFileImporter().importClasses(offenders))
                .getFailureReport()
                .getDetails();
    }

    @Test
    void a_service_that_uses_another_is_found() {
        assertThat(violations(MODULES.dependenciesPointOneWay(), UsesAnotherService.class, CaseStore.class))
                .isNotEmpty()
                .allMatch(violation -> violation.contains("UsesAnotherService"));
    }

    @Test
    void a_foundation_that_uses_its_user_is_found() {
        assertThat(violations(MODULES.dependenciesPointOneWay(), UsesItsUser.class, CaseStore.class))
                .isNotEmpty()
                .allMatch(violation -> violation.contains("UsesItsUser"));
    }

    @Test
    void a_contract_that_needs_more_than_java_is_found() {
        assertThat(violations(MODULES.contractsNeedOnlyJava(), NeedsJakarta.class))
                .isNotEmpty();
    }

    @Test
    void a_legal_rule_that_needs_a_framework_is_found() {
        assertThat(violations(MODULES.legalRulesNeedNoFramework(), NeedsFramework.class))
                .isNotEmpty();
    }

    @Test
    void a_service_that_prints_is_found() {
        assertThat(violations(MODULES.servicesDoNotPrint(), Prints.class)).isNotEmpty();
    }

    @Test
    void the_one_endpoint_without_declared_access_is_found() {
        assertThat(violations(HouseRules.EVERY_ENDPOINT_DECLARES_ITS_ACCESS, OpenEndpoint.class))
                .singleElement()
                .asString()
                .contains("undeclared");
    }

    @Test
    void an_injected_field_is_found() {
        assertThat(violations(HouseRules.NOTHING_IS_INJECTED_INTO_FIELDS, InjectsField.class))
                .hasSize(1);
    }

    @Test
    void a_setting_of_our_own_that_is_taken_alone_is_found() {
        assertThat(violations(HouseRules.SETTINGS_ARE_READ_BY_MAPPINGS, TakesSetting.class))
                .singleElement()
                .asString()
                .contains("rights.origin-url");
    }

    @Test
    void a_name_that_says_nothing_is_found() {
        assertThat(violations(HouseRules.NAMES_SAY_WHAT_A_CLASS_IS_FOR, StringUtils.class))
                .hasSize(1);
    }

    @Test
    void a_date_is_found() {
        assertThat(violations(HouseRules.TIME_IS_JAVA_TIME, UsesDate.class)).isNotEmpty();
    }

    @Test
    void a_resource_that_queries_is_found() {
        assertThat(violations(HouseRules.RESOURCES_LEAVE_THE_DATABASE_ALONE, QueryingResource.class))
                .isNotEmpty();
    }

    @Test
    void an_entity_in_a_list_that_goes_over_the_wire_is_found() {
        assertThat(violations(HouseRules.API_TYPES_ARE_NEVER_ENTITIES, EntityResource.class, EntityResource.Row.class))
                .singleElement()
                .asString()
                .contains("rows()");
    }
}
