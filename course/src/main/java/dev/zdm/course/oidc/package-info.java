/** Signing in with OpenID Connect, through a provider that an installation names. */
@NullMarked
package dev.zdm.course.oidc;

import org.jspecify.annotations.NullMarked;
