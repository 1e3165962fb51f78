"""Reads of publishing: gates, lists, what is missing."""
