package com.xiaomi.privacy.connector.customers;

import com.xiaomi.privacy.connector.ExportFile;
import com.xiaomi.privacy.connector.OpenTask;
import com.xiaomi.privacy.connector.TaskAnswer;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts, within one transaction. */
final class CustomerStore {
    private final Connection connection;
    private final RemainingJson json = new RemainingJson();

    CustomerStore(Connection connection) {
        this.connection = connection;
    }

    /** What the store holds about somebody. */
    sealed interface Match {
        /** One account fits everything that is known. */
        record Found(String miId) implements Match {}

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
        Optional<String> byEmail = rows(
                        row -> row.getString(1),
                        "SELECT mi_id FROM account WHERE lower(email) = lower(?)",
                        identifiers.email())
                .stream()
                .findFirst();
        String stated = identifiers.miId();
        if (byEmail.isPresent()) {
            return stated == null || stated.equals(byEmail.get())
                    ? new Match.Found(byEmail.get())
                    : new Match.Conflict();
        }
        boolean othersAccount = stated != null && has(stated);
        return othersAccount ? new Match.Conflict() : new Match.Nothing();
    }

    /** All accounts, without what belongs to them. */
    List<Customer.Profile> profiles() {
        return rows(
                CustomerStore::profile,
                "SELECT mi_id, email, display_name, street, city, country, member_since FROM account ORDER BY mi_id");
    }

    /** Whether there is an account of this number. */
    boolean has(String miId) {
        return !rows(row -> 1, "SELECT 1 FROM account WHERE mi_id = ?", miId).isEmpty();
    }

    /** Everything about an account. */
    Customer read(String miId) {
        List<Customer.Order> orders = rows(
                CustomerStore::order,
                "SELECT order_id, placed_at, article, amount, currency FROM customer_order WHERE mi_id = ?"
                        + " ORDER BY placed_at, order_id",
                miId);
        List<Customer.Device> devices = rows(
                row -> new Customer.Device(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)),
                "SELECT model, serial_number, bound_since FROM device WHERE mi_id = ? ORDER BY serial_number",
                miId);
        List<Customer.Consent> consents = consents(miId);
        return rows(
                        row -> new Customer(profile(row), orders, devices, consents, choices(row)),
                        "SELECT mi_id, email, display_name, street, city, country, member_since,"
                                + " direct_marketing, profiling, sale_of_data, restricted_from"
                                + " FROM account WHERE mi_id = ?",
                        miId)
                .getFirst();
    }

    /** The consents of an account, by name. */
    List<Customer.Consent> consents(String miId) {
        return rows(
                row -> new Customer.Consent(
                        row.getString(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)),
                "SELECT name, given_on, withdrawn_on FROM consent WHERE mi_id = ? ORDER BY name",
                miId);
    }

    private static Customer.Profile profile(ResultSet row) throws SQLException {
        return new Customer.Profile(
                row.getString("mi_id"),
                row.getString("email"),
                row.getString("display_name"),
                row.getString("street"),
                row.getString("city"),
                row.getString("country"),
                row.getObject("member_since", LocalDate.class));
    }

    private static Customer.Choices choices(ResultSet row) throws SQLException {
        return new Customer.Choices(
                row.getBoolean("direct_marketing"),
                row.getBoolean("profiling"),
                row.getBoolean("sale_of_data"),
                row.getObject("restricted_from", LocalDate.class));
    }

    private static Customer.Order order(ResultSet row) throws SQLException {
        return new Customer.Order(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getBigDecimal(4).toPlainString(),
                row.getString(5));
    }

    /** Adds an account. */
    void add(Customer customer) {
        Customer.Profile profile = customer.profile();
        Customer.Choices choices = customer.choices();
        update(
                "INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                profile.miId(),
                profile.email(),
                profile.displayName(),
                profile.street(),
                profile.city(),
                profile.country(),
                profile.memberSince(),
                choices.directMarketing(),
                choices.profiling(),
                choices.saleOfData(),
                choices.restrictedFrom());
        customer.orders()
                .forEach(order -> update(
                        "INSERT INTO customer_order VALUES (?, ?, NULL, ?, ?, ?, ?)",
                        order.orderId(),
                        profile.miId(),
                        utc(order.placedAt()),
                        order.article(),
                        new BigDecimal(order.amount()),
                        order.currency()));
        customer.devices()
                .forEach(device -> update(
                        "INSERT INTO device VALUES (?, ?, ?, ?)",
                        device.serialNumber(),
                        profile.miId(),
                        device.model(),
                        device.boundSince()));
        customer.consents()
                .forEach(consent -> update(
                        "INSERT INTO consent VALUES (?, ?, ?, ?)",
                        profile.miId(),
                        consent.name(),
                        consent.givenOn(),
                        consent.withdrawnOn()));
    }

    /** Writes a field of the profile anew. */
    void correct(String miId, ProfileField field, String value) {
        update("UPDATE account SET " + field.column() + " = ? WHERE mi_id = ?", value, miId);
    }

    /** Removes the devices of an account. */
    void removeDevices(String miId) {
        update("DELETE FROM device WHERE mi_id = ?", miId);
    }

    /** Removes the consents of an account. */
    void removeConsents(String miId) {
        update("DELETE FROM consent WHERE mi_id = ?", miId);
    }

    /** Removes the orders that were placed before a time; the others only say which erasure had to leave them. */
    void removeOrders(String miId, Instant keptSince, UUID taskId) {
        update("DELETE FROM customer_order WHERE mi_id = ? AND placed_at < ?", miId, utc(keptSince));
        update("UPDATE customer_order SET mi_id = NULL, kept_for = ? WHERE mi_id = ?", taskId, miId);
    }

    /** Removes the orders that an erasure had to leave and that were placed before a time. */
    void removeKeptOrders(UUID taskId, Instant keptSince) {
        update("DELETE FROM customer_order WHERE kept_for = ? AND placed_at < ?", taskId, utc(keptSince));
    }

    /** Removes the account itself, once nothing belongs to it. */
    void removeAccount(String miId) {
        update("DELETE FROM account WHERE mi_id = ?", miId);
    }

    /** Says what may be done with the data of an account from now on. */
    void choose(String miId, Customer.Choices choices) {
        update(
                "UPDATE account SET direct_marketing = ?, profiling = ?, sale_of_data = ?, restricted_from = ?"
                        + " WHERE mi_id = ?",
                choices.directMarketing(),
                choices.profiling(),
                choices.saleOfData(),
                choices.restrictedFrom(),
                miId);
    }

    /**
     * Notes for which task an account is restricted.
     *
     * @param taskId null if it is not any more
     */
    void restrictedFor(String miId, UUID taskId) {
        update("UPDATE account SET restricted_for = ? WHERE mi_id = ?", taskId, miId);
    }

    /** Lifts what was restricted for a task; what is restricted for another one by now stays. */
    void lift(UUID taskId) {
        update("UPDATE account SET restricted_from = NULL, restricted_for = NULL WHERE restricted_for = ?", taskId);
    }

    /** Ends a consent. */
    void withdraw(String miId, String consent, LocalDate on) {
        update(
                "UPDATE consent SET withdrawn_on = ? WHERE mi_id = ? AND name = ? AND withdrawn_on IS NULL",
                on,
                miId,
                consent);
    }

    /** What was done for a task before; empty if nothing was. */
    Optional<CarriedOut> carriedOut(UUID taskId) {
        return rows(
                        row -> new CarriedOut(
                                new TaskAnswer(
                                        TaskResult.valueOf(row.getString(1)),
                                        row.getString(2),
                                        json.readRemaining(row.getString(5)),
                                        told(taskId)),
                                Optional.ofNullable(row.getString(3)).map(name -> new ExportFile(name, bytes(row)))),
                        "SELECT result, reason, report_name, report, remaining FROM carried_out WHERE task_id = ?",
                        taskId)
                .stream()
                .findFirst();
    }

    private static byte[] bytes(ResultSet row) {
        try {
            return row.getBytes(4);
        } catch (SQLException e) {
            throw new IllegalStateException("a report can't be read", e);
        }
    }

    private List<TaskAnswer.ToldRecipient> told(UUID taskId) {
        return rows(
                row -> new TaskAnswer.ToldRecipient(row.getString(1), row.getString(2)),
                "SELECT recipient, outcome FROM recipient_told WHERE task_id = ? ORDER BY recipient",
                taskId);
    }

    /** Notes what was done for a task, and whom the mail room is to tell of it. */
    void note(UUID taskId, CarriedOut done) {
        done.answer()
                .recipients()
                .forEach(told -> update(
                        "INSERT INTO recipient_told VALUES (?, ?, ?)", taskId, told.recipient(), told.outcome()));
        update(
                "INSERT INTO carried_out VALUES (?, ?, ?, ?, ?, ?)",
                taskId,
                done.answer().result().name(),
                done.answer().reason(),
                json.write(done.answer().remaining()),
                done.report().map(ExportFile::name).orElse(null),
                done.report().map(ExportFile::content).orElse(null));
    }

    /** The report about a task has arrived. */
    void forgetReport(UUID taskId) {
        update("UPDATE carried_out SET report_name = NULL, report = NULL WHERE task_id = ?", taskId);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private void update(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the database refuses a change", e);
        }
    }

    private <T> List<T> rows(Reader<T> reader, String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("the database can't be read", e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * What was done for a task.
     *
     * @param report empty if there is none, or it has arrived
     */
    record CarriedOut(TaskAnswer answer, Optional<ExportFile> report) {}
}
