package dev.zdm.course.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.zdm.course.accounts.Identity;
import java.util.OptionalLong;

/** How far a browser is on its way to the provider and back. */
sealed interface Journey {

    /** The account that it is to be connected to; empty for whoever signs in. */
    OptionalLong connecting();

    /** On its way, and what it has to bring back. */
    record Leaving(State state, Nonce nonce, CodeVerifier verifier, OptionalLong connecting) implements Journey {

        static Leaving now(OptionalLong connecting) {
            return new Leaving(new State(32), new Nonce(32), new CodeVerifier(), connecting);
        }
    }

    /** Back, with who they are there; they have to say who they are here. */
    record Arrived(Identity identity, OptionalLong connecting) implements Journey {}
}
