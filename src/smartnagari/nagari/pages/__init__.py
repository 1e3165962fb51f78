"""What stands on each public page of a nagari's site; the same for a preview as for what is published."""
