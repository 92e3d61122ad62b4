//! What articles have to do with each other: text reuse, claims, sources, origins.
