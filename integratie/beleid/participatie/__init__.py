"""Wie deed mee aan een bevraging, en hoe weegt men dat."""
