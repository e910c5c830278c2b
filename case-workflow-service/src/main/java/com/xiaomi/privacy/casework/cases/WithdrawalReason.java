package com.xiaomi.privacy.casework.cases;

/** Why a person takes a request back, if they say so. */
public enum WithdrawalReason {
    NO_LONGER_NEEDED,
    SOLVED_OTHERWISE,
    ASKED_BY_MISTAKE,
    TAKES_TOO_LONG,
    OTHER
}
