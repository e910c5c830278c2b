package com.xiaomi.privacy.localstack.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.localstack.LocalService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/requests, INTAKE",
        "/api/v1/requests/EU-7K2M-9QXT, INTAKE",
        "/api/v1/requests/EU-7K2M-9QXT/events, INTAKE",
        "/api/v1/requests/EU-7K2M-9QXT/pass, INTAKE",
        "/api/v1/requests/EU-7K2M-9QXT/attachments/1/complete, INTAKE",
        "/api/v1/requests/EU-7K2M-9QXT/withdrawal, CASEWORK",
        "/api/v1/requests/EU-7K2M-9QXT/appeal, CASEWORK",
        "/api/v1/requests/EU-7K2M-9QXT/fee-answer, CASEWORK",
        "/api/v1/requests/EU-7K2M-9QXT/package, CASEWORK",
        "/api/v1/requests/EU-7K2M-9QXT/packages, INTAKE",
        "/api/v1/requests/package, INTAKE",
        "/api/v1/jurisdictions/DE, INTAKE",
        "/api/v1/policies/current, INTAKE",
        "/api/v1/verifications/1/code, IDENTITY",
        "/api/v1/mandates/1/answer, IDENTITY",
        "/api/v1/webhooks, NOTIFICATION",
        "/api/v1/campaigns/dry-run, NOTIFICATION",
        "/api/v1/inbox/1/read, NOTIFICATION",
        "/api/v1/letters/1/document, NOTIFICATION",
        "/api/v1/cases/1/commands/grant, CASEWORK",
        "/api/v1/tasks/1/files/answer%20%C3%A4.json, CASEWORK",
        "/api/v1/requestsfoo, CASEWORK",
        "/api/v1, CASEWORK",
        "/api/v1/, CASEWORK",
    })
    void everyPathHasItsOwner(String path, LocalService owner) {
        assertThat(OriginRoutes.find(path)).contains(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/internal/contact",
                "/Internal/contact",
                "//internal/contact",
                "/%69nternal/contact",
                "/api/v1/../../internal/contact",
                "/api/v1/..;/..;/internal/contact",
                "/api/v1/%2e%2e/%2E%2E/internal/contact",
                "/api/v1/%252e%252e/%252e%252e/internal/contact",
                "/api/v1/..%2f..%2finternal/contact",
                "/api/v1/..%5c..%5cinternal/contact",
                "/api/v1/..\\..\\internal\\contact",
                "/api/v1//internal/contact",
                "/api/v1/./cases",
                "/api/v1/cases%00",
                "/api/v1/cases;jsessionid=1",
                "/api/v1/cases/.",
                "/api/v1/cases/..",
                "/api",
                "/api/v1x",
                "/api/v2/cases",
                "/API/v1/cases",
                "/q/health",
                "/q/metrics",
                "/q/swagger-ui",
                "http://127.0.0.1/api/v1/cases",
                "*",
                "",
            })
    void anythingElseIsServedByNobody(String path) {
        assertThat(OriginRoutes.find(path)).isEmpty();
    }
}
