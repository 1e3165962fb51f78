"""Content on its way to the public: drafts, revisions, moderation, schedule, preview."""
