"""Tags that draw potential."""
