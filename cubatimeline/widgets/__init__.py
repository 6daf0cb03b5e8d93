"""Qt widgets, one folder per thing the user can point at; none imports its neighbours."""
