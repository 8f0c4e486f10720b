"""报送包 (`.nbz`): reports on their way to the superior office, and the receipt that comes back.

A package is a ZIP archive of `manifest.json`, which names every other entry with its size and its
digests (SM3, GB/T 32905, and SHA-256), of `reports/NNNN.json`, and of documents for reading. With
a password the whole archive is sealed (`sealing`): SM4-GCM under a key from Argon2id.

Whatever does not agree with the manifest is refused whole, and nothing is ever unpacked to a place
that a package names.
"""
