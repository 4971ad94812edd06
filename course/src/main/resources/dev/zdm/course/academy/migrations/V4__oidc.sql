-- Whom a provider of OpenID Connect lets in as whom. A person is what issuer and subject say; name is what the provider calls them, for people to read.
CREATE TABLE identity (
  issuer text NOT NULL,
  subject text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  account bigint NOT NULL UNIQUE REFERENCES account ON DELETE CASCADE,
  name text NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (issuer, subject)
);
