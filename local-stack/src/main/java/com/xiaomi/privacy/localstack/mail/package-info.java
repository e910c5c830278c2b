/** The mailbox: takes every e-mail and shows it. */
package com.xiaomi.privacy.localstack.mail;
