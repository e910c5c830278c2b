/** The sample person's mailbox. */
package com.xiaomi.privacy.acceptance.mail;
