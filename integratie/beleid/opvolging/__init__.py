"""Opvolging van een plan: staat een streefcijfer op zijn pad, en wat valt daar eerlijk over te besluiten?"""

from integratie.beleid.opvolging.oordeel import Oordeel, oordeel, oordelen

__all__ = ["Oordeel", "oordeel", "oordelen"]
