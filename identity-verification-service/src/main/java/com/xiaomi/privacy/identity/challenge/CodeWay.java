package com.xiaomi.privacy.identity.challenge;

/** How a code reaches the person. */
public enum CodeWay {
    /** By e-mail, at once. */
    MAIL,
    /** By a letter that staff print and post. */
    POST
}
