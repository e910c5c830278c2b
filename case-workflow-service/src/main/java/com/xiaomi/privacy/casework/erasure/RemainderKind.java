package com.xiaomi.privacy.casework.erasure;

/** Why a part of what was to be erased is still there. */
public enum RemainderKind {
    /** The law wants it kept (GDPR Art. 17(3)(b), (e)). */
    RETENTION,
    /** It lies in backups, which expire by themselves. */
    BACKUP
}
