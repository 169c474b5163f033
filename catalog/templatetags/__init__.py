"""Shaping of output: the tags and filters of the site's templates."""
