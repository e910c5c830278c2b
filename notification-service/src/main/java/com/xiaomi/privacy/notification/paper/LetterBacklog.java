package com.xiaomi.privacy.notification.paper;

/**
 * Letters that wait for staff.
 *
 * @param waiting all of them
 * @param late those for which staff have had more than three days
 */
public record LetterBacklog(long waiting, long late) {}
