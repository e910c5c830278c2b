package com.xiaomi.privacy.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.connector.CustomerStore.Match;
import com.xiaomi.privacy.connector.OpenTask.Identifiers;
import org.junit.jupiter.api.Test;

class CustomerStoreTest {
    private final CustomerStore store = CustomerStore.sample(ConnectorJson.mapper());

    @Test
    void anAccountIsFoundByItsAddressInAnyCase() {
        assertThat(store.find(new Identifiers("Erika.Mustermann@Example.ORG", null)))
                .isInstanceOfSatisfying(
                        Match.Found.class,
                        found -> assertThat(found.customer().profile().miId()).isEqualTo("1234567890"));
    }

    @Test
    void addressAndAccountOfTheSamePersonFit() {
        assertThat(store.find(new Identifiers("erika.mustermann@example.org", "1234567890")))
                .isInstanceOf(Match.Found.class);
    }

    @Test
    void aStatedAccountDoesNotOpenSomebodyElsesData() {
        assertThat(store.find(new Identifiers("stranger@example.org", "1234567890")))
                .isInstanceOf(Match.Conflict.class);
        assertThat(store.find(new Identifiers("asha.verma@example.org", "1234567890")))
                .isInstanceOf(Match.Conflict.class);
    }

    @Test
    void nothingIsHeldAboutAStranger() {
        assertThat(store.find(new Identifiers("stranger@example.org", null))).isInstanceOf(Match.Nothing.class);
        assertThat(store.find(new Identifiers("stranger@example.org", "999"))).isInstanceOf(Match.Nothing.class);
    }
}
