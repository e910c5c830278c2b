package com.xiaomi.privacy.contracts.vocabulary;

/** A part of a person's data that a decision can treat by itself (privacy policy §3). */
public enum DataCategory {
    /** The account itself: Mi ID, profile, settings. */
    ACCOUNT,
    /** E-mail address, telephone number, postal address. */
    CONTACT,
    /** Purchases, payments, deliveries. */
    ORDERS,
    /** Devices bound to the account and what they report. */
    DEVICES,
    /** Use of services and pages. */
    USAGE,
    /** Places where the person was. */
    LOCATION,
    /** Dealings with support, repairs. */
    SUPPORT,
    /** Newsletters, profiles for advertising. */
    MARKETING,
    /** Logs kept against fraud and for security. */
    SECURITY,
    /** Pictures and files the person stored. */
    CONTENT,
    /** What none of the others names. */
    OTHER
}
