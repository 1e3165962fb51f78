"""Writes of regions: one function per thing that can be done."""
