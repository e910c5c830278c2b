package com.xiaomi.privacy.checks.deployment;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The front of a cell: what can be said of it without a cluster. Who answers which path: {@link RoutingTest}. */
class GatewayTest {
    private static final String ALL = "com.xiaomi.privacy.checks.deployment.Overlays#all";
    private static final String REGIONS = "com.xiaomi.privacy.checks.deployment.Overlays#regions";

    @ParameterizedTest
    @MethodSource(ALL)
    void nobody_outside_comes_further_than_they_shall(String folder) {
        GatewayRules rules = new GatewayRules(Overlays.of(folder));

        rules.clientsDoNotSpeakForTheProxy();
        rules.whatIsInsideOrForAdministratorsHasNoRoute();
        rules.onlyTheProxiesOfTheirGatewayReachServices();
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void what_passes_is_neither_held_nor_cut_off_nor_sent_twice(String folder) {
        GatewayRules rules = new GatewayRules(Overlays.of(folder));

        rules.bodiesPassPieceByPieceForAsLongAsTheyMove();
        rules.whatMayHaveBeenHandledIsNotSentAgain();
        rules.readersOfLiveStatusesFitThroughOneProxy();
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void tls_is_recent_on_both_sides_and_looks_who_answers(String folder) {
        GatewayRules rules = new GatewayRules(Overlays.of(folder));

        rules.tlsIsRecentAndHasForwardSecrecy();
        rules.backendsAreAskedByTlsUnderTheirNames();
    }

    @ParameterizedTest
    @MethodSource(REGIONS)
    void every_host_and_every_backend_has_a_certificate(String folder) {
        GatewayRules rules = new GatewayRules(Overlays.of(folder));

        rules.everyHostIsServedByTls();
        rules.backendsHaveTheCertificatesThatAreAskedFor();
    }
}
