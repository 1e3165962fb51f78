"""Free pages and news of the regency, edited in Wagtail by its communications office."""
