package com.xiaomi.privacy.casework.transfer;

/** As what somebody works on data (GDPR Art. 4(7) and (8), 26). */
public enum TransferRole {
    CONTROLLER,
    JOINT_CONTROLLER,
    PROCESSOR
}
