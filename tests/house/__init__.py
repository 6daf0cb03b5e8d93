"""What is true of the whole house: imports, guards of the tests, documents, packages."""
