package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import java.util.UUID;

/**
 * A content that lies encrypted in the store.
 *
 * @param dataKeyId its own key, which it needs beside the request's
 */
public record KeptContent(Sealed sealed, UUID dataKeyId) {}
