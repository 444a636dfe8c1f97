"""How well quotations, cues and sources are found, against PolNeAR, and beside other tools."""
