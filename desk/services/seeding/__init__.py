"""Fill the reference tables and the 2024 course from seeds/, through the services that users go through."""
