"""The plan of one call: request, delivery with retries and redirects, sign-in, reply."""
