"""Pages of people: a course's list, the roll call, everyone's own pages."""
