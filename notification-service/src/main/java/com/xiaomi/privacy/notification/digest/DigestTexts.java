package com.xiaomi.privacy.notification.digest;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** All sentences of digests. In English only, as all that staff read. */
@MessageBundle("digest")
interface DigestTexts {

    @Message("Your cases: {overdue} overdue, {dueSoon} due within a week")
    String agentSubject(long overdue, long dueSoon);

    @Message("Of your {open} open cases, {overdue} are overdue and {dueSoon} are due within a week.")
    String agentBody(long open, long overdue, long dueSoon);

    @Message("Of an agent's {open} open cases, {overdue} are overdue and {dueSoon} are due within a week.")
    String absentBody(long open, long overdue, long dueSoon);

    @Message("The agent can't be reached by e-mail. Give the cases to somebody who is there.")
    String absentNext();

    @Message("Cases that nobody has: {open}")
    String teamSubject(long open);

    @Message(
            "Cases that wait for an agent: {open}. Of those, {overdue} are overdue and {dueSoon} are due within a week.")
    String teamBody(long open, long overdue, long dueSoon);

    @Message("Letters to print and post: {waiting}")
    String lettersSubject(long waiting);

    @Message(
            "Letters that wait to be printed and posted: {waiting}. Of those, {late} have waited for more than three days.")
    String letters(long waiting, long late);

    @Message("Cases with messages of the person that nobody has read: {unread}.")
    String unread(long unread);

    @Message("Due first:")
    String first();

    @Message("{reference}, {right}, due {due}")
    String dated(String reference, String right, String due);

    @Message("{reference}, {right}, no date runs at present")
    String undated(String reference, String right);
}
