package com.xiaomi.privacy.casework.disclosure;

/** How far a disclosure is. */
public enum DisclosureState {
    /** One person wants it. */
    PROPOSED,
    /** A second person agreed; nothing has left yet. */
    APPROVED,
    /** A second person disagreed: nothing leaves. */
    DECLINED,
    /** The data has left the house. */
    MADE
}
