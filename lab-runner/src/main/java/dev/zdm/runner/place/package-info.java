/** Which of several servers a stand is on, and what becomes of it when that server dies. */
@NullMarked
package dev.zdm.runner.place;

import org.jspecify.annotations.NullMarked;
