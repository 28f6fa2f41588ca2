"""Wie komt er wonen, en wie vertrekt? Gemeten in het eigen bevolkingsregister van de gemeente; enkel beschermde tabellen komen eruit."""
