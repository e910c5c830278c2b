/** The one origin in front of the services, as the Ingress is on Kubernetes. */
package com.xiaomi.privacy.localstack.origin;
