/** The S3 store: buckets and a credential per service. */
package com.xiaomi.privacy.localstack.store;
