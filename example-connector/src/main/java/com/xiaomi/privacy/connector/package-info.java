/** A sample data system: shows the owners of real ones how to answer fulfilment tasks. */
package com.xiaomi.privacy.connector;
