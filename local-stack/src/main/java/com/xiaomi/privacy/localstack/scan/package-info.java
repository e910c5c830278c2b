/** The virus scanner. */
package com.xiaomi.privacy.localstack.scan;
