package com.xiaomi.privacy.legal.clock;

/**
 * One reason behind a reading, in the order of the reasoning.
 *
 * @param rule the counting rule (`R1` to `R12`), or a word for what is no counting rule: `LAW`, `RECEIPT`, `EVENT`,
 *     `ACKNOWLEDGE`, `IMPLEMENT`, `CALENDAR`, `ANSWER`
 * @param article the article it rests on
 * @param explanation a sentence for staff; no personal data
 */
public record Step(String rule, String article, String explanation) {}
