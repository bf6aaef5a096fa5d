"""What people type about participants; forms check and lay themselves out."""
