"""Beleid: regels en drempels, gelijkaardige gemeenten, samenwerking, en de andere analyses voor wie beslist."""
