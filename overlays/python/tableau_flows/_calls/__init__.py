"""One call: building the request, delivery with retries and redirects, sign-in, the reply."""
