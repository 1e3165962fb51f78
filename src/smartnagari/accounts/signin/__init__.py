"""Signing in: what stands between allauth and our actions, and the sessions that come of it."""
