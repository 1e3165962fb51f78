"""Backups that were really restored: one encrypted archive with a manifest, and the way back."""
