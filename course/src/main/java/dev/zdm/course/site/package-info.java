/** The web server and who may ask it. */
@NullMarked
package dev.zdm.course.site;

import org.jspecify.annotations.NullMarked;
