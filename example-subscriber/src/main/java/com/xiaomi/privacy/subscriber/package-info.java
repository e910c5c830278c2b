/** A sample tool that follows cases: shows the owners of real ones how to subscribe (docs/subscribe.md). Copy it. */
package com.xiaomi.privacy.subscriber;
