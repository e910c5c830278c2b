/** The trace sink: keeps what the services export, so that it can be searched. */
package com.xiaomi.privacy.localstack.trace;
