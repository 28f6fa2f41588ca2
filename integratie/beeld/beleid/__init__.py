"""Beleidsanalyse zichtbaar gemaakt: kader, regels en drempels, samenwerking, en de Vlaamse Rand als geheel."""
