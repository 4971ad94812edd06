/** What an author of labs needs: a new lab, all that is wrong with its files, its roads walked. */
@NullMarked
package dev.zdm.runner.dev;

import org.jspecify.annotations.NullMarked;
