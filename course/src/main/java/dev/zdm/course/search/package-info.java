/** Search over lessons, labs and the glossary: by section, with what was found marked. */
@NullMarked
package dev.zdm.course.search;

import org.jspecify.annotations.NullMarked;
