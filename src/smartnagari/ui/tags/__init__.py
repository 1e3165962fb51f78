"""The components, by what they are for. Importing a module registers its tags in ``ui.library``."""
