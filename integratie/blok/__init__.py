"""Blokken: wat een notebook toont, als gegevens."""
