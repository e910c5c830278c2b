package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The system's own data: a few invented accounts. */
final class CustomerStore {
    private final List<Customer> customers;

    CustomerStore(List<Customer> customers) {
        this.customers = List.copyOf(customers);
    }

    /** The accounts that come with the connector. */
    static CustomerStore sample(ObjectMapper json) {
        try (InputStream file = CustomerStore.class.getResourceAsStream("/sample-customers.json")) {
            return new CustomerStore(json.readValue(file, new TypeReference<List<Customer>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the store holds about somebody. */
    sealed interface Match {
        /** One account fits everything that is known. */
        record Found(Customer customer) implements Match {}

        /** There is nothing about this person. */
        record Nothing() implements Match {}

        /** The stated Mi ID is not the account of the proven e-mail address. */
        record Conflict() implements Match {}
    }

    /**
     * Looks somebody up. Only the e-mail address is proven; a Mi ID that somebody merely states must not open another
     * person's account.
     */
    Match find(OpenTask.Identifiers identifiers) {
        Optional<Customer> byEmail = customers.stream()
                .filter(customer -> customer.profile().email().equalsIgnoreCase(identifiers.email()))
                .findFirst();
        boolean accountStated = identifiers.miId() != null;
        if (byEmail.isPresent()) {
            Customer customer = byEmail.get();
            return accountStated && !customer.profile().miId().equals(identifiers.miId())
                    ? new Match.Conflict()
                    : new Match.Found(customer);
        }
        boolean othersAccount = accountStated
                && customers.stream()
                        .anyMatch(customer -> customer.profile().miId().equals(identifiers.miId()));
        return othersAccount ? new Match.Conflict() : new Match.Nothing();
    }
}
