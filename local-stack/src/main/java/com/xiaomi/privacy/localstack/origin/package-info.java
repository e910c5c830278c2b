/** The one origin in front of the services, as the Gateway is on Kubernetes. */
package com.xiaomi.privacy.localstack.origin;
