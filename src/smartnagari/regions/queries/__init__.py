"""Reads of regions: gates, lists, what held on a day."""
