package com.xiaomi.privacy.checks.deployment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The servers of every region keep the rules. */
@ParameterizedClass(name = "{0}")
@MethodSource("com.xiaomi.privacy.checks.deployment.Overlays#regions")
class ServersTest {

    private final ServerRules rules;

    ServersTest(String folder) {
        this.rules = new ServerRules(Overlays.of(folder));
    }

    @Test
    void topics_are_those_of_the_contract() {
        rules.topicsAreThoseOfTheContract();
    }

    @Test
    void the_broker_knows_the_users_of_the_contract_and_an_operator() {
        rules.theBrokerKnowsTheUsersOfTheContractAndAnOperator();
    }

    @Test
    void services_may_reach_the_broker_where_they_look_for_it() {
        rules.servicesMayReachTheBrokerWhereTheyLookForIt();
    }

    @Test
    void each_service_scales_by_the_lag_of_what_it_listens_to_and_by_its_processors() {
        rules.eachServiceScalesByTheLagOfWhatItListensToAndByItsProcessors();
    }

    @Test
    void each_database_is_on_the_server_where_its_service_looks_for_it() {
        rules.eachDatabaseIsOnTheServerWhereItsServiceLooksForIt();
    }

    @Test
    void the_servers_bear_as_many_replicas_as_there_may_be() {
        rules.theServersBearAsManyReplicasAsThereMayBe();
    }

    @Test
    void keys_are_backed_up_apart_and_not_for_long() {
        rules.keysAreBackedUpApartAndNotForLong();
    }

    @Test
    void buckets_are_those_that_the_services_use_and_anchors_are_locked() {
        rules.bucketsAreThoseThatTheServicesUseAndAnchorsAreLocked();
    }
}
