"""Reads requests: paths, headers, query parameters, XML and multipart bodies, flow files."""
