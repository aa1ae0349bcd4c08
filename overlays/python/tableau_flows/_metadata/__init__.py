"""The Metadata API: GraphQL queries, their results, and lists that are read with them."""
