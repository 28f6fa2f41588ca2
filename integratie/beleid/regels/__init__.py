"""Beleidsregels en hun drempels."""
