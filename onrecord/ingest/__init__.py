"""Documents in: bytes of any format that reporters have, read into text, blocks and metadata."""
