package com.xiaomi.privacy.connector;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What this system holds about one account. Times are UTC. */
record Customer(Profile profile, List<Order> orders, List<Device> devices) {

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
