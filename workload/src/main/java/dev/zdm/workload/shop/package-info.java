/** The shop: its schema, its seed, and the checksum that proves it. */
@NullMarked
package dev.zdm.workload.shop;

import org.jspecify.annotations.NullMarked;
