"""How well quotations, cues and sources are found, compared with PolNeAR and with other tools."""
