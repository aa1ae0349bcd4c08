"""The compiler: spec/ in, generated/ out."""
