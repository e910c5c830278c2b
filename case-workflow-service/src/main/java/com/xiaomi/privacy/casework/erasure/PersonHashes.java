package com.xiaomi.privacy.casework.erasure;

import java.util.Optional;

/**
 * By what one data system knows a person again: hashes of {@link com.xiaomi.privacy.contracts.suppression.SuppressionHash} under
 * a key of its own, so that the lists of two systems cannot be joined.
 *
 * @param keyId of the key from which the system's key is derived
 * @param email empty if no address is known
 * @param miId empty if no Xiaomi account is known
 */
record PersonHashes(int keyId, Optional<String> email, Optional<String> miId) {}
