"""Pytest-plugin: Papermill draait met onze motor als er geen gevraagd wordt."""

from papermill.engines import papermill_engines

from integratie.uitvoering.motor import Motor

papermill_engines.register(None, Motor)
