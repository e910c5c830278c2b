package com.xiaomi.privacy.legal.form;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.PlacePattern;

/**
 * One row of {@code presence.csv}.
 *
 * @param where the places in which it counts
 * @param right the right asked for; null means any
 * @param kind for whom the request is made; null means anybody
 * @param path the field
 * @param demand what it demands
 */
record PresenceRule(PlacePattern where, Right right, RequesterKind kind, String path, Demand demand) {

    /** What two rows may not have in common. */
    record Key(PlacePattern where, Right right, RequesterKind kind, String path) {}

    Key key() {
        return new Key(where, right, kind, path);
    }

    /** Place before right before kind of requester. */
    int rank() {
        return where.rank() * 4 + (right == null ? 0 : 2) + (kind == null ? 0 : 1);
    }
}
