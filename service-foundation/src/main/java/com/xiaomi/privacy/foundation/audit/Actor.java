package com.xiaomi.privacy.foundation.audit;

import java.util.UUID;

/** Who did something. Holds ids only: names of staff live in Keycloak, those of requesters in intake. */
public sealed interface Actor {

    /** The form that is written into audit entries and rows, for example {@code staff:018f…}. */
    String code();

    /**
     * A human of the staff, signed in. Only this kind can decide.
     *
     * @param subject the {@code sub} of the staff realm
     */
    record Staff(UUID subject) implements Actor {
        @Override
        public String code() {
            return "staff:" + subject;
        }
    }

    /** The person behind a request, by the pass of that request. */
    record Requester(UUID requestId) implements Actor {
        @Override
        public String code() {
            return "requester:" + requestId;
        }
    }

    /**
     * The data subject for whom another asks, by the code that went to a contact of their own.
     *
     * @param mandateId the mandate that the code is for
     */
    record DataSubject(UUID mandateId) implements Actor {
        @Override
        public String code() {
            return "data-subject:" + mandateId;
        }
    }

    /**
     * Another program with its own credentials: a service of the house or a data system.
     *
     * @param client its OAuth client id
     */
    record Machine(String client) implements Actor {
        @Override
        public String code() {
            return "machine:" + client;
        }
    }

    /**
     * An organisation that sends requests of people by a protocol of its trade: an agent, or another controller.
     *
     * @param id by which the operator lists it; at most 50 characters
     */
    record Partner(String id) implements Actor {
        @Override
        public String code() {
            return "partner:" + id;
        }
    }

    /**
     * Another controller, to whom the person has their data sent (GDPR Art. 20(2)).
     *
     * @param name as the operator calls them
     */
    record Controller(String name) implements Actor {
        @Override
        public String code() {
            return "controller:" + name;
        }
    }

    /** This service by itself: an event it consumed, a timer that went off. */
    record System(String service) implements Actor {
        @Override
        public String code() {
            return "system:" + service;
        }
    }
}
