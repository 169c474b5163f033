"""The deployment: settings, environment, middleware and the root addresses."""
