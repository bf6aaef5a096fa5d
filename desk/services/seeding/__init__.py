"""Fill the reference tables and the 2024 course from the files in seeds/, through the services that users go through."""
