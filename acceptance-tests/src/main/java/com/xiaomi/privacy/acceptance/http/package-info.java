/** A small, patient HTTP client. */
package com.xiaomi.privacy.acceptance.http;
