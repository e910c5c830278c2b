package com.xiaomi.privacy.connector.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.xiaomi.privacy.connector.OpenTask;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What this system holds about one account. Times are UTC.
 *
 * @param profile null where a decision leaves it out
 * @param orders null where a decision leaves them out
 * @param devices null where a decision leaves them out
 * @param consents null where a decision leaves them out
 * @param choices null where a decision leaves them out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Customer(Profile profile, List<Order> orders, List<Device> devices, List<Consent> consents, Choices choices) {

    static final String ACCOUNT = "ACCOUNT";
    static final String CONTACT = "CONTACT";
    static final String ORDERS = "ORDERS";
    static final String DEVICES = "DEVICES";
    static final String MARKETING = "MARKETING";

    /**
     * The part of it that a task is about.
     *
     * @return empty if nothing of it is
     */
    Optional<Customer> limitedTo(OpenTask task) {
        return Optional.of(new Customer(
                        task.covers(ACCOUNT) ? profile : null,
                        task.covers(ORDERS) ? orders : null,
                        task.covers(DEVICES) ? devices : null,
                        task.covers(MARKETING) ? consents : null,
                        task.covers(MARKETING) ? choices : null))
                .filter(part -> !part.equals(NOTHING));
    }

    private static final Customer NOTHING = new Customer(null, null, null, null, null);

    /** @param miId digits of the account */
    record Profile(
            String miId,
            String email,
            String displayName,
            String street,
            String city,
            String country,
            LocalDate memberSince) {}

    /** @param amount decimal, in the currency */
    record Order(String orderId, Instant placedAt, String article, String amount, String currency) {}

    record Device(String model, String serialNumber, LocalDate boundSince) {}

    /** @param withdrawnOn null while it stands */
    record Consent(String name, LocalDate givenOn, LocalDate withdrawnOn) {}

    /**
     * What the person has chosen or the law has stopped.
     *
     * @param directMarketing whether they may be written to for advertising
     * @param profiling whether a profile of them may be made
     * @param saleOfData whether their data may be sold or shared
     * @param restrictedFrom from when on the data is kept and not used; null if it may be used
     */
    record Choices(boolean directMarketing, boolean profiling, boolean saleOfData, LocalDate restrictedFrom) {}

    @Override
    public String toString() {
        return "Customer[***]";
    }
}
