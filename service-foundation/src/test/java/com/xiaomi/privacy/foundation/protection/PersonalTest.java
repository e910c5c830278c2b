package com.xiaomi.privacy.foundation.protection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PersonalTest {

    private static final String VALUE = "erika@example.org";

    @Test
    void printsAsAMaskEvenInsideARecord() {
        assertThat(new Contact(Personal.of(VALUE)).toString()).doesNotContain("erika");
    }

    @Test
    void readsFromJsonAndWritesOnlyTheMask() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Contact contact = json.readValue("{\"email\":\"" + VALUE + "\"}", Contact.class);

        assertThat(contact.email().reveal()).isEqualTo(VALUE);
        assertThat(json.writeValueAsString(contact)).doesNotContain("erika").contains("•••");
    }

    private record Contact(Personal email) {}
}
