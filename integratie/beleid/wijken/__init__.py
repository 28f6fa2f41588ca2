"""Verschillen binnen een gemeente."""
