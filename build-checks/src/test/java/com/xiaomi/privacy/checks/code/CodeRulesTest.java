package com.xiaomi.privacy.checks.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.xiaomi.privacy.checks.project.Module;
import org.junit.jupiter.api.Test;

/** The code of all modules keeps the rules. */
class CodeRulesTest {
    private static final ModuleRules MODULES = new ModuleRules(CodeBase.PACKAGE);

    private final JavaClasses code = CheckedCode.ALL;

    @Test
    void every_module_is_looked_at() {
        for (Module module : Module.values()) {
            String itsPackage = CodeBase.PACKAGE + "." + module.packageName();
            assertThat(code.stream().filter(any -> (any.getPackageName() + ".").startsWith(itsPackage + ".")))
                    .as(module.folder())
                    .isNotEmpty();
        }
    }

    @Test
    void dependencies_point_one_way_and_no_service_uses_another() {
        MODULES.dependenciesPointOneWay().check(code);
    }

    @Test
    void the_contracts_need_only_java() {
        MODULES.contractsNeedOnlyJava().check(code);
    }

    @Test
    void the_legal_rules_need_no_framework() {
        MODULES.legalRulesNeedNoFramework().check(code);
    }

    @Test
    void services_do_not_print() {
        MODULES.servicesDoNotPrint().check(code);
    }

    @Test
    void every_endpoint_declares_its_access() {
        HouseRules.EVERY_ENDPOINT_DECLARES_ITS_ACCESS.check(code);
    }

    @Test
    void nothing_is_injected_into_fields() {
        HouseRules.NOTHING_IS_INJECTED_INTO_FIELDS.check(code);
    }

    @Test
    void names_say_what_a_class_is_for() {
        HouseRules.NAMES_SAY_WHAT_A_CLASS_IS_FOR.check(code);
    }

    @Test
    void time_is_java_time() {
        HouseRules.TIME_IS_JAVA_TIME.check(code);
    }

    @Test
    void resources_leave_the_database_alone() {
        HouseRules.RESOURCES_LEAVE_THE_DATABASE_ALONE.check(code);
    }

    @Test
    void settings_are_read_by_mappings() {
        HouseRules.SETTINGS_ARE_READ_BY_MAPPINGS.check(code);
    }

    @Test
    void api_types_are_never_entities() {
        HouseRules.API_TYPES_ARE_NEVER_ENTITIES.check(code);
    }
}
