"""Het rapport over de opvolging."""
