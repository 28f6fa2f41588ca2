"""De opvolging van een plan in beeld: zinnen, figuren en tabellen uit de oordelen van `beleid.opvolging`."""
