package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.identity.mandate.MandateStep.AlreadyApplied;
import com.xiaomi.privacy.identity.mandate.MandateStep.Applied;
import com.xiaomi.privacy.identity.mandate.MandateStep.Rejected;

/**
 * Where a mandate stands.
 *
 * <pre>
 *             document accepted              said yes, or done without
 * DECLARED ─────────────────────▶ AWAITING_CONFIRMATION ─────────────▶ PROVEN
 *     │                                                                  ▲
 *     └──────────────────────────▶ AWAITING_DOCUMENT ────────────────────┘
 *       said yes, or done without                      document accepted
 *
 * not yet proven ── said no ──▶ REFUSED      not yet proven ── another one ──▶ REPLACED
 * any of these ── taken back ──▶ REVOKED     any of these ── last day over ──▶ EXPIRED
 * </pre>
 *
 * A mandate about which nobody can be asked begins at {@link #AWAITING_DOCUMENT}.
 */
public enum MandateState {
    /** Neither a document was accepted, nor did the data subject say yes. */
    DECLARED,
    /** Only a document is missing. */
    AWAITING_DOCUMENT,
    /** Only the yes of the data subject is missing. */
    AWAITING_CONFIRMATION,
    /** The authority was shown. */
    PROVEN,
    /** The data subject said no before it was proven. */
    REFUSED,
    /** Taken back. */
    REVOKED,
    /** Its last day is over. */
    EXPIRED,
    /** Another one was declared before it was proven. */
    REPLACED;

    /** Whether it can still prove something. */
    boolean isOpen() {
        return switch (this) {
            case DECLARED, AWAITING_DOCUMENT, AWAITING_CONFIRMATION, PROVEN -> true;
            case REFUSED, REVOKED, EXPIRED, REPLACED -> false;
        };
    }

    /** What becomes of it when something happens. */
    MandateStep after(MandateCommand command) {
        return switch (this) {
            case DECLARED ->
                switch (command) {
                    case ACCEPT_DOCUMENT -> new Applied(AWAITING_CONFIRMATION);
                    case CONFIRM, WAIVE_CONFIRMATION -> new Applied(AWAITING_DOCUMENT);
                    case REFUSE, REVOKE, EXPIRE, REPLACE -> unproven(command);
                };
            case AWAITING_DOCUMENT ->
                switch (command) {
                    case ACCEPT_DOCUMENT -> new Applied(PROVEN);
                    case CONFIRM, WAIVE_CONFIRMATION -> new AlreadyApplied();
                    case REFUSE, REVOKE, EXPIRE, REPLACE -> unproven(command);
                };
            case AWAITING_CONFIRMATION ->
                switch (command) {
                    case ACCEPT_DOCUMENT -> new AlreadyApplied();
                    case CONFIRM, WAIVE_CONFIRMATION -> new Applied(PROVEN);
                    case REFUSE, REVOKE, EXPIRE, REPLACE -> unproven(command);
                };
            case PROVEN ->
                switch (command) {
                    case ACCEPT_DOCUMENT, CONFIRM, WAIVE_CONFIRMATION -> new AlreadyApplied();
                    // A no that comes after staff did without the answer takes the authority back.
                    case REFUSE, REVOKE -> new Applied(REVOKED);
                    case EXPIRE -> new Applied(EXPIRED);
                    case REPLACE -> new Rejected(this);
                };
            case REFUSED, REVOKED ->
                switch (command) {
                    case REFUSE, REVOKE -> new AlreadyApplied();
                    case ACCEPT_DOCUMENT, CONFIRM, WAIVE_CONFIRMATION, EXPIRE, REPLACE -> new Rejected(this);
                };
            case EXPIRED ->
                switch (command) {
                    case EXPIRE -> new AlreadyApplied();
                    case ACCEPT_DOCUMENT, CONFIRM, WAIVE_CONFIRMATION, REFUSE, REVOKE, REPLACE -> new Rejected(this);
                };
            case REPLACED ->
                switch (command) {
                    case REPLACE -> new AlreadyApplied();
                    case ACCEPT_DOCUMENT, CONFIRM, WAIVE_CONFIRMATION, REFUSE, REVOKE, EXPIRE -> new Rejected(this);
                };
        };
    }

    private MandateStep unproven(MandateCommand ending) {
        return switch (ending) {
            case REFUSE -> new Applied(REFUSED);
            case REVOKE -> new Applied(REVOKED);
            case EXPIRE -> new Applied(EXPIRED);
            case REPLACE -> new Applied(REPLACED);
            case ACCEPT_DOCUMENT, CONFIRM, WAIVE_CONFIRMATION -> new Rejected(this);
        };
    }
}
