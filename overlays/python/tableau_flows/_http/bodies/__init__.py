"""Bodies of requests and responses: multipart, streaming, decompression."""
