/** For authors: open pages follow the files of lessons and labs while these are being written. */
@NullMarked
package dev.zdm.course.drafts;

import org.jspecify.annotations.NullMarked;
