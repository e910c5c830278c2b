package com.xiaomi.privacy.legal.checklist;

/**
 * Something to look at before a case is answered.
 *
 * @param code names it within its right
 * @param text in English, for staff
 * @param source section of the policy or article of a law
 */
public record ChecklistItem(String code, String text, String source) {}
