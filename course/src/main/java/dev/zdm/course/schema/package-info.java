/** What the shop consists of, for whoever completes names while somebody types. */
@NullMarked
package dev.zdm.course.schema;

import org.jspecify.annotations.NullMarked;
