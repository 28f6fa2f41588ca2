"""Het rapport over het plan."""
