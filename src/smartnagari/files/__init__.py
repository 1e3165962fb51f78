"""Uploaded files: checked, drawn anew, kept and served apart from the pages."""
