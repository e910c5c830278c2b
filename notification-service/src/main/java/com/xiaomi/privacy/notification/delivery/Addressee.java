package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import java.util.Arrays;
import java.util.UUID;

/** To whom a message goes. Holds no address: that is asked at the moment of sending, or configured. */
sealed interface Addressee {

    /** Between the kind and what it says. */
    String SEPARATOR = ":";

    /** The form in the database, for example {@code mailbox:TEAM}. */
    String code();

    /** Reads what {@link #code} wrote. */
    static Addressee of(String code) {
        String[] parts = code.split(SEPARATOR, 2);
        return switch (parts[0]) {
            case "requester" -> new Requester();
            case "staff" -> new StaffMember(UUID.fromString(parts[1]));
            case "mailbox" -> Mailbox.valueOf(parts[1]);
            default -> throw new IllegalArgumentException("no addressee: " + code);
        };
    }

    /** The member of the staff who has a case, or the team if nobody has. */
    static Addressee whoHas(UUID assignee) {
        return assignee == null ? Mailbox.TEAM : new StaffMember(assignee);
    }

    /** The person of the request; the data subject where the message is for them. */
    record Requester() implements Addressee {
        @Override
        public String code() {
            return "requester";
        }
    }

    /**
     * A member of the staff.
     *
     * @param sub of the staff realm
     */
    record StaffMember(UUID sub) implements Addressee {
        @Override
        public String code() {
            return "staff" + SEPARATOR + sub;
        }
    }

    /** A mailbox that several people read. */
    enum Mailbox implements Addressee {
        /** The privacy team. */
        TEAM,
        /** The data protection officer. */
        DPO,
        /** India's grievance officer. */
        GRIEVANCE_OFFICER;

        static Mailbox of(EscalationRole role) {
            return Arrays.stream(values())
                    .filter(mailbox -> mailbox.name().equals(role.name()))
                    .findFirst()
                    .orElse(TEAM);
        }

        @Override
        public String code() {
            return "mailbox" + SEPARATOR + name();
        }
    }
}
