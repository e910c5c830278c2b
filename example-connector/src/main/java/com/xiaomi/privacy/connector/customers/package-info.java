/** A sample system with accounts, orders and devices: what a team writes to carry rights out in its own system. */
package com.xiaomi.privacy.connector.customers;
