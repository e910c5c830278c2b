package com.xiaomi.privacy.connector;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this system holds about one account. Times are UTC.
 *
 * @param profile null where a decision leaves it out
 * @param orders null where a decision leaves them out
 * @param devices null where a decision leaves them out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Customer(Profile profile, List<Order> orders, List<Device> devices) {

    private static final String ACCOUNT = "ACCOUNT";
    private static final String ORDERS = "ORDERS";
    private static final String DEVICES = "DEVICES";

    /**
     * The part of it that a decision is about.
     *
     * @param categories as the task names them; empty for all
     * @return empty if nothing of it is in these categories
     */
    Optional<Customer> limitedTo(Set<String> categories) {
        if (categories.isEmpty()) {
            return Optional.of(this);
        }
        return Optional.of(new Customer(
                        categories.contains(ACCOUNT) ? profile : null,
                        categories.contains(ORDERS) ? orders : null,
                        categories.contains(DEVICES) ? devices : null))
                .filter(part -> part.profile != null || part.orders != null || part.devices != null);
    }

    /** @param miId digits of the account */
    record Profile(String miId, String email, String displayName, String country, LocalDate memberSince) {}

    /** @param amount decimal, in the currency */
    record Order(String orderId, Instant placedAt, String article, String amount, String currency) {}

    record Device(String model, String serialNumber, LocalDate boundSince) {}

    @Override
    public String toString() {
        return "Customer[***]";
    }
}
