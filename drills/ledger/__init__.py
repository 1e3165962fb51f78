"""A small app that writes as every action does: number, audit row and event in one transaction."""
