"""Samen met buren een drempel halen."""
