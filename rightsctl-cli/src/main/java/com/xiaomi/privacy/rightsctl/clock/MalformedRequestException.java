package com.xiaomi.privacy.rightsctl.clock;

/** The JSON handed in is not a case; the message begins with the field that is wrong. */
final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedRequestException(String field, String why) {
        super(field + ": " + why);
    }
}
