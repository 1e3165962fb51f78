"""Codes and names as pure arithmetic: no database, no clock, no translation."""
