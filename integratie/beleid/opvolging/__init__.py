"""Opvolging van een plan: staat een streefcijfer op zijn pad, en wat valt daar eerlijk over te besluiten?"""
