"""In vier bladzijden: het korte rapport van een gemeente."""
