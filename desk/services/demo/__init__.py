"""Invented people, dates and marks, all marked as demo: seeds/demo.toml and seeds/demo_now.toml."""
