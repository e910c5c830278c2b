package com.xiaomi.privacy.notification.letter;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** All sentences that people read, in English here and in the other languages in {@code messages/}. */
@MessageBundle(value = "letter", locale = "en")
interface LetterTexts {

    @Message("Hello {name},")
    String greeting(String name);

    @Message("Hello,")
    String greetingWithoutName();

    @Message("We have received your request {reference}")
    String receivedSubject(String reference);

    @Message("Your request {reference} has reached us. You asked for: {rights}.")
    String receivedBody(String reference, String rights);

    @Message("We will answer within the time the law allows. The page of your request shows the date for each part. "
            + "Next we ask you to prove who you are: a code follows in a separate message.")
    String receivedNext();

    @Message("Your code for request {reference}")
    String codeSubject(String reference);

    @Message("Enter this code on the page of your request {reference}:")
    String codeBody(String reference);

    @Message(
            "It works once and for {#switch count}{#case 'one'}{minutes} minute{#else}{minutes} minutes{/switch} after it was sent.")
    String codeValidity(long minutes, String count);

    @Message("It works once, until {date}.")
    String postedCodeValidity(String date);

    @Message("If you did not ask for this, do nothing. Never tell the code to anybody; we never ask for it.")
    String codeWarning();

    @Message("For your protection the code or link itself is not shown here: we send it by e-mail or by letter only.")
    String withheld();

    @Message("The link to your request {reference}")
    String accessSubject(String reference);

    @Message("Somebody asked for a new link to the page of your request {reference}. You find it below.")
    String accessBody(String reference);

    @Message(
            "Open it before {time} (UTC). Once you have opened it, it replaces the link you had before; until then that one still"
                    + " works.")
    String accessValidity(String time);

    @Message(
            "If you did not ask for this, do nothing. Whoever has the link can follow your request: give it to nobody.")
    String accessWarning();

    @Message("Please confirm your new address for request {reference}")
    String newContactSubject(String reference);

    @Message(
            "You asked us to write to this address about your request {reference}. Please confirm it on the page that the"
                    + " link below opens.")
    String newContactBody(String reference);

    @Message("The link works until {time} (UTC). Until you confirm, we write to the address that you gave before.")
    String newContactValidity(String time);

    @Message("If you did not ask for this, do nothing: then nothing changes.")
    String newContactWarning();

    @Message("Confirm your new address")
    String newContactLink();

    @Message("We write to another address about your request {reference}")
    String contactChangedSubject(String reference);

    @Message(
            "As you asked, messages about your request {reference} go to another address from now on. This is the last one"
                    + " to this address.")
    String contactChangedBody(String reference);

    @Message("If you did not ask for this, tell us at once. You find below how to reach us.")
    String contactChangedWarning();

    @Message("We know that request {reference} is yours")
    String provenSubject(String reference);

    @Message("Thank you: you have proven who you are. We examine your request {reference} now.")
    String provenBody(String reference);

    @Message("If that was not you, tell us at once. You find below how to reach us.")
    String provenWarning();

    @Message("It is not proven who you are: request {reference}")
    String unprovenSubject(String reference);

    @Message(
            "The time to prove who you are is over, and we still do not know for sure that request {reference} is yours. "
                    + "A person decides now what becomes of it.")
    String unprovenBody(String reference);

    @Message("You can still prove who you are on the page of your request; a proof that comes late counts.")
    String unprovenNext();

    @Message("We are doing what you asked for: request {reference}")
    String fulfilmentSubject(String reference);

    @Message(
            "We have decided on your request {reference}{#if right} ({right}){/if}. We are now doing what you asked for, or the part of it that the page "
                    + "of your request names. We write to you again when that is done.")
    String fulfilmentBody(String reference, String right);

    @Message("Your data can be downloaded until {date}: request {reference}")
    String packageExpiringSubject(String reference, String date);

    @Message(
            "{right}: your data can be downloaded for {#switch count}{#case 'one'}{days} more day{#else}{days} more days{/switch}, "
                    + "until {date}. After that we delete this copy. If you have it already, you need not do anything.")
    String packageExpiringBody(String right, long days, String count, String date);

    @Message("We are still waiting for your answer: request {reference}")
    String questionReminderSubject(String reference);

    @Message(
            "We asked you a question about your request {reference} and can't go on without your answer. For your protection "
                    + "the question is not in this message: read and answer it on the page of your request.")
    String questionReminderBody(String reference);

    @Message("Please accept or decline the fee: request {reference}")
    String feeReminderSubject(String reference);

    @Message(
            "{right}: we told you of a fee of {amount} and still wait for your answer. Please accept or decline the fee on the "
                    + "page of your request.")
    String feeReminderBody(String right, String amount);

    @Message("You have withdrawn your request {reference}")
    String withdrawnSubject(String reference);

    @Message("{right}: as you asked, we have stopped working on it. You can ask for the same again at any time.")
    String withdrawnBody(String right);

    @Message("Our privacy policy changes")
    String policySubject();

    @Message(
            "A new version of our privacy policy applies from {date}. We write to you because your request {reference} is open. "
                    + "You need not do anything for your request.")
    String policyBody(String reference, String date);

    @Message("Read the new privacy policy")
    String policyLink();

    @Message("Your request {reference} is closed")
    String closedSubject(String reference);

    @Message("{right}: {outcome}.")
    String closedBody(String right, String outcome);

    @Message(
            "Your data is ready. Open the page of your request, prove again who you are, and download it until {date}.")
    String closedPackage(String date);

    @Message("Reasons: {grounds}.")
    String closedGrounds(String grounds);

    @Message("The page of your request shows whether, how and until when you can contest our decision with us.")
    String closedAppeal();

    @Message("You can contest our decision with us until {date}. The page of your request shows how.")
    String closedAppealUntil(String date);

    @Message(
            "You can ask us at any time under which safeguards your data goes to other countries, and for a copy of them.")
    String safeguards();

    @Message("See and change your data yourself in your account")
    String selfServiceAccount();

    @Message("Freeze your account yourself")
    String selfServiceFreeze();

    @Message("Delete your account yourself")
    String selfServiceDelete();

    @Message(
            "This text is a translation that nobody has checked yet. If the two differ, the English text below counts.")
    String notReviewed();

    @Message("If you disagree you can complain to the supervisory authority: {authority}")
    String closedAuthority(String authority);

    @Message("If you disagree you can complain to the supervisory authority of your country.")
    String closedAuthorityUnknown();

    @Message("A message about your request {reference}")
    String messageSubject(String reference);

    @Message(
            "We have written to you about your request {reference}. For your protection the text is not in this message: "
                    + "read it on the page of your request.")
    String messageBody(String reference);

    @Message("We have a question about your request {reference}")
    String questionSubject(String reference);

    @Message(
            "To go on with your request {reference} we need an answer from you. For your protection the question is not in "
                    + "this message: read and answer it on the page of your request.")
    String questionBody(String reference);

    @Message("A fee for your request {reference}")
    String feeSubject(String reference);

    @Message("{right}: we can do this for a fee of {amount}. The page of your request shows how it was calculated. "
            + "Please accept or decline it there.")
    String feeBody(String right, String amount);

    @Message("We have received your appeal, request {reference}")
    String appealSubject(String reference);

    @Message("{right}: your appeal against our decision has arrived. Somebody who did not take part in that decision "
            + "examines it.")
    String appealBody(String right);

    @Message("We will decide it by {date}, {#switch basis}{#case 'STATUTE'}the time that the law sets."
            + "{#case 'PUBLISHED_PERIOD'}the time that we have promised; we know of no law that sets one.{/switch}")
    String appealDue(String date, String basis);

    @Message("We go on with your request {reference}")
    String reopenedSubject(String reference);

    @Message("{right}: this part of your request was closed. We have taken it up again and will answer it.")
    String reopenedBody(String right);

    @Message("What was left of your data is erased too: {reference}")
    String erasureCompletedSubject(String reference);

    @Message(
            "{right}: what we still had to keep by law, and the backups that still held your data, are gone now. Your data is erased"
                    + " everywhere.")
    String erasureCompletedBody(String right);

    @Message("The other controller has your data: {reference}")
    String handedOverSubject(String reference);

    @Message(
            "{right}: as you asked, we have sent the package with your data to the other controller, and they have received all of it. If"
                    + " they ask for the number of your request, it is {reference}; it opens nothing here.")
    String handedOverBody(String right, String reference);

    @Message("We will lift the restriction of your data: {reference}")
    String restrictionLiftSubject(String reference);

    @Message(
            "{right}: you had asked us not to use your data for the time being, and the reason for that is over. On {date} we will"
                    + " lift the restriction; from then on your data may be used again.")
    String restrictionLiftBody(String right, String date);

    @Message(
            "If you object, tell us before that day: answer in the conversation on the page of your request. A member of our team"
                    + " reads it.")
    String restrictionLiftObjection();

    @Message("The restriction of your data stays: {reference}")
    String restrictionKeptSubject(String reference);

    @Message(
            "{right}: we had told you that we would lift the restriction of your data. We do not do that now; the restriction stays.")
    String restrictionKeptBody(String right);

    @Message("The restriction of your data is lifted: {reference}")
    String restrictionLiftedSubject(String reference);

    @Message(
            "{right}: as we had told you, the restriction is lifted now, and your data may be used again. You can ask for a new"
                    + " restriction at any time.")
    String restrictionLiftedBody(String right);

    @Message("Our answer to your request {reference} takes longer")
    String extendedSubject(String reference);

    @Message(
            "{right}: we need more time for our answer, {#switch reason}{#case 'COMPLEXITY'}because what you ask for is "
                    + "complex.{#case 'NUMBER_OF_REQUESTS'}because you have sent us a number of requests.{/switch} "
                    + "The page of your request explains it.")
    String extendedBody(String right, String reason);

    @Message("You will have our answer by {date}.")
    String extendedDue(String date);

    @Message("The time to answer stands still while we wait for you; the page of your request shows the new date.")
    String extendedWithoutDate();

    @Message("Please prove who you are, request {reference}")
    String expiringSubject(String reference);

    @Message("We still do not know for sure that request {reference} is yours. Please prove who you are by {date}.")
    String expiringBody(String reference, String date);

    @Message(
            "The page of your request shows how. After that day a person decides what becomes of your request; a proof that "
                    + "comes late still counts.")
    String expiringNext();

    @Message("We have looked at your document, request {reference}")
    String reviewedSubject(String reference);

    @Message("Somebody of our staff has looked at the document that you sent for request {reference}. "
            + "{#switch outcome}{#case 'ACCEPTED'}It shows what it is to show."
            + "{#case 'REJECTED'}It does not show what it is to show."
            + "{#case 'MORE_NEEDED'}Something is still missing.{/switch}")
    String reviewedBody(String reference, String outcome);

    @Message("What we found: {reasons}.")
    String reviewedReasons(String reasons);

    @Message("{#switch outcome}{#case 'ACCEPTED'}The page of your request shows whether anything else is needed."
            + "{#case 'REJECTED'}The page of your request shows what you can do now."
            + "{#case 'MORE_NEEDED'}Please send it on the page of your request.{/switch}")
    String reviewedNext(String outcome);

    @Message("{#switch reason}{#case 'UNREADABLE'}it can't be read"
            + "{#case 'EXPIRED_DOCUMENT'}it is no longer valid"
            + "{#case 'NAME_DIFFERS'}the name is not the one of the request"
            + "{#case 'NOT_AUTHENTIC'}we could not see that it is genuine"
            + "{#case 'WRONG_DOCUMENT'}it is not the document that is needed"
            + "{#case 'TOO_MUCH_COVERED'}something that we need to see is covered"
            + "{#case 'OTHER_PERSON'}it is about another person{/switch}")
    String reviewReason(String reason);

    @Message("May somebody act for you? Request {reference}")
    String mandateSubject(String reference);

    @Message(
            "Somebody has sent us request {reference} about your personal data. They say that they act for you as {kind}.")
    String mandateBody(String reference, String kind);

    @Message("They ask for: {rights}.")
    String mandateRights(String rights);

    @Message(
            "Open the page below and say yes or no. As long as you do not say yes, they get nothing from us because of this "
                    + "mail. If you say yes, you can take it back on the same page at any time.")
    String mandateNext();

    @Message("If you know nothing of this, say no. Whoever has this link can answer for you: give it to nobody.")
    String mandateWarning();

    @Message("Give your answer")
    String mandateLink();

    @Message(
            "{#switch kind}{#case 'PARENT'}your parent{#case 'GUARDIAN'}your guardian{#case 'AGENT'}your authorised agent"
                    + "{#case 'LAWYER'}your lawyer{#else}your representative{/switch}")
    String mandateKind(String kind);

    @Message("Open the page of your request")
    String link();

    @Message("Responsible for your data:")
    String controller();

    @Message("Grievance Officer: {name}, {phone}, {hours}, {email}")
    String grievanceOfficer(String name, String phone, String hours, String email);

    @Message(
            "{#switch right}{#case 'ACCESS'}access to your data{#case 'RECTIFICATION'}correction{#case 'ERASURE'}erasure"
                    + "{#case 'OBJECTION'}objection{#case 'RESTRICTION'}restriction{#case 'PORTABILITY'}data portability"
                    + "{#case 'WITHDRAW_CONSENT'}withdrawal of consent{#case 'QUESTION'}an answer to your question"
                    + "{#case 'COMPLAINT'}complaint{#case 'GRIEVANCE'}grievance{#case 'OPT_OUT_SALE'}opt-out of sale"
                    + "{#case 'AUTOMATED_DECISION_REVIEW'}review of an automated decision"
                    + "{#case 'NOMINATE'}nomination{/switch}")
    String right(String right);

    @Message("{#switch outcome}{#case 'FULFILLED'}your request was granted"
            + "{#case 'PARTIALLY_FULFILLED'}your request was granted in part{#case 'REFUSED'}your request was refused"
            + "{#case 'WITHDRAWN'}you withdrew your request"
            + "{#case 'EXPIRED'}your request was closed because your identity was not proven"
            + "{#case 'DUPLICATE'}you had asked for the same before; the earlier request goes on{/switch}")
    String outcome(String outcome);

    @Message("{#switch ground}{#case 'NOT_MEANINGFUL'}the request has no meaning"
            + "{#case 'MANIFESTLY_UNFOUNDED'}the request is manifestly unfounded"
            + "{#case 'EXCESSIVE'}the request is excessive"
            + "{#case 'HARMS_OTHERS_PRIVACY'}it would harm the privacy of others"
            + "{#case 'EXTREMELY_UNREALISTIC'}it is extremely unrealistic"
            + "{#case 'DISPROPORTIONATE_TECHNICAL_WORK'}it would need disproportionate technical work"
            + "{#case 'NOT_REQUIRED_BY_LOCAL_LAW'}local law does not require it"
            + "{#case 'INFORMATION_MADE_PUBLIC'}the information was made public"
            + "{#case 'GIVEN_IN_CONFIDENCE'}the information was given in confidence"
            + "{#case 'DEFEATS_FRAUD_OR_SECURITY_USE'}it would defeat the prevention of fraud or the security of a service"
            + "{/switch}")
    String ground(String ground);
}
