/** What a learner's Java has at hand: the shop's database and what a backfill needs. Runs in the sandbox, not beside the stand. */
@NullMarked
package dev.zdm.shop;

import org.jspecify.annotations.NullMarked;
