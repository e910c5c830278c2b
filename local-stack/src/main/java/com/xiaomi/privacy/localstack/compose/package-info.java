/** The compose file, read strictly, and what it tells a service on the servers of a stack. */
package com.xiaomi.privacy.localstack.compose;
