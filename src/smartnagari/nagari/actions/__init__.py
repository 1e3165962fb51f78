"""The only ways to change what a nagari's site shows, beside what ``publishing`` applies."""
