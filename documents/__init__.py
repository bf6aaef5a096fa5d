"""Plain values in, PDF bytes out: fonts, frames and papers. No database, no network, no files but the fonts."""
